package lab

import (
	"encoding/json"
	"io"
	"os"
	"time"
)

// A Log is where a variant tells what a sum does not show: the phases of its
// work, the processes that it started, who worked when. It belongs to one
// launch, and only the goroutine that runs the variant writes to it.
type Log struct {
	phases    map[string]time.Duration
	processes bool          // worker processes were started
	hold      bool          // see Task.Hold
	memory    *Memory       // see Task.Held
	events    *json.Encoder // nil but in an observed launch
	repeats   int           // that have ended
	began     time.Time
}

// Memory is what a tree of processes held at once, in bytes.
type Memory struct {
	Bytes int64
	Kind  string // MemoryPSS or MemorySum
}

// How memory was counted: see Sample.MemoryKind.
const (
	MemoryPeak = "peak"
	MemoryPSS  = "pss"
	MemorySum  = "rss-sum"
)

// An Event is a line that an observed launch prints before its sample: a process
// that runs (worker -1 is the lab's own), or a stretch in which a worker was at
// work, counted from the launch's first repeat.
type Event struct {
	Event  string        `json:"event"` // "process" or "span"
	Worker int           `json:"worker"`
	PID    int           `json:"pid,omitempty"`
	From   time.Duration `json:"from_ns,omitempty"`
	To     time.Duration `json:"to_ns,omitempty"`
}

func newLog(observe bool, stdout io.Writer) *Log {
	l := &Log{phases: map[string]time.Duration{}, began: time.Now()}
	if observe {
		l.events = json.NewEncoder(stdout)
		_ = l.events.Encode(Event{Event: "process", Worker: -1, PID: os.Getpid()})
	}
	return l
}

// Phase adds d to a named phase of this repeat: "start", "work", "collect".
func (t Task) Phase(name string, d time.Duration) {
	if t.log != nil {
		t.log.phases[name] += d
	}
}

// Started tells that worker w runs as the process pid.
func (t Task) Started(w, pid int) {
	if t.log == nil {
		return
	}
	t.log.processes = true
	if t.log.events != nil {
		_ = t.log.events.Encode(Event{Event: "process", Worker: w, PID: pid})
	}
}

// Worked tells that worker w was at work from one time to another. What counts
// is a launch's first repeat: more of them would not fit one picture.
func (t Task) Worked(w int, from, to time.Time) {
	if t.log != nil && t.log.events != nil && t.log.repeats == 0 {
		_ = t.log.events.Encode(Event{Event: "span", Worker: w, From: from.Sub(t.log.began), To: to.Sub(t.log.began)})
	}
}

// Hold reports whether worker processes shall wait, their work done, until
// their memory has been counted. Only the repeat after the timed ones asks so.
func (t Task) Hold() bool { return t.log != nil && t.log.hold }

// Held tells what the processes of the task, this one included, held at once.
func (t Task) Held(m Memory) {
	if t.log != nil {
		t.log.memory = &m
	}
}
