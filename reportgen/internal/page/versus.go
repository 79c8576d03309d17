package page

import (
	"fmt"
	"math"
	"strings"

	"workbook/labs/units"
	"workbook/reportgen/internal/results"
	"workbook/reportgen/internal/stats"
)

// The labs that the table takes for threads and for processes.
const (
	threadLab  = "03-mutex"
	processLab = "04-processes"
)

// A versus is the table of threads against processes.
type versus struct {
	Task string // what both did
	Rows []versusRow
}

type versusRow struct {
	What               string
	Threads, Processes cell
}

// A cell is a measured figure and what to know about it. Without a figure it
// says so.
type cell struct{ Figure, Text string }

// An entry is one side of the table: a case, its lab and its file.
type entry struct {
	file *results.File
	lab  *results.Lab
	*results.Case
}

func newVersus(f *results.File) versus {
	processes := entry{file: f, lab: f.Lab(processLab)}
	if processes.lab != nil {
		processes.Case = processes.lab.Of("processes", 0, -1)
	}
	threads := entry{file: f, lab: f.Lab(threadLab)}
	if threads.lab != nil {
		threads.Case = bestRight(threads.lab, processes.Case)
	}
	return versus{
		Task: task(threads, processes),
		Rows: []versusRow{
			{"Time for the task", threads.time(), processes.time()},
			{"Start of the workers", threads.start(), processes.start()},
			{"CPUs used", threads.cpus(), processes.cpus()},
			{"Memory at its peak", threads.memory(), processes.memory()},
			{"What it takes to share", threads.sharing(sharedVariable), processes.sharing(sharedFile)},
			{"When to choose it", threads.choice(chooseThreads), processes.choice(chooseProcesses)},
		},
	}
}

const (
	sharedVariable  = "One variable, and a lock around it."
	sharedFile      = "A file mapped into every worker, a slot for each, and one addition at the end."
	chooseThreads   = "Workers that trust one another and share data."
	chooseProcesses = "Workers that must not harm one another: a crash or a leak stays in one of them."
)

// bestRight returns lock-once as it ran beside the other case, or else the
// fastest case whose sums were all right.
func bestRight(l *results.Lab, beside *results.Case) *results.Case {
	workers, n := 0, int64(-1)
	if beside != nil {
		workers, n = beside.Workers, beside.N
	}
	if c := l.Of("lock-once", workers, n); c != nil && c.Wrong() == 0 {
		return c
	}
	var best *results.Case
	for i := range l.Cases {
		c := &l.Cases[i]
		if c.Baseline || c.Wrong() > 0 || c.Right() == 0 || (n >= 0 && c.N != n) {
			continue
		}
		if best == nil || c.Summary.Work.Median < best.Summary.Work.Median {
			best = c
		}
	}
	return best
}

func task(sides ...entry) string {
	for _, s := range sides {
		if s.Case == nil {
			continue
		}
		text := fmt.Sprintf("The sum of 1 to %s with %s.", units.Count(s.N), units.Plural(s.Workers, "worker"))
		if b := s.lab.BaselineAt(s.N); b != nil && b.Summary.Work.Samples > 0 {
			text += " One worker alone takes " + units.Time(b.Summary.Work.Median) + "."
		}
		return text
	}
	return ""
}

var unmeasured = cell{Text: "not measured"}

// measure writes an interval as a cell.
func measure(i stats.Interval, unit func(float64) string, text string) cell {
	if i.Samples == 0 || math.IsNaN(i.Median) || math.IsInf(i.Median, 0) {
		return unmeasured
	}
	between := "too few samples for an interval"
	if i.Known() {
		between = unit(i.Lo) + " to " + unit(i.Hi)
	}
	return cell{unit(i.Median), strings.TrimSuffix(between+"; "+text, "; ")}
}

func (e entry) time() cell {
	if e.Case == nil {
		return unmeasured
	}
	return measure(e.Summary.Work, units.Time, e.comparison())
}

// comparison holds the case against serial in words that its interval allows.
func (e entry) comparison() string {
	s := e.Summary.Speedup
	switch stats.Judge(s, e.file.Noise()) {
	case stats.Faster:
		return units.Ratio(s.Median) + " faster than serial"
	case stats.Slower:
		return units.Ratio(1/s.Median) + " slower than serial"
	case stats.NoDifference:
		return "no difference from serial"
	}
	return "can't tell it from serial"
}

func (e entry) start() cell {
	var starts []float64
	if e.Case != nil {
		for _, s := range e.Samples {
			if d, ok := s.Phases["start"]; ok {
				starts = append(starts, float64(d))
			}
		}
	}
	switch {
	case len(starts) > 0 || e.Case == nil:
		return measure(stats.Median(starts), units.Time, "for all workers")
	case e.idle() != nil:
		c := e.idle()
		bound := measure(c.Summary.Work, units.Time, "the whole task at N = "+units.Count(c.N))
		bound.Figure = "≤ " + bound.Figure
		return bound
	}
	return cell{Text: "not measured by itself: it is part of the time above"}
}

// idle returns the case that has as many goroutines and hardly anything for
// them to do, so that its time is little more than their start; nil if lab 10 was
// not measured.
func (e entry) idle() (least *results.Case) {
	l := e.file.Lab(granularityLab)
	if l == nil {
		return nil
	}
	for i := range l.Cases {
		c := &l.Cases[i]
		if c.Variant == "goroutines" && c.Workers == e.Workers && c.Summary.Work.Samples > 0 && (least == nil || c.N < least.N) {
			least = c
		}
	}
	return least
}

func (e entry) cpus() cell {
	if e.Case == nil {
		return unmeasured
	}
	return measure(e.Summary.CPUsUsed, units.Number, "of "+units.Plural(e.file.Machine.AtOnce(), "usable CPU"))
}

var memoryWords = map[results.MemoryKind]string{
	results.MemoryPeak: "one process",
	results.MemoryPSS:  "all processes, shared pages counted once",
	results.MemorySum:  "all processes, shared pages counted in each",
}

func (e entry) memory() cell {
	if e.Case == nil || e.Summary.PeakRSS.Samples == 0 {
		return unmeasured
	}
	c := measure(e.Summary.PeakRSS, units.Bytes, memoryWords[e.Samples[0].Memory])
	if e.file.AtFloor(e.Case) {
		c.Figure = "≤ " + c.Figure
		c.Text += "; a program that does nothing takes as much"
	}
	return c
}

func (e entry) sharing(how string) cell {
	if e.Case == nil {
		return cell{Text: how + " Not measured."}
	}
	total := e.Right() + e.Wrong()
	return cell{Text: fmt.Sprintf("%s %s of %s sums right.", how, units.Count(int64(e.Right())), units.Count(int64(total)))}
}

func (e entry) choice(when string) cell {
	if e.Case == nil || e.Summary.Work.Samples == 0 {
		return cell{Text: when + " Not measured."}
	}
	return cell{Text: fmt.Sprintf("%s Here: %s.", when, e.comparison())}
}
