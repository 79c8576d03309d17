package results

import "time"

// A Sample is what one launch of a case gave. Zero and nil mean unknown for the
// memory, the CPU times, the switches, and for everything that not every system
// or every program tells.
type Sample struct {
	Round    int `json:"round"`    // from 0
	Position int `json:"position"` // the launch's place in its round, from 0
	Repeats  int `json:"repeats"`

	Work      time.Duration `json:"work_ns"`               // median of the repeats; version 1: their mean
	Quantiles *Quantiles    `json:"repeat_ns,omitempty"`   // of the repeats, or of the batches that were timed at once
	Wall      time.Duration `json:"wall_ns"`               // of the whole launch: start, warm-up, repeats, counting, teardown
	Start     time.Duration `json:"start_ns"`              // until the first repeat
	WarmUp    time.Duration `json:"warm_up_ns,omitempty"`  // repeats made before the timed ones
	Counting  time.Duration `json:"counting_ns,omitempty"` // the untimed repeat at whose end memory is counted
	Teardown  time.Duration `json:"teardown_ns"`           // after the last repeat

	User    time.Duration `json:"user_ns,omitempty"` // CPU time of the launch and its worker processes
	System  time.Duration `json:"system_ns,omitempty"`
	WorkCPU time.Duration `json:"work_cpu_ns,omitempty"` // CPU time during the timed repeats alone

	PeakRSS     int64      `json:"peak_rss_bytes,omitempty"` // of the launch and its worker processes
	Memory      MemoryKind `json:"memory_kind,omitempty"`
	Voluntary   *int64     `json:"voluntary_switches,omitempty"`
	Involuntary *int64     `json:"involuntary_switches,omitempty"`
	CacheMisses *int64     `json:"cache_misses,omitempty"`

	Disturbed bool           `json:"disturbed,omitempty"`    // other programs slowed this launch down
	Others    *float64       `json:"others_share,omitempty"` // share of the CPU time it could have used that others had
	Queued    *time.Duration `json:"queued_ns,omitempty"`    // its threads were ready to run and had no CPU, all threads together

	Right int       `json:"right"`          // repeats whose sum was the expected one
	Wrong int       `json:"wrong"`          // repeats whose sum was another one
	Lost  []float64 `json:"lost,omitempty"` // of the first repeats: the share of the sum that is missing

	Refused int64 `json:"refused,omitempty"` // messages that were no results of the task

	Phases  map[string]time.Duration `json:"phases,omitempty"`  // mean time per repeat
	Runtime *Runtime                 `json:"runtime,omitempty"` // nil if the program is not Go's
}

// MemoryKind says how PeakRSS was counted.
type MemoryKind string

const (
	MemoryPeak MemoryKind = "peak"    // one process: its own high-water mark
	MemoryPSS  MemoryKind = "pss"     // several: each page shared out over the processes that map it
	MemorySum  MemoryKind = "rss-sum" // several: shared pages are counted once a process
)

// Quantiles describe how the times of one launch's repeats are distributed.
type Quantiles struct {
	Min    time.Duration `json:"min"`
	Q1     time.Duration `json:"q1"` // a quarter of the repeats took no longer
	Median time.Duration `json:"median"`
	Q3     time.Duration `json:"q3"`
	P95    time.Duration `json:"p95"`
	Max    time.Duration `json:"max"`
}

// Runtime is what Go's runtime counted from the launch's first repeat to its last
// (package runtime/metrics).
type Runtime struct {
	GCCycles    int64         `json:"gc_cycles"`
	GCPause     time.Duration `json:"gc_pause_ns"`     // the world was stopped, all pauses together
	GCCPU       time.Duration `json:"gc_cpu_ns"`       // CPU time of the garbage collector
	Allocated   int64         `json:"allocated_bytes"` // all together, freed or not
	Goroutines  int64         `json:"goroutines"`      // times that a goroutine became runnable and then ran
	Runnable    time.Duration `json:"runnable_ns"`     // time that these waited for a processor, all together
	RunnableP95 time.Duration `json:"runnable_p95_ns"` // 95% of them waited no longer
	LockWait    time.Duration `json:"lock_wait_ns"`    // goroutines asleep on a mutex, all together
}
