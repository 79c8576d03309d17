// Package results is the border between measuring and showing: the one schema
// of report/results.json, read, checked and written here, and its exports.
// What comes in are samples; what goes out is a File. Base units only:
// nanoseconds and bytes.
package results

import (
	"time"

	"workbook/reportgen/internal/stats"
)

// Schema is the version of the results file that this package writes. It reads
// this one and [oldestSchema].
const Schema = 2

// A File is everything one report is made from.
type File struct {
	Schema      int           `json:"schema"`
	Created     time.Time     `json:"created"`
	Duration    time.Duration `json:"duration_ns"`
	Commit      string        `json:"commit,omitempty"` // of the course, in hexadecimal digits; "" if git does not tell
	Settings    Settings      `json:"settings"`
	Machine     Machine       `json:"machine"`
	Calibration Calibration   `json:"calibration"`
	Warnings    []Warning     `json:"warnings"`
	Labs        []Lab         `json:"labs"`

	// MeanWork is true if the file was of version 1, whose launches kept the mean
	// time of their repeats and not the median.
	MeanWork bool `json:"-"`
}

// Lab returns the lab of that name, or nil if the file has none.
func (f *File) Lab(name string) *Lab {
	for i := range f.Labs {
		if f.Labs[i].Name == name {
			return &f.Labs[i]
		}
	}
	return nil
}

// MostRounds is the most rounds that a person may allow a lab. It is also the default.
const MostRounds = 40

// Settings are what the person who ran the report chose.
type Settings struct {
	Budget time.Duration `json:"budget_ns"`
	Rounds int           `json:"rounds"` // the most rounds a lab may take
	Seed   uint64        `json:"seed"`   // of the cases' order; the same seed gives the same order
}

// Machine is what the samples were taken on. Neither host nor user is named.
// Zero values and empty strings mean that the system does not tell.
type Machine struct {
	OS           string  `json:"os"`
	Arch         string  `json:"arch"`
	Distribution string  `json:"distribution,omitempty"`
	Kernel       string  `json:"kernel,omitempty"`
	CPUModel     string  `json:"cpu_model,omitempty"`
	CPUsLogical  int     `json:"cpus_logical,omitempty"`
	CPUsPhysical int     `json:"cpus_physical,omitempty"`
	CPUsUsable   int     `json:"cpus_usable"`             // min of affinity, quota and GOMAXPROCS
	CPUsAffinity int     `json:"cpus_affinity,omitempty"` // CPUs this process may run on
	CPUQuota     float64 `json:"cpu_quota,omitempty"`     // CPUs' worth of time the container grants
	GoMaxProcs   int     `json:"gomaxprocs"`              // CPUs that the goroutines of a process may use
	Memory       int64   `json:"memory_bytes,omitempty"`  // that the machine has
	MemoryLimit  int64   `json:"memory_limit_bytes,omitempty"`
	GoVersion    string  `json:"go_version"`
	Virtual      string  `json:"virtual,omitempty"` // the hypervisor or container, "" if none shows
	Governor     string  `json:"governor,omitempty"`
	Battery      bool    `json:"on_battery"`
	Load         float64 `json:"load,omitempty"` // runnable tasks over the last minute, before the start
}

// Calibration is what the machine can do at best, measured before the labs.
type Calibration struct {
	Launch  stats.Interval `json:"launch_ns"`                 // a launch that repeats nothing
	Memory  stats.Interval `json:"launch_rss_bytes,omitzero"` // peak memory of such a launch
	Timer   stats.Interval `json:"timer_ns"`                  // smallest step of the clock
	Ceiling []Ceiling      `json:"ceiling"`
	Noise   Noise          `json:"noise"`

	Handover   stats.Interval `json:"handover_ns,omitzero"`  // one cache line from one CPU to another, one way
	Atomic     stats.Interval `json:"atomic_ns,omitzero"`    // an atomic addition to a cache line that stays on its CPU
	NoCounters string         `json:"no_counters,omitempty"` // why the system gives no hardware counters; "" if it does
}

