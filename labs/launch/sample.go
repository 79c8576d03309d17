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

	Repeats int           `json:"repeats"`
	Work    time.Duration `json:"work_ns"` // mean of the repeats
	Began   int64         `json:"began"`   // start of the first repeat, in Unix nanoseconds
	Ended   int64         `json:"ended"`   // end of the last repeat

	Sum   int64 `json:"sum"` // of the last repeat
	Right int   `json:"right"`
	Wrong int   `json:"wrong"`

	PeakRSS    int64  `json:"peak_rss_bytes"` // 0 if the system does not tell
	MemoryKind string `json:"memory_kind"`    // see [Memory]

	Details
}

// Details are the fields that most samples leave empty.
type Details struct {
	Lost   []float64                `json:"lost,omitempty"`   // if a repeat was wrong: the missing share of the sum, for the first [KeptLost] repeats
	Phases map[string]time.Duration `json:"phases,omitempty"` // mean time per repeat
	Error  string                   `json:"error,omitempty"`  // why the last repeat failed

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
	line := fmt.Appendf(nil, `{"lab":%q,"variant":%q,"n":%d,"workers":%d,"repeats":%d,"work_ns":%d,`+
		`"began":%d,"ended":%d,"sum":%d,"right":%d,"wrong":%d,"peak_rss_bytes":%d,"memory_kind":%q`,
		s.Lab, s.Variant, s.N, s.Workers, s.Repeats, s.Work,
		s.Began, s.Ended, s.Sum, s.Right, s.Wrong, s.PeakRSS, s.MemoryKind)
	if len(s.Lost) == 0 && len(s.Phases) == 0 && s.Error == "" && s.Unavailable == "" {
		return append(line, "}\n"...), nil
	}
	details, err := json.Marshal(s.Details)
	line = append(line, ',')
	return append(append(line, details[1:]...), '\n'), err
}

// lastSample reads the sample from the last line of what a lab printed.
func lastSample(stdout []byte) (Sample, error) {
	text := bytes.TrimSpace(stdout)
	if len(text) == 0 {
		return Sample{}, errors.New("printed no sample")
	}
	var s Sample
	if err := json.Unmarshal(text[bytes.LastIndexByte(text, '\n')+1:], &s); err != nil {
		return Sample{}, errors.New("printed something else than a sample")
	}
	return s, nil
}

// Listed is one variant in the output of a lab's -list.
type Listed struct {
	Name     string `json:"name"`
	Baseline bool   `json:"baseline"`
}
