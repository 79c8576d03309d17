package main

import (
	"fmt"

	"workbook/reportgen/internal/exercise"
)

// solutionCommand shows a solution to those who have their own.
type solutionCommand struct {
	Lab     string `arg:"" help:"A lab by number or name."`
	IGiveUp bool   `name:"i-give-up" help:"Show it although the check has not passed."`
}

func (c *solutionCommand) Run(sh *shell) error {
	p, u, err := sh.openExercise(c.Lab)
	if err != nil {
		return err
	}
	text, err := exercise.Solution(p.root, u)
	if err != nil {
		return err
	}
	record, err := exercise.OpenRecord(checksFile)
	if err != nil {
		return err
	}
	status := record.Status(p.root, u)
	if !c.IGiveUp && !status.HasPassed() {
		return fmt.Errorf("%s has not passed its check as it is now; check it, or add -i-give-up", u.ExerciseFile())
	}
	_, err = sh.stdout.Write(text)
	return err
}
