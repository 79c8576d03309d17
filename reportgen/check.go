package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"

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
	Seed   *uint32  `help:"Draw the same sizes as the check that told this seed." placeholder:"N"`
}

func (c *checkCommand) Run(sh *shell) error {
	if c.Seed != nil && *c.Seed == 0 { // which a checker takes for no seed
		return usageError{errors.New("flag --seed 0: want the number that a check told, from 1")}
	}
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
	_, err = c.check(sh, p, w, units)
	return err
}

// check checks the units once. The error counts those that have not passed.
func (c *checkCommand) check(sh *shell, p project, w *workplace, units []course.Unit) ([]exercise.Verdict, error) {
	record, _ := exercise.OpenRecord(checksFile) // if it cannot be read, each verdict says that it is not kept
	verdicts := []exercise.Verdict{}
	passed, notJudged := 0, 0
	for _, u := range units {
		v, err := c.verdict(sh, p, w, record, u)
		if err != nil {
			return verdicts, err
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
		if err := encoder.Encode(judged{verdictsVersion, verdicts}); err != nil {
			return verdicts, fmt.Errorf("print the verdicts: %w", err)
		}
	}
	err := fmt.Errorf("%d of %d exercises passed", passed, len(units))
	switch {
	case passed == len(units):
		return verdicts, nil
	case passed+notJudged == len(units):
		return verdicts, notJudgedError{fmt.Errorf("%w; not all could be judged", err)}
	}
	return verdicts, err
}

// judged is what -json prints; docs/check.schema.json describes it.
type judged struct {
	Version  int                `json:"version"`
	Verdicts []exercise.Verdict `json:"verdicts"`
}

// verdictsVersion changes when a key of the verdicts changes its meaning or goes.
const verdictsVersion = 1

// verdict checks one unit, and tells a person each step as it ends.
func (c *checkCommand) verdict(sh *shell, p project, w *workplace, record *exercise.Record, u course.Unit) (exercise.Verdict, error) {
	out := sh.stdout
	if c.JSON {
		out = io.Discard
	}
	fmt.Fprintf(out, "%s: %s\n", u.Name, u.ExerciseFile())
	working := sh.meanwhile("  … builds and runs; the first time, Go compiles everything, and that takes a minute")
	defer working.Stop()
	checker := exercise.Checker{Root: p.path, Scratch: w.Folder, Told: func(s exercise.Step) {
		working.Reset(patience)
		tellStep(out, s)
	}}
	if c.Seed != nil {
		checker.Seed = *c.Seed
	}
	v, err := checker.Check(sh.ctx, u)
	if err != nil {
		return v, fmt.Errorf("%s: %w", u.Name, err)
	}
	if c.Strict && v.Status == results.PassedUnraced {
		v.Status, v.Note = results.NotJudged, "no race detector"
	}
	keep(record, p, u, &v)
	c.tell(out, record, u, v)
	return v, nil
}

// keep keeps the verdict on the text that was judged, and notes whether the student's
// file has another one by now.
func keep(record *exercise.Record, p project, u course.Unit, v *exercise.Verdict) {
	if v.Content == "" {
		return // there is nothing that the verdict is about
	}
	now, err := exercise.Content(p.root, u)
	v.Saved = err == nil && now != v.Content
	if err == nil || errors.Is(err, fs.ErrNotExist) {
		err = record.Keep(u, *v)
	}
	if err != nil {
		v.NotKept = err.Error() // in a tree that cannot be written, a verdict is one all the same
	}
}
