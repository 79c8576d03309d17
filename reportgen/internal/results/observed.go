package results

import (
	"strings"
	"time"
)

// A Moment is one tick of the sampler in the observed launch.
type Moment struct {
	At   time.Duration `json:"at_ns"` // since the launch
	CPUs float64       `json:"cpus"`  // used since the moment before
	RSS  int64         `json:"rss_bytes,omitempty"`
}

// A Span is one stretch in which a worker was at work in the observed launch.
type Span struct {
	Worker int           `json:"worker"`
	From   time.Duration `json:"from_ns"`
	To     time.Duration `json:"to_ns"`
}

// Stuck is the result of the one launch of a case that should never end.
type Stuck struct {
	Ended bool          `json:"ended"`    // it ended by itself; otherwise it was ended
	After time.Duration `json:"after_ns"` // how long it ran
	Why   string        `json:"why,omitempty"`
	Waits []Wait        `json:"waits,omitempty"` // when it ended, by goroutine; of a long list the first
}

// A Wait is a goroutine that stood still in a function of the project. For is
// the lock that it waited for, and Holds are those that the function had taken
// by then, both as the source names them.
type Wait struct {
	Goroutine int      `json:"goroutine"`
	State     string   `json:"state"` // in the runtime's words: "sync.Mutex.Lock"
	Function  string   `json:"function"`
	File      string   `json:"file"` // relative to the project
	Line      int      `json:"line"`
	For       string   `json:"for,omitempty"`
	Holds     []string `json:"holds,omitempty"`
}

// Leaked reports whether the runtime knew that nothing can wake the goroutine any
// more. Only a Go with the profile "goroutineleak" tells it.
func (w Wait) Leaked() bool { return strings.HasSuffix(w.State, "(leaked)") }

// A Lane is one stretch of the observed launch in which a goroutine was in one
// state, as Go's execution trace tells.
type Lane struct {
	Goroutine int64         `json:"goroutine"`   // the runtime's number
	P         *int          `json:"p,omitempty"` // the processor it ran on (GOMAXPROCS of them), nil if on none
	State     LaneState     `json:"state"`
	From      time.Duration `json:"from_ns"` // since the first repeat
	To        time.Duration `json:"to_ns"`
}

// A LaneState is what a goroutine does.
type LaneState string

// What a lane may be doing.
const (
	Running  LaneState = "running"
	Runnable LaneState = "runnable" // ready, and no processor is free
	Waiting  LaneState = "waiting"  // for a lock, a channel, a timer, the network
	Syscall  LaneState = "syscall"  // in the operating system
)

// Scheduling is what the goroutines of the traced launch did, all together.
type Scheduling struct {
	N          int64         `json:"n,omitempty"` // of the traced launch, which may be smaller than the case's
	Goroutines int           `json:"goroutines"`  // that did any of the work
	Running    time.Duration `json:"running_ns"`
	Runnable   time.Duration `json:"runnable_ns"`
	Waiting    time.Duration `json:"waiting_ns"` // system calls included
}
