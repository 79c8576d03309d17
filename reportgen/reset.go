package main

import (
	"fmt"

	"workbook/reportgen/internal/exercise"
)

// resetCommand puts an exercise back to what it was at first.
type resetCommand struct {
	Lab string `arg:"" help:"A lab by number or name."`
}

func (c *resetCommand) Run(sh *shell) error {
	p, u, err := sh.openExercise(c.Lab)
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
