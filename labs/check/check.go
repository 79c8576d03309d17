// Package check is what the checkers of all exercises share. A checker is a
// program of its own beside the exercise: it takes one step, held in an Exercise,
// and prints what came of it as one JSON line. Whoever starts it, reportgen check,
// bounds its time, watches what it leaves behind, and tells the student.
package check

import (
	"encoding/json"
	"fmt"
	"os"
	"runtime"
	"slices"
	"strings"

	"workbook/labs/launch"
)

// The steps of a checker, in the order in which they are taken. Before them, the
// exercise has to build.
const (
	Right      = "right"      // the results are the expected ones
	RaceFree   = "race-free"  // the race detector finds nothing
	Concurrent = "concurrent" // as many workers as asked for are at work at once, and no more
	Tidy       = "tidy"       // nothing is left behind
	Fast       = "fast"       // against a reference measured in the same run
)

// Steps lists them in order.
var Steps = []string{Right, RaceFree, Concurrent, Tidy, Fast}

// An Exercise is what a checker knows of its exercise. A step that is nil is not
// asked of it. Each returns nil, or what was expected and what came.
type Exercise struct {
	Right      func() *Failure
	RaceFree   func() // calls the exercise as Right does, and looks at nothing: the race detector does
	Concurrent func() *Failure
	Tidy       func() *Failure // how the exercise is left early; that no goroutine stays is looked at in any case
	Fast       []Comparison

	// Hints help on after a failure, by its cause: each one further than the
	// last, and none with the answer. A cause without any has those of Hints.
	Hints map[string][]string
}

// A Failure is what a step found. It reads: with Input, Want was expected, and
// Got came.
type Failure struct {
	Cause string `json:"cause"` // names the hints
	Input string `json:"input,omitempty"`
	Want  string `json:"want"`
	Got   string `json:"got"`
}

// Fail makes a failure. Got is a format with its arguments.
func Fail(cause, input, want, got string, args ...any) *Failure {
	return &Failure{cause, input, want, fmt.Sprintf(got, args...)}
}

// Taken is what came of a step, and so a checker's last line on stdout.
type Taken struct {
	Step    string   `json:"step"`
	Asked   bool     `json:"asked"` // false where the exercise has no such step
	Note    string   `json:"note,omitempty"`
	Failure *Failure `json:"failure,omitempty"`
}

// Main is a checker's whole program. Its argument is the step to take, of which
// it prints what was Taken; or "hints" and a cause, of which it prints the hints.
func Main(e Exercise) {
	launch.Tether()
	var told any
	switch args := os.Args[1:]; {
	case len(args) == 1 && slices.Contains(Steps, args[0]):
		told = e.take(args[0])
	case len(args) == 2 && args[0] == "hints":
		told = e.hints(args[1])
	default:
		fmt.Fprintf(os.Stderr, "want one step: %s\n", strings.Join(Steps, ", "))
		os.Exit(2)
	}
	line, err := json.Marshal(told)
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	fmt.Printf("\n%s\n", line) // on a line of its own, whatever the exercise printed
}

// take takes one step.
func (e Exercise) take(step string) Taken {
	t := Taken{Step: step, Asked: true}
	switch {
	case step == Right && e.Right != nil:
		t.Failure = e.Right()
	case step == RaceFree && e.RaceFree != nil:
		e.RaceFree()
	case step == Concurrent && e.Concurrent != nil:
		t.Failure = e.Concurrent()
	case step == Tidy:
		t.Failure = e.tidy()
	case step == Fast && len(e.Fast) > 0:
		t.Note, t.Failure = fast(e.Fast)
	default:
		t.Asked = false
	}
	return t
}

// tidy wants as many goroutines after the exercise as before.
func (e Exercise) tidy() *Failure {
	before := runtime.NumGoroutine()
	leave := e.Tidy
	if leave == nil {
		leave = e.Right
	}
	if failed := leave(); failed != nil {
		return failed
	}
	return Settled(before, "")
}

// hints returns those for a cause: the exercise's own, or else the usual ones.
func (e Exercise) hints(cause string) []string {
	if own := e.Hints[cause]; len(own) > 0 {
		return own
	}
	return Hints[cause]
}
