package lesson

import (
	"errors"
	"io"
	"strings"

	"workbook/reportgen/internal/course"
)

// A puzzle is a program that the reader puts together from its lines. The page's
// script makes the lines movable; without it they are text, and the answer opens.
type puzzle struct {
	course.Puzzle
	ID   string
	Mine string // the lines as the reader put them in the terminal, "" for nothing
}

func (p puzzle) write(w io.Writer) error { return templates.ExecuteTemplate(w, "puzzle", p) }

// Answer is the program as gofmt would write it.
func (p puzzle) Answer() string { return course.Indented(p.Lines) }

func (d *draft) order(f fence) (piece, error) {
	if len(f.words) > 0 {
		return nil, errors.New("an order block has nothing after its name")
	}
	read, err := course.ParsePuzzle(f.text)
	if err != nil {
		return nil, err
	}
	if d.unit.Lesson.Puzzle == nil {
		return nil, errors.New("a lesson has one order block at most")
	}
	d.unit.Lesson.Puzzle = nil // it is in its place
	mine := course.Indented(strings.Split(d.answered(read.Ask), "\n"))
	return puzzle{Puzzle: read, ID: d.ids.unique("order"), Mine: strings.TrimSpace(mine)}, nil
}
