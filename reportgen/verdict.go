package main

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"workbook/labs/contract"
	"workbook/labs/plain"
	"workbook/reportgen/internal/course"
	"workbook/reportgen/internal/exercise"
	"workbook/reportgen/internal/results"
)

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
		fmt.Fprintf(out, "  ✓ %s%s\n", stepNames[s.Name], after(": ", plain.Line(s.Note)))
	case exercise.StepFailed:
		fmt.Fprintf(out, "  ✗ %s\n", stepNames[s.Name])
		writeFailure(out, s)
	case exercise.StepUnavailable:
		fmt.Fprintf(out, "  – %s: unavailable: %s\n", stepNames[s.Name], plain.Line(s.Note))
	}
}

// tell prints the end of a verdict: what the steps do not say, and how to get a hint.
func (c *checkCommand) tell(out io.Writer, record *exercise.Record, u course.Unit, v exercise.Verdict) {
	if v.NotKept != "" {
		fmt.Fprintf(out, "  not kept: %s\n", plain.Line(v.NotKept))
	}
	switch v.Status {
	case results.NotAttempted:
		switch {
		case v.Note != "":
			fmt.Fprintf(out, "  – not attempted: %s\n", plain.Line(v.Note))
		case v.Edited:
			fmt.Fprintln(out, "  – not attempted: your file still has its panic(lab.NotAttempted); take that line out")
		default:
			fmt.Fprintln(out, "  – not attempted: the file says what to make")
		}
		c.writeHints(out, record, u, contract.Begin.Name, v.Hints)
	case results.NotPassed:
		f := v.Failure().Failure
		c.writeHints(out, record, u, f.Cause, f.Hints)
	case results.NotJudged:
		fmt.Fprintf(out, "  Not judged%s\n", after(": ", plain.Line(v.Note)))
	case results.PassedUnraced:
		fmt.Fprintln(out, "  Passed without race detector: nobody knows whether it has a race.")
	case results.Passed:
		fmt.Fprintf(out, "  Passed. To see it in the charts: go run ./reportgen report %s\n", u.Number)
	}
	if v.Saved {
		fmt.Fprintln(out, "  This is about the file as it was: you have saved it since; check again.")
	}
}

// after is text with a mark before it, or nothing.
func after(mark, text string) string {
	if text == "" {
		return ""
	}
	return mark + text
}

// writeFailure prints what was expected and what came. The compiler's words and
// what an exercise printed have several lines.
func writeFailure(out io.Writer, s exercise.Step) {
	lines := func(what string, lines ...string) {
		what += ":"
		for _, line := range lines {
			if line = plain.Line(line); line != "" {
				fmt.Fprintf(out, "      %-9s %s\n", what, line)
				what = "" // the other lines belong to it
			}
		}
	}
	lines("with", s.Failure.Input)
	lines("expected", s.Failure.Want)
	lines("got", strings.Split(s.Failure.Got, "\n")...)
	lines("at", slices.Compact(slices.Clone(s.Where))...)
	lines("printed", s.Printed...)
	if len(s.Printed) > 0 && s.Name == "fast" {
		lines("but", "printing takes time too: remove it before you check the time")
	}
}

// writeHints shows one hint more than the last time, or says how to get one.
func (c *checkCommand) writeHints(out io.Writer, record *exercise.Record, u course.Unit, cause string, hints []string) {
	switch {
	case len(hints) == 0:
		return
	case !c.Hint:
		fmt.Fprintf(out, "      For a hint: go run ./reportgen check %s -hint\n", u.Number)
		return
	}
	shown, err := record.NextHint(u, cause, len(hints))
	if err != nil {
		fmt.Fprintf(out, "      not kept, so the next time it is the same hint: %s\n", plain.Line(err.Error()))
	}
	for i, hint := range hints[:shown] {
		fmt.Fprintf(out, "      hint %d of %d: %s\n", i+1, len(hints), plain.Line(hint))
	}
}
