package measure

import (
	"slices"
	"time"

	"workbook/reportgen/internal/results"
)

// A Pause is a moment in which no launch runs. Pauses are not counted as time of
// the budget.
type Pause struct {
	Timed bool                 // what follows is timed, up to the next pause: nothing may run beside it
	Sofar func() *results.File // makes the file of what is known so far
}

// pause lets others have the machine, and returns how long they took.
func (r *run) pause(timed bool) time.Duration {
	if r.Pause == nil {
		return 0
	}
	began := time.Now()
	r.Pause(Pause{Timed: timed, Sofar: r.sofar})
	return time.Since(began)
}

// sofar is the result without the labs that have no sample yet.
func (r *run) sofar() *results.File {
	f, _ := r.result()
	f.Labs = slices.DeleteFunc(f.Labs, func(l results.Lab) bool {
		return l.Status == results.OK && !slices.ContainsFunc(l.Cases, func(c results.Case) bool { return len(c.Samples) > 0 })
	})
	return f
}

// stoodStill says that the report stood still for that long, if it did.
func stoodStill(lost time.Duration) []results.Warning {
	if lost == 0 {
		return nil
	}
	return []results.Warning{{Level: results.Note, Code: "stopped",
		Text: "The report itself stood still for " + lost.Round(time.Second).String() +
			", as after Ctrl-Z or in a paused container; the launches that this hit were made again."}}
}
