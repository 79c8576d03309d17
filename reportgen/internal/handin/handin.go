// Package handin is one machine's part in a class: a reviewed results file and
// what the lessons ask come in; a small file goes out that says how the machine,
// its predictions and its exercises did, and not whose it is.
//
// A hand-in holds no text that anybody typed: each string is one of a list, a
// name of the course's, or hexadecimal digits. It has no samples, no reasons, no
// times of day, no kernel, no host, no address and no secret. Its identity is
// derived from a secret that stays in the user's configuration folder.
package handin

import (
	"workbook/reportgen/internal/claim"
	"workbook/reportgen/internal/results"
)

// Schema is the version of the hand-in that this package writes and reads.
const Schema = 1

// FileName is what a hand-in is called in the report's folder.
const FileName = "hand-in.json"

// A HandIn is what one machine hands in.
type HandIn struct {
	Schema      int         `json:"hand_in"`
	ID          ID          `json:"id"`
	Number      int         `json:"number"` // 1 for the machine's first hand-in; a higher one replaces a lower one
	Machine     Machine     `json:"machine"`
	Calibration Calibration `json:"calibration"`
	Labs        []Lab       `json:"labs"`
}

// A Machine is the class of a machine: what many machines share.
type Machine struct {
	OS       string `json:"os"`
	Arch     string `json:"arch"`
	CPU      string `json:"cpu"`           // family, such as "AMD Ryzen 5"
	CPUs     int    `json:"cpus"`          // on which a lab's processes run at once
	Logical  int    `json:"cpus_logical"`  // 0 if it is not known
	Physical int    `json:"cpus_physical"` // likewise
	MemoryGB int    `json:"memory_gb"`     // rounded to a power of two; 0 if it is not known
	Go       string `json:"go"`            // "1.26"; "" if it is not a release
	Virtual  bool   `json:"virtual"`
	Battery  bool   `json:"on_battery"`
}

// Calibration is what the machine can do at best, and its noise.
type Calibration struct {
	Launch   Interval  `json:"launch_ns,omitzero"`
	Timer    Interval  `json:"timer_ns,omitzero"`
	Handover Interval  `json:"handover_ns,omitzero"`
	Atomic   Interval  `json:"atomic_ns,omitzero"`
	Noise    Interval  `json:"noise,omitzero"`
	Ceiling  []Ceiling `json:"ceiling"`
}

// Ceiling is the speedup of workers that share nothing.
type Ceiling struct {
	Workers int      `json:"workers"`
	Speedup Interval `json:"speedup"`
}

// A Lab is how one lab went.
type Lab struct {
	Name     string             `json:"name"`
	Status   results.Status     `json:"status"`
	Race     results.RaceStatus `json:"race,omitempty"`
	Exercise results.Attempt    `json:"exercise,omitempty"` // "" if the lab has none
	Cause    string             `json:"cause,omitempty"`    // what the check of the exercise found, as its tests call it

	Prediction *Prediction `json:"prediction,omitempty"` // nil if there is none
	Measured   Fingerprint `json:"measured,omitempty"`   // the choice that the machine bears out; "" if it settles none
	Answer     Interval    `json:"answer,omitzero"`      // what the lesson's question measures, in base units
	Claims     []Claim     `json:"claims"`
	Cases      []Case      `json:"cases"`
}

// A Prediction is the choice that the reader took before the result. Choice is
// "" if it is not a choice of the lesson's.
type Prediction struct {
	Choice Fingerprint `json:"choice,omitempty"`
	Seen   bool        `json:"seen"`    // a result was there to see by then
	Before int         `json:"changed"` // how many answers it replaced
}

// A Claim is a claim of the lesson's and whether it holds on the machine.
type Claim struct {
	Claim   Fingerprint   `json:"claim"` // of its predicate
	Verdict claim.Verdict `json:"verdict"`
}

// A Case is variant × workers × N, with what its samples come to.
type Case struct {
	Variant string          `json:"variant"`
	Workers int             `json:"workers"`
	N       int64           `json:"n"`
	Wrong   float64         `json:"wrong,omitzero"` // share of the repeats whose sum was wrong
	Stuck   bool            `json:"stuck,omitzero"` // it was ended, as its lesson expects
	Outcome results.Outcome `json:"outcome,omitempty"`
	Work    Interval        `json:"work_ns,omitzero"`
	Speedup Interval        `json:"speedup,omitzero"`
	CPUs    Interval        `json:"cpus_used,omitzero"`
	Memory  Interval        `json:"peak_rss_bytes,omitzero"`
}

// An Interval is a median, the two ends of its 95% interval, and the number of
// samples, to four digits.
type Interval [4]float64
