package launch

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"time"
)

// A Sample is what one launch of a lab reports about itself: the JSON line that
// the lab prints with -json. The rest is measured from outside, see [Usage].
type Sample struct {
	Lab     string `json:"lab"`
	Variant string `json:"variant"`
	N       int64  `json:"n"`
	Workers int    `json:"workers"`

	Repeats   int           `json:"repeats"`     // that were timed
	Work      time.Duration `json:"work_ns"`     // median of the repeats
	Quantiles Quantiles     `json:"repeat_ns"`   // of the repeats
	Began     int64         `json:"began"`       // start of the first repeat, timed or not, in Unix nanoseconds
	WarmUp    time.Duration `json:"warm_up_ns"`  // untimed repeats before the timed ones
	Ended     int64         `json:"ended"`       // end of the last timed repeat
	Counting  time.Duration `json:"counting_ns"` // an untimed repeat after the timed ones, in which memory is counted
	WorkCPU   time.Duration `json:"work_cpu_ns"` // CPU time during the timed repeats
	Queued    time.Duration `json:"queued_ns"`   // of the threads during the timed repeats, see [Queued]; -1 if unknown

	Sum   int64 `json:"sum"` // of the last repeat
	Right int   `json:"right"`
	Wrong int   `json:"wrong"`

	PeakRSS    int64  `json:"peak_rss_bytes"` // 0 if the system does not tell
	MemoryKind string `json:"memory_kind"`    // see [Memory]

	Waits       int64 `json:"waits"`        // how many waits Queued is the sum of
	CacheMisses int64 `json:"cache_misses"` // during the timed repeats, see [CountMisses]; -1 if unknown

	Runtime *Runtime `json:"runtime,omitempty"` // nil if other processes did the work

	Details
}

// Quantiles describe how the times of a launch's repeats are distributed. Repeats
// that are too short for the clock are timed in batches; then these are the means
// of the batches.
type Quantiles struct {
	Min    time.Duration `json:"min"`
	Q1     time.Duration `json:"q1"`
	Median time.Duration `json:"median"`
	Q3     time.Duration `json:"q3"`
	P95    time.Duration `json:"p95"`
	Max    time.Duration `json:"max"`
}

// Runtime is what Go's runtime counted during the timed repeats, see package
// runtime/metrics. The times are sums over all goroutines.
type Runtime struct {
	GCCycles    int64         `json:"gc_cycles"`
	GCPause     time.Duration `json:"gc_pause_ns"`
	GCCPU       time.Duration `json:"gc_cpu_ns"`
	Allocated   int64         `json:"allocated_bytes"`
	Goroutines  int64         `json:"goroutines"`      // times that a goroutine became ready to run and then ran
	Runnable    time.Duration `json:"runnable_ns"`     // how long these were ready and did not run
	RunnableP95 time.Duration `json:"runnable_p95_ns"` // 95% of them waited no longer
	LockWait    time.Duration `json:"lock_wait_ns"`    // goroutines asleep until they got a lock
}

// Details are the fields that most samples leave empty.
type Details struct {
	Lost   []float64                `json:"lost,omitempty"`   // if a repeat was wrong: the missing share of the sum, for the first [KeptLost] repeats
	Phases map[string]time.Duration `json:"phases,omitempty"` // mean time per repeat
	Error  string                   `json:"error,omitempty"`  // why the last repeat failed

	Refused int64 `json:"refused,omitempty"` // messages that were no results of the task: others can send some

	Unavailable string `json:"unavailable,omitempty"` // what the variant needs and this machine lacks
}

// KeptLost is the largest number of repeats for which [Details].Lost is kept.
const KeptLost = 10

// Memory is what a tree of processes held at once.
type Memory struct {
	Bytes int64
	Kind  string // MemoryPSS or MemorySum
}

// The kinds of memory figures.
const (
	MemoryPeak = "peak"    // one process: its own high-water mark
	MemoryPSS  = "pss"     // several: each page divided by the number of processes that map it
	MemorySum  = "rss-sum" // several: a shared page counts once for each process
)

// Line returns the sample as one JSON line. It writes the fields of every sample
// without encoding/json, whose reflection takes 0.07 ms of each launch: a quarter
// of the time that a lab may need to start.
func (s Sample) Line() ([]byte, error) {
	q := s.Quantiles
	line := fmt.Appendf(nil, `{"lab":%q,"variant":%q,"n":%d,"workers":%d,"repeats":%d,"work_ns":%d,`+
		`"repeat_ns":{"min":%d,"q1":%d,"median":%d,"q3":%d,"p95":%d,"max":%d},`+
		`"began":%d,"warm_up_ns":%d,"ended":%d,"counting_ns":%d,"work_cpu_ns":%d,"queued_ns":%d,"waits":%d,"cache_misses":%d,`+
		`"sum":%d,"right":%d,"wrong":%d,"peak_rss_bytes":%d,"memory_kind":%q`,
		s.Lab, s.Variant, s.N, s.Workers, s.Repeats, s.Work, q.Min, q.Q1, q.Median, q.Q3, q.P95, q.Max,
		s.Began, s.WarmUp, s.Ended, s.Counting, s.WorkCPU, s.Queued, s.Waits, s.CacheMisses,
		s.Sum, s.Right, s.Wrong, s.PeakRSS, s.MemoryKind)
	if r := s.Runtime; r != nil {
		line = fmt.Appendf(line, `,"runtime":{"gc_cycles":%d,"gc_pause_ns":%d,"gc_cpu_ns":%d,"allocated_bytes":%d,`+
			`"goroutines":%d,"runnable_ns":%d,"runnable_p95_ns":%d,"lock_wait_ns":%d}`,
			r.GCCycles, r.GCPause, r.GCCPU, r.Allocated, r.Goroutines, r.Runnable, r.RunnableP95, r.LockWait)
	}
	if len(s.Lost) == 0 && len(s.Phases) == 0 && s.Error == "" && s.Refused == 0 && s.Unavailable == "" {
		return append(line, "}\n"...), nil
	}
	details, err := json.Marshal(s.Details)
	line = append(line, ',')
	return append(append(line, details[1:]...), '\n'), err
}

// errNoSample means that a program ended as if all was well before it printed its sample.
var errNoSample = errors.New("printed no sample and ended with exit code 0, as os.Exit(0) does")

// begin is how each sample's line begins. No text within a sample holds it, because
// JSON puts a backslash before a quotation mark.
var begin = []byte(`{"lab":`)

// LastSample reads the last sample from what a lab printed. What a variant printed before
// it, also without a line end, or main after it, is not part of the sample.
func LastSample(stdout []byte) (Sample, error) {
	at := bytes.LastIndex(stdout, begin)
	if at < 0 {
		return Sample{}, errNoSample
	}
	var s Sample
	if err := json.NewDecoder(bytes.NewReader(stdout[at:])).Decode(&s); err != nil {
		return Sample{}, errors.New("printed something other than a sample")
	}
	return s, nil
}
