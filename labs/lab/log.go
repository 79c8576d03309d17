package lab

import (
	"encoding/json"
	"io"
	"os"
	"time"

	"workbook/labs/launch"
)

// A log keeps what a variant reports beside its sum: the phases of its work, the
// processes that it started, which worker worked when. It belongs to one launch,
// and only the goroutine that runs the variant writes to it.
type log struct {
	phases    map[string]time.Duration
	processes bool           // worker processes were started
	hold      bool           // see Task.Hold
	memory    *launch.Memory // see Task.Held
	events    *json.Encoder  // nil unless the launch is observed
	refused   int64          // see Task.Refused
	repeats   int            // number of repeats that have ended
	began     time.Time
}

func newLog(observe bool, stdout io.Writer) *log {
	l := &log{phases: map[string]time.Duration{}, began: time.Now()}
	if observe {
		l.events = json.NewEncoder(stdout)
		_ = l.events.Encode(launch.Event{Event: "process", Worker: -1, PID: os.Getpid()})
	}
	return l
}

// Phase adds d to a named phase of this repeat: "start", "work", "collect".
func (t Task) Phase(name string, d time.Duration) {
	if t.log != nil {
		t.log.phases[name] += d
	}
}

// Refused reports how many messages came that were no results of this task.
func (t Task) Refused(messages int) {
	if t.log != nil {
		t.log.refused += int64(messages)
	}
}

// Started reports that worker w runs as the process pid.
func (t Task) Started(w, pid int) {
	if t.log == nil {
		return
	}
	t.log.processes = true
	if t.log.events != nil {
		_ = t.log.events.Encode(launch.Event{Event: "process", Worker: w, PID: pid})
	}
}

// Worked reports that worker w was at work from one time to another. Only the
// first repeat of a launch is kept, since a chart has no room for more.
func (t Task) Worked(w int, from, to time.Time) {
	if t.log != nil && t.log.events != nil && t.log.repeats == 0 {
		_ = t.log.events.Encode(launch.Event{Event: "span", Worker: w, From: from.Sub(t.log.began), To: to.Sub(t.log.began)})
	}
}

// Hold reports whether worker processes have to wait after their work until their
// memory has been counted. It is true only in the repeat after the timed ones.
func (t Task) Hold() bool { return t.log != nil && t.log.hold }

// Held reports the memory that the processes of the task held at once, this
// process included.
func (t Task) Held(m launch.Memory) {
	if t.log != nil {
		t.log.memory = &m
	}
}
