package main

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"text/tabwriter"

	"workbook/reportgen/internal/atomicfile"
	"workbook/reportgen/internal/course"
	"workbook/reportgen/internal/handin"
	"workbook/reportgen/internal/results"
)

// progressCommand says how far the student has come, and what to do next.
type progressCommand struct{}

func (c *progressCommand) Run(sh *shell) error {
	p, err := sh.open(nil)
	if err != nil {
		return err
	}
	book, err := p.answers(sh)
	if err != nil {
		return err
	}
	states, err := p.attempts()
	if err != nil {
		return err
	}
	w := tabwriter.NewWriter(sh.stdout, 0, 0, 2, ' ', 0)
	fmt.Fprintln(w, "LAB\tPREDICTED\tEXERCISE")
	var all standing
	for _, u := range p.units {
		prediction, state := book.Prediction(u), states[u.Name]
		predicted := prediction != nil && prediction.Choice != ""
		all.add(u, predicted, state)
		said := "–"
		if predicted {
			said = "yes"
		}
		fmt.Fprintf(w, "%s\t%s\t%s\n", u.Name, said, cmp.Or(state.Words(), "–"))
	}
	if err := w.Flush(); err != nil {
		return err
	}
	fmt.Fprintf(sh.stdout, "\n%d of %d lessons predicted, %d of %d exercises passed.\nNext: %s\n",
		all.predicted, len(p.units), all.passed, all.exercises,
		cmp.Or(all.next, "You have been through the whole course. Change a lab, and predict what will happen."))
	return printReceipt(sh)
}

// A standing is how far a student has come with the units that were added.
type standing struct {
	predicted         int
	passed, exercises int
	next              string // the first step that is left; "" if none is
}

func (s *standing) add(u course.Unit, predicted bool, state results.Attempt) {
	if predicted {
		s.predicted++
	}
	if state != "" {
		s.exercises++
	}
	if state.HasPassed() {
		s.passed++
	}
	s.next = cmp.Or(s.next, nextStep(u, predicted, state))
}

// printReceipt prints the receipt of the hand-in, if there is one.
func printReceipt(sh *shell) error {
	text, err := atomicfile.Read(handInFile)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err == nil {
		var receipt handin.Receipt
		if receipt, err = handin.ReceiptOf(text); err == nil {
			fmt.Fprintf(sh.stdout, "%s: %s\n", filepath.ToSlash(handInFile), receipt)
			return nil
		}
	}
	return fmt.Errorf("%s: %w; go run ./reportgen hand-in makes it anew", filepath.ToSlash(handInFile), err)
}

// nextStep is what to do next in a unit, or "" if nothing is left: first the
// prediction, then the lesson, then the exercise.
func nextStep(u course.Unit, predicted bool, state results.Attempt) string {
	switch {
	case !predicted:
		return fmt.Sprintf("go run ./reportgen predict %s, then read %s in the report", u.Number, u.Path)
	case state == results.NotAttempted:
		return fmt.Sprintf("make something of %s, as the end of %s says", u.ExerciseFile(), u.Path)
	case state == results.Attempted || state == results.NotPassed:
		return fmt.Sprintf("go run ./reportgen check %s -hint", u.Number)
	case state == results.NotJudged:
		return fmt.Sprintf("go run ./reportgen check %s says what keeps it from judging", u.Number)
	}
	return ""
}
