package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"time"

	"workbook/reportgen/internal/answers"
	"workbook/reportgen/internal/atomicfile"
	"workbook/reportgen/internal/course"
	"workbook/reportgen/internal/echarts"
	"workbook/reportgen/internal/lesson"
	"workbook/reportgen/internal/measure"
	"workbook/reportgen/internal/page"
	"workbook/reportgen/internal/results"
)

// labBudget is what a lab adds to the default budget: the whole course is then
// measured while a class waits, and two labs in a few seconds.
const labBudget = 3200 * time.Millisecond

// measuring are the flags of the commands that measure.
type measuring struct {
	Labs   []string      `arg:"" optional:"" help:"Labs by number or name; all where none is named."`
	Budget time.Duration `help:"Time for the timed launches; 3.2s a lab where none is given."`
	Rounds int           `default:"20" help:"Most rounds a lab may take."`
	Seed   *uint64       `help:"Seed of the cases' order; the same seed gives the same order."`
}

// runCommand measures and keeps the results.
type runCommand struct{ measuring }

func (c *runCommand) Run(sh *shell) error {
	p, w, err := c.begin()
	if err != nil {
		return err
	}
	defer w.leave()
	f, failed := c.measure(sh, p, w)
	if f == nil {
		return failed
	}
	fmt.Fprintln(sh.stdout, filepath.Join(reportFolder, resultsName))
	return failed
}

// reportCommand measures and makes everything.
type reportCommand struct {
	measuring
	picturing
}

func (c *reportCommand) Run(sh *shell) error {
	p, w, err := c.begin()
	if err != nil {
		return err
	}
	defer w.leave()
	script, noScript, err := c.load(sh, echarts.Loader{Scratch: w.Folder})
	if err != nil {
		return err
	}
	f, failed := c.measure(sh, p, w)
	if f == nil {
		return failed
	}
	in := page.Input{Units: p.units, Root: p.root, File: f, Script: script, NoScript: noScript}
	if err := writePage(sh, filepath.Join(reportFolder, pageName), in); err != nil {
		return fmt.Errorf("%w; what was measured is kept: go run ./reportgen render %s", err, filepath.Join(reportFolder, resultsName))
	}
	return failed
}

// begin opens the project and takes its report's folder.
func (c *measuring) begin() (project, *workplace, error) {
	p, err := openProject(c.Labs)
	if err != nil {
		return p, nil, err
	}
	if err := c.check(len(p.chosen)); err != nil {
		return p, nil, err
	}
	w, err := occupy()
	return p, w, err
}

// check sets the budget where none is given, and refuses what makes no sense.
func (c *measuring) check(labs int) error {
	if c.Budget == 0 {
		c.Budget = labBudget * time.Duration(labs)
	}
	if c.Budget < time.Second || c.Budget > 24*time.Hour {
		return usageError{fmt.Errorf("flag --budget %s: want a time from 1s to 24h", c.Budget)}
	}
	if c.Rounds < 1 || c.Rounds > measure.MostRounds {
		return usageError{fmt.Errorf("flag --rounds %d: want 1 to %d", c.Rounds, measure.MostRounds)}
	}
	return nil
}

// measure runs the labs, shows how far it is, and keeps the results. Without a
// file the error says why; with one it says which labs failed.
func (c *measuring) measure(sh *shell, p project, w *workplace) (*results.File, error) {
	seed := rand.Uint64()
	if c.Seed != nil {
		seed = *c.Seed
	}
	shown := newProgress(sh.stderr)
	f, err := measure.Run(sh.ctx, p.chosen, measure.Options{
		Root: p.path, Scratch: w.Folder, Budget: c.Budget, Rounds: c.Rounds, Seed: seed, Progress: shown.show,
	})
	shown.end(f)
	if f == nil {
		first, _ := firstLine(err)
		return nil, fmt.Errorf("%s; nothing was measured, and an earlier report is as it was", first)
	}
	if err := p.attach(sh, f); err != nil {
		return nil, err
	}
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

// attach puts what the student said, and how far the exercises have come,
// into a results file. Answers that cannot be read do not keep a report from
// being made.
func (p project) attach(sh *shell, f *results.File) error {
	book, err := answers.Open(filepath.FromSlash(answers.Path), p.units)
	if err != nil {
		complain(sh.stderr, fmt.Errorf("the report is made without your predictions: %w", err))
		book = nil
	}
	states, err := p.attempts()
	if err != nil {
		return err
	}
	for i := range f.Labs {
		l := &f.Labs[i]
		l.Exercise = states[l.Name]
		for _, u := range p.units {
			if book != nil && u.Name == l.Name {
				l.Prediction = book.Prediction(u)
			}
		}
	}
	return nil
}

// firstLine shortens an error of many lines to one.
func firstLine(err error) (first string, more bool) {
	first, _, more = strings.Cut(err.Error(), "\n")
	if more {
		first += " …"
	}
	return first, more
}

// writeResults writes the results file and what is made of it for others, all of
// them or none.
func writeResults(f *results.File) error {
	at := func(name string, write func(io.Writer) error) atomicfile.File {
		return atomicfile.File{Path: filepath.Join(reportFolder, name), Write: write}
	}
	return atomicfile.ReplaceAll(
		at(resultsName, f.Write),
		at("bench.txt", func(w io.Writer) error { return results.WriteBench(w, f) }),
		at("samples.csv", func(w io.Writer) error { return results.WriteCSV(w, f) }),
		at("summary.md", func(w io.Writer) error { return results.WriteSummary(w, f) }),
	)
}

// A project is the workbook in the current folder, its lessons found right.
type project struct {
	path   string
	root   fs.FS
	units  []course.Unit // the whole course
	chosen []course.Unit // those to measure
}

func openProject(labs []string) (project, error) {
	path, err := os.Getwd()
	if err != nil {
		return project{}, fmt.Errorf("find the current folder: %w", err)
	}
	root, err := os.OpenRoot(path) // unlike os.DirFS, it follows no link out of the tree
	if err != nil {
		return project{}, fmt.Errorf("open the current folder: %w", err)
	}
	p := project{path: path, root: root.FS()}
	if p.units, err = course.Load(p.root); err != nil {
		return p, err
	}
	if err := lesson.Check(p.units, p.root); err != nil {
		return p, err
	}
	if p.chosen, err = course.Select(p.units, words(labs)); err != nil {
		return p, usageError{err}
	}
	return p, nil
}

// words splits what LABS="02 03" may have left in one piece.
func words(labs []string) []string { return strings.Fields(strings.Join(labs, " ")) }
