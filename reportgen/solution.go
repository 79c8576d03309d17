package main

import (
	"errors"
	"fmt"

	"workbook/reportgen/internal/course"
	"workbook/reportgen/internal/exercise"
	"workbook/reportgen/internal/results"
)

// solutionCommand shows a solution to those who have their own.
type solutionCommand struct {
	Lab     string `arg:"" help:"A lab by number or name."`
	IGiveUp bool   `name:"i-give-up" help:"Show it although the check has not passed."`
}

func (c *solutionCommand) Run(sh *shell) error {
	p, u, err := openExercise(c.Lab)
	if err != nil {
		return err
	}
	record, err := exercise.OpenRecord(checksFile)
	if err != nil {
		return err
	}
	if !c.IGiveUp && record.Status(p.root, u) != results.Passed {
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
	p, u, err := openExercise(c.Lab)
	if err != nil {
		return err
	}
	kept, err := exercise.Reset(p.path, u)
	if err != nil {
		return err
	}
	if kept == "" {
		fmt.Fprintf(sh.stdout, "%s is as it was given\n", u.ExerciseFile())
		return nil
	}
	fmt.Fprintf(sh.stdout, "%s is as it was given; what was there is in %s\n", u.ExerciseFile(), kept)
	return nil
}

// openExercise opens the project for one lab that has an exercise.
func openExercise(lab string) (project, course.Unit, error) {
	p, err := openProject([]string{lab})
	if err != nil {
		return p, course.Unit{}, err
	}
	units := p.exercises()
	if len(units) == 0 {
		return p, course.Unit{}, usageError{errors.New("this lab has no exercise")}
	}
	return p, units[0], nil
}
