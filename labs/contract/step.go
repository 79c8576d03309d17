// Package contract is the kit with which the tests of the exercises are written.
// A test hands a function to [Step], which gives it a [T]; the function calls the
// exercise and says with [T.Want] what it expected. The package has the instruments
// that see what an exercise does, such as [Numbers], [Meeting] and [Goroutines], and
// whole contracts that several exercises share, such as [Sum] and [Calls].
//
// The tests are ordinary Go tests: go test ./labs/02-race/exercise runs them. The
// command reportgen check runs the same ones, each in a process of its own, and
// reads what they report.
package contract

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"runtime"
	"strconv"
	"sync"
	"testing"

	"workbook/labs/lab"
	"workbook/labs/launch"
)

// A T takes one step: it is what a [testing.T] is to a test. Its methods may be
// called from any goroutine.
type T struct {
	*rand.Rand // draws the sizes that are new in each run; only for the step's own goroutine

	test    *testing.T
	order   Order
	reports io.Writer // for the program that ordered the step
	failed  chan struct{}

	mu      sync.Mutex
	input   string   // guarded by mu: what the exercise is called with now
	failure *Failure // guarded by mu: the first one
	note    string   // guarded by mu
	cpus    int      // guarded by mu: how many the step is taken on, 0 if it leaves that to Go
	hurried bool     // guarded by mu: in a call of Hurried, which fails the step when it is over
}

// A Failure is what a step found: with Input, Want was expected, and Got came.
type Failure struct {
	Cause string   `json:"cause"`
	Input string   `json:"input,omitempty"`
	Want  string   `json:"expected"`
	Got   string   `json:"got"`
	Hints []string `json:"hints,omitempty"` // the vaguest first
}

// Step lets take call the exercise and judge it. The test passes if take returns,
// fails if take or one of its instruments calls [T.Fail], and is skipped if the
// exercise is not attempted.
func Step(test *testing.T, take func(t *T)) {
	test.Helper()
	t, err := begin()
	if err != nil {
		test.Fatal(err)
	}
	t.test = test
	// Looked up, and not tried: the exercise may run in goroutines of the test's own.
	if t.uses("workbook/labs/lab.NotAttempted") {
		t.report(Report{Outcome: NotAttempted})
		if t.order.Reports == "" && !testing.Verbose() { // then go test says PASS, and names no test that was skipped
			sayOnce.Do(func() { fmt.Println(lab.NotAttempted) })
		}
		test.Skip(lab.NotAttempted)
	}
	done := make(chan struct{})
	go func() {
		t.onAnyCPUs(take)
		close(done) // a crash is not an end
	}()
	select {
	case <-done:
	case <-t.failed:
	}
	t.end(test)
}

// sayOnce is for what the steps of a program say together.
var sayOnce sync.Once

// begin makes a T for the step that was ordered, or for a plain go test.
func begin() (*T, error) {
	t := &T{reports: io.Discard, failed: make(chan struct{})}
	t.order.Source = "exercise.go" // go test runs a test in its package's folder
	t.order.Seed = rand.Uint32()
	if seed, err := strconv.ParseUint(os.Getenv(SeedVariable), 10, 32); err == nil {
		t.order.Seed = uint32(seed)
	}
	if os.Getenv(OrderVariable) != "" {
		if err := json.NewDecoder(os.Stdin).Decode(&t.order); err != nil {
			return nil, fmt.Errorf("read the order on standard input: %w", err)
		}
		reports, err := os.OpenFile(t.order.Reports, os.O_WRONLY|os.O_APPEND, 0)
		if err != nil {
			return nil, err
		}
		t.reports = reports
		launch.Tether() // the order has been read: the rest of standard input is the lifeline
	}
	t.Rand = rand.New(rand.NewPCG(uint64(t.order.Seed), 0))
	t.report(Report{Hints: replaced})
	return t, nil
}

// end reports the outcome and ends the test with it.
func (t *T) end(test *testing.T) {
	test.Helper()
	t.mu.Lock()
	defer t.mu.Unlock()
	f := t.failure
	if f == nil {
		t.report(Report{Outcome: Passed, Note: t.note})
		return
	}
	t.report(Report{Outcome: Failed, Failure: f})
	if t.order.Reports == "" {
		test.Logf("seed %d; %s=%[1]d repeats the sizes drawn", t.order.Seed, SeedVariable)
		test.Logf("with:     %s", f.Input)
		test.Logf("expected: %s", f.Want)
		test.Logf("got:      %s", f.Got)
	}
	test.FailNow()
}

// With says what the exercise is called with from now on.
func (t *T) With(input string, args ...any) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.input = fmt.Sprintf(input, args...)
	if t.cpus > 0 {
		t.input += fmt.Sprintf("; GOMAXPROCS is %d", t.cpus)
	}
	makeEager()
	t.report(Report{With: t.input})
}

// Note adds a word to a step that passes.
func (t *T) Note(note string, args ...any) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.note = fmt.Sprintf(note, args...)
}

// Fail fails the step and ends it. It does not return: the goroutine that called
// it waits for the program to end, or ends itself if others wait for it in [T.Hurried].
func (t *T) Fail(cause *Cause, want, got string, args ...any) {
	t.mu.Lock()
	hurried := t.hurried
	if t.failure == nil {
		t.failure = &Failure{Cause: cause.Name, Input: t.input, Want: want, Got: fmt.Sprintf(got, args...), Hints: cause.Hints}
		if !hurried {
			close(t.failed)
		}
	}
	t.mu.Unlock()
	if hurried {
		runtime.Goexit()
	}
	select {}
}

// Want fails the step unless ok.
func (t *T) Want(ok bool, cause *Cause, want, got string, args ...any) {
	if !ok {
		t.Fail(cause, want, got, args...)
	}
}

// report writes one line. A report that is lost leaves the step without outcome,
// which nobody takes for a pass.
func (t *T) report(r Report) {
	line, err := json.Marshal(r)
	if err != nil {
		panic(errors.Join(errors.New("contract: a report that is no JSON"), err))
	}
	_, _ = t.reports.Write(append(line, '\n'))
}

// onAnyCPUs takes the step. An exercise that asks how many CPUs there are may do something
// else on another machine: then the step is taken twice more, on one CPU and on eight.
func (t *T) onAnyCPUs(take func(*T)) {
	take(t)
	if !t.uses("runtime.GOMAXPROCS") {
		return
	}
	for _, cpus := range []int{1, 8} {
		usual := runtime.GOMAXPROCS(cpus)
		t.mu.Lock()
		t.cpus = cpus
		t.mu.Unlock()
		take(t)
		runtime.GOMAXPROCS(usual)
	}
}
