// Package exercise checks what students make: it builds an exercise with its
// tests, takes the steps, each in a process of its own, and says how each ended.
// Units come in; verdicts, and a record of them, go out. An exercise may do
// anything at all: it can end neither this process nor another exercise.
package exercise

import (
	"fmt"
	"io/fs"
	"time"

	"workbook/labs/contract"
	"workbook/reportgen/internal/course"
	"workbook/reportgen/internal/results"
)

// Solution reads the unit's solution. The error says so if it was deleted.
func Solution(root fs.FS, u course.Unit) ([]byte, error) {
	if _, err := fs.Lstat(root, u.Solution()); err == nil {
		if err := readable(root, u.Solution()); err != nil { // a pipe would be waited for
			return nil, err
		}
	}
	text, err := fs.ReadFile(root, u.Solution())
	if err != nil {
		return nil, fmt.Errorf("%s has no solution here: it was taken out, so ask whoever did", u.Name)
	}
	return text, nil
}

// A Verdict says how far an exercise is right.
type Verdict struct {
	Lab    string          `json:"lab"`
	File   string          `json:"file"`
	Status results.Attempt `json:"status"` // never just attempted
	Note   string          `json:"note,omitempty"`
	Seed   uint32          `json:"seed"`            // of the sizes that were drawn
	Steps  []Step          `json:"steps"`           // as far as they were taken
	Hints  []string        `json:"hints,omitempty"` // how to begin, if it is not attempted
	Took   time.Duration   `json:"took_ns"`

	Content string `json:"-"`                     // fingerprint of the text that it is about; "" if none could be read
	Edited  bool   `json:"edited,omitempty"`      // not attempted, and no longer the file as it was given
	NotKept string `json:"not_kept,omitempty"`    // why the record does not have it
	Saved   bool   `json:"saved_since,omitempty"` // the file has another text by now
}

// Failure returns the step that failed, or nil.
func (v Verdict) Failure() *Step {
	for i := range v.Steps {
		if v.Steps[i].Outcome == StepFailed {
			return &v.Steps[i]
		}
	}
	return nil
}

// An Outcome says how one step ended.
type Outcome string

// How a step ends.
const (
	StepPassed      Outcome = "passed"
	StepFailed      Outcome = "failed"
	StepNotAsked    Outcome = "not asked"   // the exercise has no such step
	StepUnavailable Outcome = "unavailable" // this machine cannot take it; Note says why
)

// A Step is one line of a verdict. Nothing is escaped yet of what the exercise
// printed.
type Step struct {
	Name    string            `json:"name"`
	Outcome Outcome           `json:"outcome"`
	Note    string            `json:"note,omitempty"`
	Failure *contract.Failure `json:"failure,omitempty"`
	Where   []string          `json:"where,omitempty"`   // places in the project, "labs/…/exercise.go:31"
	Printed []string          `json:"printed,omitempty"` // the last lines that the exercise printed

	busy bool // it is unavailable because the machine was busy
}

// failed makes a step that failed.
func failed(name string, f *contract.Failure) Step {
	return Step{Name: name, Outcome: StepFailed, Failure: f}
}
