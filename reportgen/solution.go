package main

import (
	"errors"
	"fmt"

	"workbook/reportgen/internal/exercise"
)

// solutionCommand shows a solution to those who have their own.
type solutionCommand struct {
	Lab     string `arg:"" help:"A lab by number or name."`
	IGiveUp bool   `name:"i-give-up" help:"Show it although the check has not passed."`
}

func (c *solutionCommand) Run(sh *shell) error {
	p, err := openProject([]string{c.Lab})
	if err != nil {
		return err
	}
	units := p.exercises()
	if len(units) == 0 {
		return usageError{errors.New("this lab has no exercise")}
	}
	u := units[0]
	record, err := exercise.OpenRecord(checksFile)
	if err != nil {
		return err
	}
	if !c.IGiveUp && record.Status(p.root, u) != exercise.Passed {
		return fmt.Errorf("%s has not passed its check as it is now; check it, or add -i-give-up", u.ExerciseFile())
	}
	text, err := exercise.Solution(p.root, u)
	if err != nil {
		return err
	}
	_, err = sh.stdout.Write(text)
	return err
}

// resetCommand puts an exercise back to what it was at first.
type resetCommand struct {
	Lab string `arg:"" help:"A lab by number or name."`
}

func (c *resetCommand) Run(sh *shell) error {
	p, err := openProject([]string{c.Lab})
	if err != nil {
		return err
	}
	units := p.exercises()
	if len(units) == 0 {
		return usageError{errors.New("this lab has no exercise")}
	}
	kept, err := exercise.Reset(p.path, units[0])
	if err != nil {
		return err
	}
	if kept == "" {
		fmt.Fprintf(sh.stdout, "%s is as it was given\n", units[0].ExerciseFile())
		return nil
	}
	fmt.Fprintf(sh.stdout, "%s is as it was given; what was there is in %s\n", units[0].ExerciseFile(), kept)
	return nil
}
