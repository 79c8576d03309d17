package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"workbook/labs/check"
	"workbook/labs/plain"
	"workbook/reportgen/internal/course"
	"workbook/reportgen/internal/exercise"
	"workbook/reportgen/internal/results"
)

// checkCommand checks the student's exercises.
type checkCommand struct {
	Labs  []string `arg:"" optional:"" help:"Labs by number or name; all where none is named."`
	Hint  bool     `help:"After a failure, show one hint more than the last time."`
	Watch bool     `help:"Check again whenever an exercise is saved, until interrupted."`
	JSON  bool     `name:"json" help:"Print the verdicts as JSON, for an autograder."`
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
	open := 0
	for _, u := range units {
		v, err := exercise.Check(sh.ctx, p.path, w.Folder, u)
		if err != nil {
			return fmt.Errorf("%s: %w", u.Name, err)
		}
		if err := record.Keep(p.root, u, v); err != nil {
			return err
		}
		verdicts = append(verdicts, v)
		if v.Status != results.Passed {
			open++
		}
		if !c.JSON {
			if err := c.tell(sh.stdout, record, u, v); err != nil {
				return err
			}
		}
	}
	if c.JSON {
		encoder := json.NewEncoder(sh.stdout)
		encoder.SetIndent("", " ")
		if err := encoder.Encode(verdicts); err != nil {
			return fmt.Errorf("print the verdicts: %w", err)
		}
	}
	if open > 0 {
		return fmt.Errorf("%d of %d exercises passed", len(units)-open, len(units))
	}
	return nil
}

// stepNames are the steps in words.
var stepNames = map[string]string{
	exercise.Builds:  "builds",
	check.Right:      "right",
	check.RaceFree:   "race-free",
	check.Concurrent: "really concurrent",
	check.Tidy:       "leaves nothing behind",
	check.Fast:       "fast enough",
}

// tell prints a verdict for a person: a line a step, and after a failure what
// was expected, what came, and where a hint is.
func (c *checkCommand) tell(out io.Writer, record *exercise.Record, u course.Unit, v exercise.Verdict) error {
	var text strings.Builder
	fmt.Fprintf(&text, "%s: %s\n", u.Name, v.File)
	if v.Status == results.NotAttempted {
		fmt.Fprintf(&text, "  – not attempted: the file says what to make\n")
	}
	for _, s := range v.Steps {
		switch s.Outcome {
		case exercise.StepPassed:
			fmt.Fprintf(&text, "  ✓ %s%s\n", stepNames[s.Name], behind(": ", plain.Line(s.Note)))
		case exercise.StepFailed:
			fmt.Fprintf(&text, "  ✗ %s\n", stepNames[s.Name])
			writeFailure(&text, s)
			if err := c.writeHints(&text, record, u, s); err != nil {
				return err
			}
		case exercise.StepUnavailable:
			fmt.Fprintf(&text, "  – %s: unavailable: %s\n", stepNames[s.Name], plain.Line(s.Note))
		}
	}
	if v.Status == results.Passed {
		fmt.Fprintf(&text, "  Passed. To see it in the charts: go run ./reportgen report %s\n", u.Number)
	}
	_, err := io.WriteString(out, text.String())
	return err
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
	line("came", s.Failure.Got)
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
	case len(s.Hints) == 0:
		return nil
	case !c.Hint:
		fmt.Fprintf(out, "      For a hint: go run ./reportgen check %s -hint\n", u.Number)
		return nil
	}
	shown, err := record.NextHint(u, s.Failure.Cause, len(s.Hints))
	if err != nil {
		return err
	}
	for i, hint := range s.Hints[:shown] {
		fmt.Fprintf(out, "      hint %d of %d: %s\n", i+1, len(s.Hints), plain.Line(hint))
	}
	return nil
}
