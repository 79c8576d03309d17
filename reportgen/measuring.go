package main

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"golang.org/x/text/width"

	"workbook/reportgen/internal/atomicfile"
	"workbook/reportgen/internal/measure"
	"workbook/reportgen/internal/results"
)

// labBudget is what a lab adds to the default budget: the whole course is then
// measured while a class waits, and two labs in a few seconds.
const labBudget = 3400 * time.Millisecond

// A default budget may become half as long again if programs start slowly, rather than
// leave a lab without intervals. One that somebody asked for is kept.
const stretched = 1.5

// measuring are the flags of the commands that measure.
type measuring struct {
	Labs   []string `arg:"" optional:"" help:"Labs by number or name; all if none is named."`
	Budget budget   `help:"Time for the timed launches; 3.4s a lab if none is given, or up to 5.1s if programs start slowly."`
	Rounds int      `default:"40" help:"Most rounds a lab may take."`
	Seed   *uint64  `help:"Seed of the cases' order; the same seed gives the same order."`

	atMost time.Duration // of the budget
}

// A budget is a time. A number without a unit means seconds.
type budget struct{ time.Duration }

// UnmarshalText reads what was typed.
func (b *budget) UnmarshalText(typed []byte) (err error) {
	text := strings.ReplaceAll(width.Fold.String(string(typed)), " ", "") // some input methods type wide digits
	if _, err := strconv.ParseFloat(text, 64); err == nil {
		text += "s"
	}
	if b.Duration, err = time.ParseDuration(text); err != nil {
		return fmt.Errorf("%q: want a time such as 20s or 2m", typed)
	}
	if b.Duration < time.Second || b.Duration > 24*time.Hour {
		return fmt.Errorf("%s: want a time from 1s to 24h", b)
	}
	return nil
}

// begin opens the project and takes its report's folder.
func (c *measuring) begin(sh *shell) (project, *workplace, error) {
	p, err := sh.open(c.Labs)
	if err != nil {
		return p, nil, err
	}
	if err := c.check(len(p.chosen)); err != nil {
		return p, nil, err
	}
	w, err := occupy()
	return p, w, err
}

// check sets the budget if none is given, and refuses a number of rounds that makes no sense.
func (c *measuring) check(labs int) error {
	c.atMost = c.Budget.Duration
	if c.Budget.Duration == 0 {
		c.Budget.Duration = labBudget * time.Duration(labs)
		c.atMost = time.Duration(stretched * float64(c.Budget.Duration))
	}
	if c.Rounds < 1 || c.Rounds > measure.MostRounds {
		return usageError{fmt.Errorf("flag --rounds %d: want 1 to %d", c.Rounds, measure.MostRounds)}
	}
	return nil
}

// measure runs the labs, shows how far it is, and keeps the results. If there is
// no file, the error says why; if there is one, it says which labs failed. pause is
// called between launches, unless it is nil.
func (c *measuring) measure(sh *shell, p project, w *workplace, pause func(measure.Pause)) (*results.File, error) {
	seed := rand.Uint64()
	if c.Seed != nil {
		seed = *c.Seed
	}
	shown := newProgress(sh.stderr)
	f, err := measure.Run(sh.ctx, p.chosen, measure.Options{
		Root: p.path, Scratch: w.Folder, Budget: c.Budget.Duration, AtMost: c.atMost, Rounds: c.Rounds, Seed: seed, Progress: shown.show, Pause: pause,
	})
	shown.end(f)
	if f == nil {
		first, _ := firstLine(err)
		return nil, fmt.Errorf("%s; nothing was measured, and an earlier report is as it was", first)
	}
	p.attach(sh, f)
	if err := writeResults(f); err != nil {
		return nil, err
	}
	if err == nil {
		return f, nil
	}
	first, more := firstLine(err)
	if more {
		first += "; the report's page has the rest"
	}
	return f, errors.New(first)
}

// firstLine shortens an error of many lines to one.
func firstLine(err error) (first string, more bool) {
	first, _, more = strings.Cut(err.Error(), "\n")
	if more {
		first = strings.TrimRight(first, ";:") + " …"
	}
	return first, more
}

// writeResults writes the results file and its exports, all of them or none. Whoever
// deleted the report's folder during the run did not mean what was measured.
func writeResults(f *results.File) error {
	if err := makeReportFolder(); err != nil {
		return err
	}
	var files []atomicfile.File
	for _, e := range results.Exports(f) {
		files = append(files, atomicfile.File{Path: filepath.Join(reportFolder, e.Name), Write: e.Write})
	}
	return atomicfile.ReplaceAll(files...)
}
