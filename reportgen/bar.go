package main

import (
	"fmt"
	"io"
	"os"
	"strings"
	"time"

	"github.com/schollz/progressbar/v3"
	"golang.org/x/term"

	"workbook/labs/plain"
	"workbook/labs/units"
	"workbook/reportgen/internal/measure"
	"workbook/reportgen/internal/results"
)

// barColumns is how wide a terminal has to be for a bar to stay on its line.
const barColumns = 80

// progress shows on stderr how far a run is: a bar in a terminal that has room for
// it, a line a step elsewhere. A dumb terminal cannot go back on its line: an editor's,
// or one that is read aloud.
type progress struct {
	stderr io.Writer
	bar    *progressbar.ProgressBar // nil if there is none
	last   measure.Progress
}

func newProgress(stderr io.Writer) *progress {
	p := &progress{stderr: stderr}
	if columns(stderr) >= barColumns && os.Getenv("TERM") != "dumb" {
		p.bar = progressbar.NewOptions64(-1,
			progressbar.OptionSetWriter(stderr),
			progressbar.OptionSetWidth(20),
			progressbar.OptionSetPredictTime(false),
			progressbar.OptionClearOnFinish(),
			progressbar.OptionThrottle(100*time.Millisecond))
	}
	return p
}

// columns is how wide a terminal is; 0 if it is not a terminal.
func columns(stderr io.Writer) int {
	file, ok := stderr.(*os.File)
	if !ok {
		return 0
	}
	width, _, err := term.GetSize(int(file.Fd()))
	if err != nil {
		return 0
	}
	return width
}

func (p *progress) show(now measure.Progress) {
	step := now.Step
	if now.Lab != "" {
		step += " " + now.Lab
	}
	if p.bar == nil {
		if now.Step != p.last.Step || now.Lab != p.last.Lab {
			fmt.Fprintln(p.stderr, step+timeLeft(now))
		}
		p.last = now
		return
	}
	p.bar.Describe(step + timeLeft(now))
	if now.Of > 0 {
		p.bar.ChangeMax64(int64(now.Of))
		_ = p.bar.Set64(int64(min(now.Done, now.Of)))
	}
}

func timeLeft(now measure.Progress) string {
	if now.Of == 0 {
		return ""
	}
	return fmt.Sprintf(", about %s left", max(now.Of-now.Done, 0).Round(time.Second))
}

// end clears the bar and prints the warnings that a reader must not miss.
func (p *progress) end(f *results.File) {
	if p.bar != nil {
		_ = p.bar.Clear()
	}
	if f == nil {
		return
	}
	labs := map[string][]string{} // with an amber warning, by its code
	for _, w := range f.Warnings {
		if w.Level == results.Amber && w.Lab != "" {
			number, _, _ := strings.Cut(w.Lab, "-")
			labs[w.Code] = append(labs[w.Code], number)
		}
	}
	for _, w := range f.Warnings {
		alike := labs[w.Code]
		switch {
		case w.Level == results.Note:
		case w.Level == results.Red || w.Lab == "":
			p.warn(w)
		case len(alike) > 0: // the first one of its kind is printed whole
			p.warn(w)
			if others := alike[1:]; len(others) > 0 {
				fmt.Fprintf(p.stderr, "%s: the same in %s: %s; the page names the cases\n", w.Level, units.Plural(len(others), "more lab"), strings.Join(others, ", "))
			}
			labs[w.Code] = nil
		}
	}
}

func (p *progress) warn(w results.Warning) {
	fmt.Fprintf(p.stderr, "%s: %s%s\n", w.Level, about(w), plain.Line(w.Text))
}

// about names the lab of a warning whose text does not.
func about(w results.Warning) string {
	if strings.Contains(w.Text, w.Lab) {
		return ""
	}
	return w.Lab + ": "
}
