// This file and oldtake.go check the exercises that still have a checker of their
// own in a folder check, and go with the last of them.

package exercise

import (
	"context"
	"errors"
	"os"
	"path"
	"path/filepath"
	"strings"
	"time"

	"workbook/labs/check"
	"workbook/labs/contract"
	"workbook/reportgen/internal/course"
	"workbook/reportgen/internal/gobuild"
	"workbook/reportgen/internal/results"
)

// verdict takes the steps, up to the first that fails.
func (c *checking) verdict() (Verdict, error) {
	began := time.Now()
	v := Verdict{Lab: c.unit.Name, File: c.unit.ExerciseFile(), Status: results.Passed, Steps: []Step{}}
	for _, take := range c.steps() {
		step := take()
		if c.ctx.Err() != nil {
			return Verdict{}, c.ctx.Err()
		}
		if c.notAttempted {
			v.Status, v.Steps = results.NotAttempted, v.Steps[:0]
			break
		}
		v.Steps = append(v.Steps, step)
		if step.Outcome == StepFailed {
			v.Status = results.NotPassed
			break
		}
	}
	v.Took = time.Since(began)
	return v, nil
}

// A checking is the checking of one exercise.
type checking struct {
	ctx          context.Context
	root         string
	unit         course.Unit
	dir          string // for programs, and for the exercise to run in
	flags        []string
	notAttempted bool
}

// steps are what a verdict is made of, in order.
func (c *checking) steps() []func() Step {
	all := []func() Step{c.builds}
	for _, name := range check.Steps {
		switch name {
		case check.Right:
			all = append(all, c.right)
		case check.RaceFree:
			all = append(all, c.raceFree)
		case check.Tidy:
			all = append(all, c.tidy)
		default:
			all = append(all, func() Step { return c.take(name, c.program("plain")) })
		}
	}
	return all
}

// program is the path of the checker's program of one kind of build.
func (c *checking) program(kind string) string {
	return gobuild.Program(filepath.Join(c.dir, kind), checker)
}

// build builds the checker into a folder of its own, unless it is there.
func (c *checking) build(kind string, flags ...string) error {
	if _, err := os.Stat(c.program(kind)); err == nil {
		return nil
	}
	into := filepath.Join(c.dir, kind)
	if err := os.MkdirAll(into, 0o755); err != nil {
		return err
	}
	return gobuild.Build(c.ctx, c.root, into, []string{path.Join(c.unit.Exercise, checker)}, append(flags, c.flags...)...)
}

func (c *checking) builds() Step {
	err := c.build("plain")
	var words *gobuild.Error
	switch {
	case errors.As(err, &words):
		return failedOld(Builds, &check.Failure{Cause: Builds, Want: "a program that the compiler takes", Got: words.Words})
	case err != nil:
		return failedOld(Builds, &check.Failure{Cause: Builds, Want: "a build", Got: err.Error()})
	}
	return Step{Name: Builds, Outcome: StepPassed}
}

// right takes that step. A wrong result of a program with a race says little: it
// may be right the next time. So the race is what is told then, of a crash too
// where the runtime itself saw a race on a map. Other crashes speak for themselves,
// and what is stuck is not waited for again.
func (c *checking) right() Step {
	step := c.take(check.Right, c.program("plain"))
	if step.Outcome == StepFailed && mayBeRaceOld(step.Failure) {
		if race := c.raceFree(); race.Outcome == StepFailed && race.Failure.Cause == check.Race {
			return race
		}
	}
	return step
}

func mayBeRaceOld(f *contract.Failure) bool {
	switch f.Cause {
	case check.Stuck, check.Exit, check.Prints, check.Processes:
		return false
	case check.Panic:
		return strings.Contains(f.Got, "concurrent map")
	}
	return true
}

// raceFree takes that step with a -race build, where there can be one.
func (c *checking) raceFree() Step {
	if err := c.build("race", "-race"); err != nil {
		return Step{Name: check.RaceFree, Outcome: StepUnavailable, Note: "no build with the race detector: " + err.Error()}
	}
	return c.take(check.RaceFree, c.program("race"))
}

// tidy takes that step, and then looks at what the exercise left outside. It
// looks at the workbook's files just before too: a student may edit some of them
// while a check goes on.
func (c *checking) tidy() Step {
	before := snapshot(c.root, c.unit.ExerciseFile())
	step := c.take(check.Tidy, c.program("plain"))
	if step.Outcome == StepFailed {
		return step
	}
	if left := leftFiles(filepath.Join(c.dir, "ground")); len(left) > 0 {
		return c.hinted(failedOld(check.Tidy, check.Fail(check.Files, "", "no file left behind", "%s", listed(left))))
	}
	if changed := changes(before, snapshot(c.root, c.unit.ExerciseFile())); len(changed) > 0 {
		return c.hinted(failedOld(check.Tidy, check.Fail(check.Files, "", "no file of the workbook changed meanwhile",
			"changed: %s; if that was you in an editor, check again", listed(changed))))
	}
	return step
}

// failedOld makes a step that failed.
func failedOld(name string, f *check.Failure) Step {
	return failed(name, &contract.Failure{Cause: f.Cause, Input: f.Input, Want: f.Want, Got: f.Got})
}
