// Package course pairs the lessons with the labs. A directory tree comes in;
// the units, in order, go out. A unit is a lesson NN-name.md and a lab NN-name.
package course

import (
	"errors"
	"fmt"
	"maps"
	"path"
	"slices"
	"strconv"
	"strings"

	"workbook/labs/limits"
	"workbook/labs/plain"
	"workbook/reportgen/internal/nearest"
)

// A Unit is one lab with its lesson.
type Unit struct {
	Name     string // folder, lesson stem and key in the report: "03-mutex"
	Number   string // "03"
	Lab      string // path of the lab's folder, slashes, relative to the root: "labs/03-mutex"
	Path     string // path of the lesson, likewise: "lessons/03-mutex.md"
	Exercise string // folder of the lab's exercise, likewise: "labs/03-mutex/exercise"; "" if it has none
	Lesson   Lesson
}

// ExerciseFile is the path of the file that a student edits, relative to the root.
func (u Unit) ExerciseFile() string { return path.Join(u.Exercise, "exercise.go") }

// Given is the path of that file as it was given.
func (u Unit) Given() string { return path.Join(u.Exercise, "testdata", "given.go") }

// Solution is the path of a solution; an instructor may have taken it out.
func (u Unit) Solution() string { return path.Join(u.Exercise, "testdata", "solution.go") }

// A Lesson is a lesson's front matter and its Markdown.
type Lesson struct {
	Title     string
	Follows   string // the lab that it builds on, or ""
	Plan      []Plan
	Trace     []Plan            // of which planned cases Go's execution trace is shown, each with an n of its own
	Observed  bool              // the lesson shows what its observed launches tell
	Expect    map[string]string // variant to right, race, wrong or stuck
	Predict   Predict
	Questions []string // those with a folded answer
	Puzzle    *Puzzle  // nil if it has none
	Terms     []Term   // the words of the field that the lesson introduces
	Body      []byte   // Markdown after the front matter
	Line      int      // line of the file on which Body starts
}

// A Plan is a set of cases: every variant × every worker count × every N.
type Plan struct {
	Variants []string // names; nil means all
	Workers  []Count
	N        []int64
}

// A Count is a number of workers: Times, or Times × the usable CPUs if
// PerCPU is set. Lessons write 4, cpus or 2*cpus.
type Count struct {
	Times  int
	PerCPU bool
}

// ParseCount reads a number of workers as lessons write it.
func ParseCount(text string) (Count, error) {
	if text == "cpus" {
		return Count{Times: 1, PerCPU: true}, nil
	}
	times, perCPU := strings.CutSuffix(text, "*cpus")
	n, err := strconv.Atoi(times)
	if err != nil || n < 1 || n > limits.Workers {
		return Count{}, fmt.Errorf("workers %s: want 1 to %d, cpus or a multiple such as 2*cpus", plain.Line(text), limits.Workers)
	}
	return Count{n, perCPU}, nil
}

// ParseN reads an N as lessons write it: 1000000 or 1e6. With no number to add there would
// be no time to measure.
func ParseN(text string) (int64, error) {
	n, err := strconv.ParseFloat(text, 64)
	if err != nil || n < 1 || n > limits.N || n != float64(int64(n)) {
		return 0, fmt.Errorf("n %s: want a whole number from 1 to %d", plain.Line(text), int64(limits.N))
	}
	return int64(n), nil
}

// Known returns an error for each name in the front matter that is none of the lab's
// variants.
func (u Unit) Known(variants []string) error {
	var errs []error
	check := func(where string, names []string) {
		for _, name := range names {
			if !slices.Contains(variants, name) {
				errs = append(errs, fmt.Errorf("%s:1: front matter: %s: %w", u.Path, where, nearest.Unknown("variant", name, variants)))
			}
		}
	}
	for _, p := range u.Lesson.Plan {
		check("plan", p.Variants)
	}
	for _, p := range u.Lesson.Trace {
		check("trace", p.Variants)
	}
	check("expect", slices.Sorted(maps.Keys(u.Lesson.Expect)))
	return errors.Join(errs...)
}

// On returns the count on a machine with that many usable CPUs. It is no more than a
// task may have.
func (c Count) On(cpus int) int {
	if c.PerCPU {
		return min(c.Times*cpus, limits.Workers)
	}
	return c.Times
}

// A Predict is the question that the student answers before the run.
type Predict struct {
	Ask     string
	Measure string // an expression, e.g. speedup(lock-every-add)
	Choices []Choice
}

// A Choice is one answer. It is the right one if Measure compares so, e.g.
// Is ">= 2.5".
type Choice struct {
	Text   string
	Is     string
	Tempts string // why a reader may choose it, shown with the result; may be ""
}

// A Term is a word of the field with its meaning, both on one line.
type Term struct {
	Name    string
	Meaning string
}

// Choose returns the place of the choice with this text, or -1.
func (p Predict) Choose(text string) int {
	return slices.IndexFunc(p.Choices, func(c Choice) bool { return c.Text == text })
}