// Ceiling is the speedup of independent, share-nothing workers.
type Ceiling struct {
	Workers int            `json:"workers"`
	Speedup stats.Interval `json:"speedup"`
}

// Noise is the baseline measured against itself within each round.
type Noise struct {
	Ratio stats.Interval `json:"ratio"`
}

// A Level says how much a warning weighs.
type Level string

const (
	Red   Level = "red"   // a result that must not be used
	Amber Level = "amber" // results to be read with care
	Note  Level = "note"  // worth knowing
)

// A Warning is something that may have spoilt a measurement. Lab, Variant,
// Workers and N say where; empty means everywhere.
type Warning struct {
	Level   Level  `json:"level"`
	Code    string `json:"code"`
	Text    string `json:"text"`
	Lab     string `json:"lab,omitempty"`
	Variant string `json:"variant,omitempty"`
	Workers int    `json:"workers,omitempty"`
	N       int64  `json:"n,omitempty"`
}

// A Status says how far a lab came.
type Status string

// Whether a lab was measured.
const (
	OK     Status = "ok"
	Failed Status = "failed" // Error says why; cases measured before are kept
)

// A Lab is what was measured of one lab.
type Lab struct {
	Name   string `json:"name"`
	Title  string `json:"title"`
	Status Status `json:"status"`
	Error  string `json:"error,omitempty"`
	Race   Race   `json:"race"`
	Cases  []Case `json:"cases"`

	// Program is the SHA-256 of the lab's sources as they were built, with line
	// ends normalised, in hexadecimal digits: equal ones are the same program.
	Program string `json:"program,omitempty"`

	Prediction *Prediction `json:"prediction,omitempty"` // nil if the reader gave none
	Exercise   Attempt     `json:"exercise,omitempty"`   // "" if the lab has none

	// Cause is the name of what the check of the exercise found, as its tests call
	// it; "" unless the exercise is [NotPassed], and in older files.
	Cause string `json:"exercise_cause,omitempty"`
}

// A Prediction is what the reader said before the run.
type Prediction struct {
	Pick
	Earlier   []Pick     `json:"earlier,omitempty"` // what it replaced, oldest first
	Questions []Answered `json:"questions,omitempty"`
	Drawing   *Drawing   `json:"drawing,omitempty"` // nil if the reader drew no line
}

// A Pick is one answer to a lesson's prediction.
type Pick struct {
	Choice string    `json:"choice"` // in the lesson's words; "" if only questions were answered
	Why    string    `json:"why,omitempty"`
	At     time.Time `json:"at"`
	Seen   bool      `json:"seen"` // a result of the lab was there to see by then
}

// Answered is a free answer to a question at a lesson's end.
type Answered struct {
	Ask    string    `json:"ask"`
	Answer string    `json:"answer"`
	At     time.Time `json:"at"`
}

// RaceStatus is the race detector's verdict on a lab.
type RaceStatus string

// The verdicts of the race detector.
const (
	Clean       RaceStatus = "clean"
	Racy        RaceStatus = "race"
	Unavailable RaceStatus = "unavailable"
)

// Race is the verdict with its evidence. Why says what is missing if the
// verdict is unavailable.
type Race struct {
	Status  RaceStatus   `json:"status"`
	Why     string       `json:"why,omitempty"`
	Reports []RaceReport `json:"reports"`
}

// A RaceReport is one pair of accesses that nothing orders.
type RaceReport struct {
	Variant string `json:"variant"`
	Now     Access `json:"now"`
	Before  Access `json:"before"`
}

// An Access is one side of a race.
type Access struct {
	Op       string `json:"op"` // read or write
	Function string `json:"function"`
	File     string `json:"file"` // relative to the project
	Line     int    `json:"line"`
}

// Expect is what a variant's lesson says of its sums.
type Expect string

const (
	ExpectRight Expect = "right" // every sum is the expected one
	ExpectRace  Expect = "race"  // sums may be wrong, from a data race
	ExpectWrong Expect = "wrong" // sums may be wrong, without any data race
	ExpectStuck Expect = "stuck" // it never ends by itself
)
