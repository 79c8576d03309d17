package main

import (
	"fmt"
	"text/tabwriter"

	"workbook/labs/plain"
)

// listCommand lists the course.
type listCommand struct{}

func (c *listCommand) Run(sh *shell) error {
	p, err := openProject(nil)
	if err != nil {
		return err
	}
	w := tabwriter.NewWriter(sh.stdout, 0, 0, 2, ' ', 0)
	fmt.Fprintln(w, "LAB\tTITLE\tLESSON\tPROGRAM")
	for _, u := range p.units {
		fmt.Fprintf(w, "%s\t%s\t%s\t%s\n", u.Name, plain.Line(u.Lesson.Title), u.Path, u.Lab)
	}
	return w.Flush()
}
