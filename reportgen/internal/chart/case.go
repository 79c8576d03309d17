package chart

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"workbook/labs/units"
	"workbook/reportgen/internal/results"
	"workbook/reportgen/internal/stats"
)

// A point is a case with the name it has in charts.
type point struct {
	*results.Case
	name  string // variant, and what else tells it from the lab's other cases
	overN string // the name without N: of a line over N
	overW string // the name without workers: of a line over workers
	look  look

	cpus       float64  // used by the launch, if its spans are from Go's tracer and say who had a CPU; else 0
	traced     int      // how many goroutines of that launch could have a lane
	goroutines []string // of that launch: a name for each worker of a span
}

func (p point) key() string { return p.name }

// headline is the name in a title: the variant, and its workers if the lab has
// several numbers of them.
func (p point) headline() string { return strings.Replace(p.overN, " · ", " with ", 1) }

// bar is the look of the case's bar: that of wrong sums, if it had any. A line keeps its
// own, because it may have points with right sums.
func (p point) bar() look {
	if p.Wrong() > 0 {
		return wrongLook
	}
	return p.look
}

func (p point) samples() int { return len(p.Samples) }

// points returns the lab's cases that the lesson asks for, each named by what
// tells it from the others: its variant, and its workers and N if there are
// several.
func points(f *results.File, l *results.Lab, a Asked) []point {
	workers, ns := map[int]bool{}, map[int64]bool{}
	for _, c := range l.Cases {
		if !a.wants(&c) {
			continue
		}
		ns[c.N] = true
		if !c.Baseline {
			workers[c.Workers] = true
		}
	}
	looks := looks(f, l)
	var all []point
	for i := range l.Cases {
		c := &l.Cases[i]
		if !a.wants(c) {
			continue
		}
		var crew, size string
		if len(workers) > 1 && !c.Baseline {
			crew = " · " + units.Plural(c.Workers, "worker")
		}
		if len(ns) > 1 {
			size = " · N = " + units.Count(c.N)
		}
		all = append(all, point{Case: c, name: c.Variant + crew + size, overN: c.Variant + crew, overW: c.Variant + size, look: looks[c.Variant]})
	}
	return all
}

// split parts the points that can be drawn from those that cannot.
func split(all []point, can func(point) bool) (drawn, left []point) {
	for _, p := range all {
		if can(p) {
			drawn = append(drawn, p)
		} else {
			left = append(left, p)
		}
	}
	return drawn, left
}

// spanned writes a time with its interval: "0.29 ms (0.28 ms to 0.30 ms)".
func spanned(i stats.Interval) string {
	return units.Time(i.Median) + " (" + between(i, units.Time) + ")"
}

// timed and compared report whether there is an interval to draw.
func timed(p point) bool    { return drawable(p.Summary.Work) }
func compared(p point) bool { return !p.Baseline && drawable(p.Summary.Speedup) }

// stuck reports a case that never ended by itself, so that it has no time.
func stuck(p point) bool { return p.Stuck != nil && !p.Stuck.Ended }

// halted says in a word or three why a case has no time: "stuck", or how the
// reader's own variant failed. It is "" for a case that was timed.
func halted(p point) string {
	switch {
	case stuck(p):
		return "stuck"
	case p.Failure != nil:
		return string(p.Failure.Outcome)
	}
	return ""
}

// drawable reports whether a positive quantity has a finite interval.
func drawable(i stats.Interval) bool {
	return i.Known() && i.Lo > 0 && i.Lo <= i.Median && i.Median <= i.Hi && i.Hi < math.MaxFloat64
}

// leftOut says which cases the picture lacks, or "".
func leftOut(left []point) (text string) {
	endless, rest := split(left, stuck)
	failed, rest := split(rest, func(p point) bool { return p.Failure != nil })
	wrong, few := split(rest, func(p point) bool { return p.Untrue() })
	for _, p := range failed {
		text += fmt.Sprintf(" Not measured, because it %s: %s.", halted(p), p.name)
	}
	if len(wrong) > 0 {
		text += fmt.Sprintf(" Without a speedup, because of wrong sums: %s.", names(wrong))
	}
	if len(few) > 0 {
		text += fmt.Sprintf(" Not drawn, because they have fewer than %d good samples: %s.", stats.MinSamples, names(few))
	}
	if len(endless) > 0 {
		text += fmt.Sprintf(" Stuck, and so without a time: %s.", names(endless))
	}
	return text
}

// lacking says why a lab has nothing of a sort to draw: because it failed, or as
// given.
func lacking(l *results.Lab, why string) string {
	if l.Status == results.Failed {
		return missing(l)
	}
	return why
}

// missing says why a lab has no case to draw.
func missing(l *results.Lab) string {
	switch {
	case l.Status == results.Failed && l.Error != "":
		return "the lab failed: " + l.Error
	case l.Status == results.Failed:
		return "the lab failed"
	case len(l.Cases) == 0:
		return "no case was measured"
	}
	return fmt.Sprintf("no case has the %d samples that an interval needs", stats.MinSamples)
}

// bases says how long the baseline takes at each N of the drawn points: no ratio goes
// without it.
func bases(l *results.Lab, drawn []point) string {
	var all []string
	for _, c := range l.Cases {
		isDrawn := slices.ContainsFunc(drawn, func(p point) bool { return p.N == c.N })
		if c.Baseline && isDrawn && drawable(c.Summary.Work) {
			all = append(all, units.Time(c.Summary.Work.Median)+" for N = "+units.Count(c.N))
		}
	}
	if len(all) == 0 {
		return "The baseline's time is not known."
	}
	return "The baseline, " + baselineName(l) + ", takes " + fewOf(all) + "."
}

// fewOf lists texts, of many the first one and the last.
func fewOf(all []string) string {
	if len(all) > 3 {
		return "from " + all[0] + " to " + all[len(all)-1]
	}
	return strings.Join(all, ", ")
}

func baselineName(l *results.Lab) string {
	for _, c := range l.Cases {
		if c.Baseline {
			return c.Variant
		}
	}
	return results.Serial
}

// caseTable holds what was measured of each case and how it compares.
func caseTable(noise stats.Noise, all []point) Table {
	t := Table{Head: []string{"Case", "Time", "95% interval", "Samples",
		"Speedup over baseline", "95% interval", "Rounds", "Verdict", "Wrong sums"}}
	for _, p := range all {
		w, s := p.Summary.Work, p.Summary.Speedup
		verdict := string(judge(s, noise))
		switch {
		case p.Baseline:
			verdict = "baseline"
		case halted(p) != "":
			verdict = halted(p)
		}
		t.Rows = append(t.Rows, []string{p.name,
			value(w, units.Time), between(w, units.Time), units.Count(int64(w.Samples)),
			value(s, units.Ratio), between(s, units.Ratio), units.Count(int64(s.Samples)),
			verdict, fmt.Sprintf("%s of %s", units.Count(int64(p.Wrong())), units.Count(int64(p.Right()+p.Wrong())))})
	}
	return t
}

// value and between write an interval's median and its ends.
func value(i stats.Interval, text func(float64) string) string {
	if i.Samples == 0 || !finite(i.Median) {
		return "not known"
	}
	return text(i.Median)
}

func between(i stats.Interval, text func(float64) string) string {
	switch {
	case !i.Known():
		return "too few samples"
	case !finite(i.Lo) || !finite(i.Hi):
		return "not known"
	}
	return text(i.Lo) + " to " + text(i.Hi)
}

// finite reports whether a number can be written, also in a smaller unit or in percent.
func finite(x float64) bool { return math.Abs(x) < math.MaxFloat64/1e9 }
