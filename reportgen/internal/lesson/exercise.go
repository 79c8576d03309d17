package lesson

import (
	"errors"
	"fmt"
	"io"
	"strings"

	"workbook/reportgen/internal/results"
	"workbook/reportgen/internal/source"
)

// An exercise is what the reader is asked to make, and how far that is.
type exercise struct {
	File, Number    string
	source.Exercise                 // as it was given: the reader may have changed the other file
	State           results.Attempt // "" if the results file does not say
	Measured        bool            // the reader's variant is in the charts
}

func (e exercise) write(w io.Writer) error { return templates.ExecuteTemplate(w, "exercise", e) }

func (d *draft) exercise(f fence) (piece, error) {
	if len(f.words) > 0 || strings.TrimSpace(f.text) != "" {
		return nil, errors.New("an exercise block names nothing and holds nothing: want ```exercise")
	}
	u := d.unit
	if u.Exercise == "" {
		return nil, trouble{u, u.Lab + "/exercise", fmt.Errorf("%s has no exercise: make %s/exercise/exercise.go", u.Lab, u.Lab)}
	}
	e := exercise{File: u.ExerciseFile(), Number: u.Number}
	if d.lab != nil {
		e.State, e.Measured = d.lab.Exercise, measured(d.lab.Of(results.Yours, 0, -1))
	}
	var err error
	if e.Exercise, err = source.ReadExercise(d.Root, u.Given()); err != nil {
		return nil, trouble{u, u.Given(), err}
	}
	return e, nil
}

func measured(c *results.Case) bool { return c != nil && len(c.Samples) > 0 }
