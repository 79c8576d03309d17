package main

import (
	"errors"
	"fmt"
	"text/tabwriter"

	"workbook/labs/plain"
	"workbook/reportgen/internal/lesson"
)

// listCommand lists the course.
type listCommand struct {
	Check bool `help:"Also find every mistake in the lessons, with file and line."`
}

func (c *listCommand) Run(sh *shell) error {
	p, err := openProject(nil)
	if err != nil {
		return errors.Join(append(p.unpaired, err)...)
	}
	w := tabwriter.NewWriter(sh.stdout, 0, 0, 2, ' ', 0)
	fmt.Fprintln(w, "LAB\tTITLE\tLESSON\tPROGRAM")
	for _, u := range p.units {
		fmt.Fprintf(w, "%s\t%s\t%s\t%s\n", u.Name, plain.Line(u.Lesson.Title), u.Path, u.Lab)
	}
	mistakes := []error{w.Flush()}
	for _, pair := range p.unpaired {
		mistakes = append(mistakes, pair)
	}
	if c.Check {
		mistakes = append(mistakes, lesson.Check(p.units, p.root))
	}
	return errors.Join(mistakes...)
}
