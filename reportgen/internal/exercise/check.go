package exercise

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"time"

	"workbook/labs/contract"
	"workbook/labs/launch"
	"workbook/reportgen/internal/course"
	"workbook/reportgen/internal/gobuild"
	"workbook/reportgen/internal/results"
)

// A Checker checks exercises of the project at Root. What it builds goes to
// folders in Scratch.
type Checker struct {
	Root, Scratch string
	Seed          uint32     // of the sizes that are drawn; 0 draws a seed too
	Told          func(Step) // is told each step as it ends; may be nil
}

// Check checks the unit's exercise, up to the first step that fails. It reads the
// student's file once and judges a copy of it, so that one text is judged whatever is
// saved meanwhile. What keeps it from judging is in the verdict. The error is that of ctx.
func (c Checker) Check(ctx context.Context, u course.Unit) (Verdict, error) {
	project := os.DirFS(c.Root)
	var text []byte
	err := c.lost(u)
	if err == nil {
		text, err = readAttempt(project, u)
	}
	if err != nil {
		return c.notJudged(u, err), nil
	}
	v, err := c.checkText(ctx, u, text)
	v.Content = fingerprintOf(text)
	if v.Status == results.NotAttempted {
		v.Edited, v.Note = notAsGiven(project, u, text)
	}
	return v, err
}

// lost returns an error if the unit's exercise is gone. A folder outside of the project is
// none of the exercise's.
func (c Checker) lost(u course.Unit) error {
	root, err := os.OpenRoot(c.Root)
	if err != nil {
		return fmt.Errorf("open the project: %w", err)
	}
	defer root.Close()
	return Lost(root.FS(), u)
}

// checkText checks one text of the student's file.
func (c Checker) checkText(ctx context.Context, u course.Unit, text []byte) (Verdict, error) {
	err := isText(text, u)
	if err == nil {
		err = asGiven(c.Root, u)
	}
	if err != nil {
		return c.notJudged(u, err), nil
	}
	_ = os.Mkdir(c.Scratch, 0o700) // a system that cleans up may have removed it; if that fails, the next line says so
	dir, err := os.MkdirTemp(c.Scratch, "check-")
	if err != nil {
		return c.notJudged(u, fmt.Errorf("folder for the tests: %w; is the folder for temporary files writable?", err)), nil
	}
	defer os.RemoveAll(dir)
	source := filepath.Join(dir, "exercise.go")
	if err := os.WriteFile(source, text, 0o600); err != nil {
		return c.notJudged(u, fmt.Errorf("copy the exercise: %w; is there room on the disk?", err)), nil
	}
	tests, err := testsOf(filepath.Join(c.Root, filepath.FromSlash(u.Exercise)))
	if err != nil {
		return c.notJudged(u, err), nil
	}
	ctx, stop := context.WithCancel(ctx)
	b := &build{ctx: ctx, root: c.Root, dir: dir, unit: u, source: source}
	defer b.wait()
	defer stop()
	return c.Judge(ctx, Subject{
		Unit: u, Dir: dir, Source: source, Tests: tests, Program: b.program,
	})
}

// A Subject is an exercise of which the tests can be built or are.
type Subject struct {
	Unit    course.Unit
	Dir     string                          // is there for what the tests need
	Source  string                          // what is judged of the student's
	Tests   map[string]string               // their names in the program, by that in the source
	Program func(race bool) (string, error) // builds a program of the tests, unless it is there
}

// Judge takes the steps, up to the first that fails.
func (c Checker) Judge(ctx context.Context, s Subject) (Verdict, error) {
	if c.Seed == 0 {
		c.Seed = 1 + rand.Uint32N(1<<31)
	}
	watching, end := context.WithCancel(ctx)
	defer end()
	j := &judging{Subject: s, ctx: ctx, still: launch.WatchStandstills(watching), root: c.Root, seed: c.Seed}
	v := Verdict{Lab: s.Unit.Name, File: s.Unit.ExerciseFile(), Status: results.Passed, Seed: c.Seed, Steps: []Step{}}
	began := time.Now()
	for _, take := range j.steps() {
		step := take()
		if ctx.Err() != nil {
			return Verdict{}, ctx.Err()
		}
		if j.notAttempted {
			v.Status, v.Steps, v.Hints = results.NotAttempted, []Step{}, j.failure(contract.Begin, "", "").Hints
			break
		}
		if step.Outcome == StepNotAsked {
			continue
		}
		v.Steps = append(v.Steps, step)
		if c.Told != nil {
			c.Told(step)
		}
		v.Status = after(v.Status, step)
		if !v.Status.HasPassed() {
			break
		}
	}
	v.Took = time.Since(began)
	return v, nil
}

