package main

import (
	"fmt"
	"path/filepath"
	"slices"

	"workbook/labs/plain"
	"workbook/labs/units"
	"workbook/reportgen/internal/atomicfile"
	"workbook/reportgen/internal/course"
	"workbook/reportgen/internal/handin"
	"workbook/reportgen/internal/machine"
	"workbook/reportgen/internal/results"
)

// handInCommand writes what the student's machine hands in to the class.
type handInCommand struct {
	To destination `placeholder:"ADDRESS" help:"Send it to the class at this address, as the projector shows it."`
}

func (c *handInCommand) Run(sh *shell) error {
	p, err := sh.open(nil)
	if err != nil {
		return err
	}
	f, err := results.Open(resultsFile)
	if err != nil {
		return err
	}
	for _, l := range f.Labs {
		if !slices.ContainsFunc(p.units, func(u course.Unit) bool { return u.Name == l.Name }) {
			complain(sh.stderr, fmt.Errorf("%s is left out: this course has no lab %[1]s; if it had one, measure again with make report", plain.Line(l.Name)))
		}
	}
	p.attach(sh, f) // what was predicted and checked since the run
	folder, err := handin.Folder()
	if err != nil {
		return err
	}
	who, err := handin.NextIdentity(folder, machine.Here().Mark(sh.ctx))
	if err != nil {
		return err
	}
	if who.Fresh {
		complain(sh.stderr, fmt.Errorf("this machine has a new pseudonym: the secret in %s is another machine's, or this one's under another name", plain.Path(folder)))
	}
	h := handin.New(handin.NewSyllabus(p.units, p.root), f, who)
	text, err := h.Bytes()
	if err != nil {
		return err
	}
	receipt, err := handin.ReceiptOf(text)
	if err != nil {
		return err
	}
	if err := atomicfile.WriteFile(handInFile, text); err != nil {
		return err
	}
	fmt.Fprintf(sh.stdout, `%s: %s, %s, hand-in %d of this machine.
It holds no name, no text of yours and no time; docs/hand-in.md says what it holds.
Receipt: %s
`, filepath.ToSlash(handInFile), units.Plural(len(h.Labs), "lab"), units.Bytes(float64(len(text))), h.Number, receipt)
	return c.To.send(sh, who.Token, text)
}
