package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"

	"workbook/labs/plain"
	"workbook/reportgen/internal/course"
	"workbook/reportgen/internal/exercise"
	"workbook/reportgen/internal/results"
)

// checkCommand checks the student's exercises.
type checkCommand struct {
	Labs   []string `arg:"" optional:"" help:"Labs by number or name; all if none is named."`
	Hint   bool     `help:"After a failure, show one hint more than the last time."`
	Watch  bool     `help:"Check again whenever an exercise is saved, until interrupted."`
	JSON   bool     `name:"json" help:"Print the verdicts as JSON, for an autograder."`
	Strict bool     `help:"Without a race detector, an exercise is not judged."`
	Seed   uint64   `help:"Draw the same sizes as the check that told this seed." placeholder:"N"`
}

func (c *checkCommand) Run(sh *shell) error {
	p, err := sh.open(c.Labs)
	if err != nil {
		return err
	}
	units := p.exercises()
	if len(units) == 0 {
		return usageError{errors.New("none of these labs has an exercise")}
	}
	w, err := equip()
	if err != nil {
		return err
	}
	defer w.leave()
	if c.Watch {
		return c.watch(sh, p, w, units)
	}
	return c.check(sh, p, w, units)
}

// check checks the units once. The error counts those that have not passed.
func (c *checkCommand) check(sh *shell, p project, w *workplace, units []course.Unit) error {
	record, err := exercise.OpenRecord(checksFile)
	if err != nil {
		return err
	}
	verdicts := []exercise.Verdict{}
	passed, notJudged := 0, 0
	for _, u := range units {
		v, err := c.verdict(sh, p, w, record, u)
		if err != nil {
			return err
		}
		verdicts = append(verdicts, v)
		switch v.Status {
		case results.Passed:
			passed++
		case results.PassedUnraced, results.NotJudged:
			notJudged++
		}
	}
	if c.JSON {
		encoder := json.NewEncoder(sh.stdout)
		encoder.SetIndent("", " ")
		if err := encoder.Encode(verdicts); err != nil {
			return fmt.Errorf("print the verdicts: %w", err)
		}
	}
	err = fmt.Errorf("%d of %d exercises passed", passed, len(units))
	switch {
	case passed == len(units):
		return nil
	case passed+notJudged == len(units):
		return notJudgedError{fmt.Errorf("%w; not all could be judged", err)}
	}
	return err
}

// verdict checks one unit, and tells a person each step as it ends.
func (c *checkCommand) verdict(sh *shell, p project, w *workplace, record *exercise.Record, u course.Unit) (exercise.Verdict, error) {
	out := sh.stdout
	if c.JSON {
		out = io.Discard
	}
	fmt.Fprintf(out, "%s: %s\n", u.Name, u.ExerciseFile())
	working := sh.meanwhile("  … builds and runs; the first time, Go compiles everything, and that takes a minute")
	defer working.Stop()
	checker := exercise.Checker{Root: p.path, Scratch: w.Folder, Seed: c.Seed, Told: func(s exercise.Step) {
		working.Reset(patience)
		tellStep(out, s)
	}}
	v, err := checker.Check(sh.ctx, u)
	if err != nil {
		return v, fmt.Errorf("%s: %w", u.Name, err)
	}
	if c.Strict && v.Status == results.PassedUnraced {
		v.Status, v.Note = results.NotJudged, "no race detector"
	}
	v.Edited = v.Status == results.NotAttempted && !exercise.IsGiven(p.root, u)
	if err := record.Keep(p.root, u, v); err != nil {
		v.NotKept = err.Error() // in a tree that cannot be written, a verdict is one all the same
	}
	return v, c.tell(out, record, u, v)
}

// stepNames are the steps in words.
var stepNames = map[string]string{
	exercise.Builds: "builds",
	"right":         "right",
	"race-free":     "race-free",
	"concurrent":    "really concurrent",
	"tidy":          "leaves nothing behind",
	"fast":          "fast enough",
}

// tellStep prints one line for a step, and what was expected if it failed.
func tellStep(out io.Writer, s exercise.Step) {
	switch s.Outcome {
	case exercise.StepPassed:
		fmt.Fprintf(out, "  ✓ %s%s\n", stepNames[s.Name], behind(": ", plain.Line(s.Note)))
	case exercise.StepFailed:
		fmt.Fprintf(out, "  ✗ %s\n", stepNames[s.Name])
		writeFailure(out, s)
	case exercise.StepUnavailable:
		fmt.Fprintf(out, "  – %s: unavailable: %s\n", stepNames[s.Name], plain.Line(s.Note))
	}
}

// tell prints the end of a verdict: what the steps do not say, and where a hint is.
func (c *checkCommand) tell(out io.Writer, record *exercise.Record, u course.Unit, v exercise.Verdict) error {
	if v.NotKept != "" {
		fmt.Fprintf(out, "  not kept: %s\n", plain.Line(v.NotKept))
	}
	switch v.Status {
	case results.NotAttempted:
		if v.Edited {
			fmt.Fprintln(out, "  – not attempted: your file still has its panic(lab.NotAttempted); take that line out")
		} else {
			fmt.Fprintln(out, "  – not attempted: the file says what to make")
		}
	case results.NotPassed:
		return c.writeHints(out, record, u, *v.Failure())
	case results.NotJudged:
		fmt.Fprintf(out, "  Not judged%s\n", behind(": ", plain.Line(v.Note)))
	case results.PassedUnraced:
		fmt.Fprintln(out, "  Passed without race detector: nobody knows whether it has a race.")
	case results.Passed:
		fmt.Fprintf(out, "  Passed. To see it in the charts: go run ./reportgen report %s\n", u.Number)
	}
	return nil
}

// behind is text with a mark before it, or nothing.
func behind(mark, text string) string {
	if text == "" {
		return ""
	}
	return mark + text
}

func writeFailure(out io.Writer, s exercise.Step) {
	line := func(what, text string) {
		if text = plain.Line(text); text != "" {
			fmt.Fprintf(out, "      %-9s %s\n", what+":", text)
		}
	}
	line("with", s.Failure.Input)
	line("expected", s.Failure.Want)
	line("got", s.Failure.Got)
	for _, where := range slices.Compact(slices.Clone(s.Where)) {
		line("at", where)
	}
	for _, printed := range s.Printed {
		line("printed", printed)
	}
}

// writeHints shows one hint more than the last time, or says how to get one.
func (c *checkCommand) writeHints(out io.Writer, record *exercise.Record, u course.Unit, s exercise.Step) error {
	switch {
	case len(s.Failure.Hints) == 0:
		return nil
	case !c.Hint:
		fmt.Fprintf(out, "      For a hint: go run ./reportgen check %s -hint\n", u.Number)
		return nil
	}
	shown, err := record.NextHint(u, s.Failure.Cause, len(s.Failure.Hints))
	if err != nil {
		fmt.Fprintf(out, "      not kept, so the next time it is the same hint: %s\n", plain.Line(err.Error()))
	}
	for i, hint := range s.Failure.Hints[:shown] {
		fmt.Fprintf(out, "      hint %d of %d: %s\n", i+1, len(s.Failure.Hints), prose(hint))
	}
	return nil
}