// after is the status of a verdict after one more step. No step that was not taken
// makes a pass.
func after(status results.Attempt, step Step) results.Attempt {
	switch {
	case step.Outcome == StepFailed:
		return results.NotPassed
	case step.Outcome == StepUnavailable && step.Name == RaceFree && !step.busy:
		return results.PassedUnraced
	case step.Outcome == StepUnavailable:
		return results.NotJudged
	}
	return status
}

// notJudged is the verdict if something kept the checker from judging.
func (c Checker) notJudged(u course.Unit, err error) Verdict {
	return Verdict{Lab: u.Name, File: u.ExerciseFile(), Status: results.NotJudged, Note: err.Error(), Steps: []Step{}}
}

// The names of the steps of which this package knows more than that they are taken.
// Builds is the first step; the others are those of package contract.
const (
	Builds     = "builds"
	Right      = "right"
	RaceFree   = "race-free"
	concurrent = "concurrent"
)

// A judging is the judging of one subject.
type judging struct {
	Subject
	ctx          context.Context
	still        *launch.Standstills // of the check
	root         string
	seed         uint32
	hints        map[string][]string // in the exercise's own words, by cause
	notAttempted bool
}

// steps are what a verdict is made of, in order.
func (j *judging) steps() []func() Step {
	all := []func() Step{j.builds}
	for _, step := range contract.Steps {
		switch name := step.Name; name {
		case Right:
			all = append(all, j.right)
		case RaceFree:
			all = append(all, j.raceFree)
		default:
			all = append(all, func() Step { return j.take(name) })
		}
	}
	return all
}

// tooDeep is what Go's parser says of too many brackets or blocks within each other.
const tooDeep = "exceeded max "

// builds builds the tests, and looks at the source before anything of it runs.
func (j *judging) builds() Step {
	source, parseErr := contract.ReadSource(j.Source, "exercise.go")
	if parseErr == nil {
		if found := source.NotAllowed(); len(found) > 0 {
			return failed(Builds, j.failure(contract.NotAllowed, "only what go doc ./labs/contract Packages lists, and nothing that runs by itself", strings.Join(found, "; ")))
		}
	}
	if parseErr != nil && strings.Contains(parseErr.Error(), tooDeep) { // the compiler would take hours over it
		return failed(Builds, j.failure(contract.Builds, "a file of Go", strings.ReplaceAll(parseErr.Error(), j.Source, j.Unit.ExerciseFile())))
	}
	_, err := j.Program(false)
	words := new(gobuild.Error)
	switch {
	case errors.As(err, &words):
		return failed(Builds, j.failure(contract.Builds, "a program that the compiler takes", j.explained(words.Words)))
	case err != nil:
		return Step{Name: Builds, Outcome: StepUnavailable, Note: err.Error()}
	case parseErr != nil:
		return failed(Builds, j.failure(contract.Builds, "a file of Go", parseErr.Error()))
	}
	return Step{Name: Builds, Outcome: StepPassed}
}

// right takes that step, and others if they tell more: a wrong result of a program
// with a race says little, because it may be right the next time.
func (j *judging) right() Step {
	step := j.take(Right)
	if step.Outcome == StepFailed && mayBeRace(step.Failure) {
		if race := j.raceFree(); race.Outcome == StepFailed && race.Failure.Cause == contract.Race.Name {
			return race
		}
	}
	return j.crowded(step)
}

// raceFree takes that step, and another if it tells more.
func (j *judging) raceFree() Step { return j.crowded(j.take(RaceFree)) }

// crowded is the step, or the one that says what too many do at once, if that is why
// it failed.
func (j *judging) crowded(step Step) Step {
	if step.Outcome == StepFailed && step.Failure.Cause == contract.Crowd.Name {
		if many := j.take(concurrent); many.Outcome == StepFailed {
			return many
		}
	}
	return step
}

// mayBeRace reports that a failure may come from a race. A crash speaks for itself,
// unless the runtime itself saw a race on a map, and what is stuck is not waited for
// again.
func mayBeRace(f *contract.Failure) bool {
	switch f.Cause {
	case contract.Stuck.Name, contract.Exit.Name, contract.Prints.Name, contract.TooSoon.Name, contract.Forbidden.Name, contract.Crowd.Name:
		return false
	case contract.Panic.Name:
		return strings.Contains(f.Got, "concurrent map")
	}
	return true
}

// failure is one that is found from outside, with the exercise's own hints if it
// has any.
func (j *judging) failure(cause *contract.Cause, want, got string) *contract.Failure {
	f := &contract.Failure{Cause: cause.Name, Want: want, Got: got, Hints: cause.Hints}
	if own := j.hints[cause.Name]; own != nil {
		f.Hints = own
	}
	return f
}
