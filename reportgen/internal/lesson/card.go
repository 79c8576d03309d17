package lesson

import (
	"fmt"
	"slices"
	"strings"

	"workbook/labs/units"
	"workbook/reportgen/internal/results"
)

// A card says how the lab went on this machine. Its warnings name their cases in
// their texts.
type card struct {
	Troubles  []trouble // in the lab's files as they are now
	Missing   string    // why there is nothing to tell
	Error     string    // of a failed lab: its last lines
	Failed    bool
	Race      race
	Counts    []count
	Deadlocks []deadlock
	Failures  []failure
	Warnings  []results.Warning
	Notes     []results.Warning
}

// A deadlock says what became of a case that should never end: in words, and who
// waited for what when it was ended.
type deadlock struct {
	Variant string
	Ended   bool // it ended by itself
	After   string
	Why     string
	Waits   []results.Wait
	Graph   *waitGraph // nil if the dump tells of no lock
}

// A failure says why a case of the reader's own variant was not measured.
type failure struct {
	Case string // variant, and its workers
	results.Failure
}

// A race is the race detector's verdict in words, with its evidence.
type race struct {
	Status string
	Why    string
	Pairs  []racePair
}

type racePair struct{ Variant, Now, Before string }

// A count says how many of a variant's sums were right.
type count struct {
	Variant      string
	Right, Total int
	Expected     string // what the lesson expects: right, race, wrong or stuck
}

// Wrong is how many were not.
func (c count) Wrong() int { return c.Total - c.Right }

// AllRight reports whether there were sums, and every one was right.
func (c count) AllRight() bool { return c.Total > 0 && c.Right == c.Total }

func (d *draft) card() card {
	c := card{Troubles: d.troubles[d.unit.Name]}
	if d.File == nil {
		return c
	}
	if d.lab == nil {
		c.Missing = notMeasured(d.unit.Name)
		return c
	}
	c.Error, c.Failed = strings.TrimSpace(d.lab.Error), d.lab.Status == results.Failed
	c.Race = newRace(d.lab.Race)
	for _, m := range d.lab.Cases {
		c.add(d.unit.Name, m)
	}
	for _, w := range d.File.Warnings {
		switch {
		case w.Lab != d.unit.Name:
		case w.Level == results.Note && w.Code != "unavailable":
			c.Notes = append(c.Notes, w)
		default:
			c.Warnings = append(c.Warnings, w)
		}
	}
	return c
}

// add counts a case's sums, or says how it was stuck or why it failed.
func (c *card) add(unit string, m results.Case) {
	if s := m.Stuck; s != nil {
		graph := newWaitGraph(fmt.Sprintf("%s-circle-%d", unit, len(c.Deadlocks)+1), s.Waits)
		c.Deadlocks = append(c.Deadlocks, deadlock{m.Variant, s.Ended, units.Time(float64(s.After)), s.Why, s.Waits, graph})
		return
	}
	if m.Failure != nil {
		c.Failures = append(c.Failures, failure{fmt.Sprintf("%s, workers: %d", m.Variant, m.Workers), *m.Failure})
		return
	}
	i := slices.IndexFunc(c.Counts, func(c count) bool { return c.Variant == m.Variant })
	if i < 0 {
		i = len(c.Counts)
		c.Counts = append(c.Counts, count{Variant: m.Variant, Expected: string(m.Expect)})
	}
	c.Counts[i].Right += m.Right()
	c.Counts[i].Total += m.Right() + m.Wrong()
}

func notMeasured(lab string) string { return "this results file has no " + lab }

func newRace(found results.Race) race {
	r := race{Status: string(found.Status), Why: found.Why}
	for _, p := range found.Reports {
		r.Pairs = append(r.Pairs, racePair{p.Variant, access(p.Now), access(p.Before)})
	}
	return r
}

// access writes one side of a race: "write in unlocked.func1, labs/02-race/main.go:31".
func access(a results.Access) string {
	return fmt.Sprintf("%s in %s, %s:%d", a.Op, a.Function, a.File, a.Line)
}
