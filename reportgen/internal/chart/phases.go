package chart

import (
	"maps"
	"slices"

	"github.com/go-echarts/go-echarts/v2/opts"

	"workbook/labs/units"
	"workbook/reportgen/internal/results"
	"workbook/reportgen/internal/stats"
)

// inOrder are the phases that labs name, in the order in which they happen.
var inOrder = []string{"start", "work", "collect"}

// phases draws what the parts of each case's time are spent on, beside the
// baseline's whole time.
func phases(f *results.File, l *results.Lab, a Asked) (Chart, error) {
	all := points(f, l, a)
	parted, _ := split(all, func(p point) bool { return len(phasesOf(p)) > 0 })
	names := phaseNames(parted)
	table := phaseTable(parted, names)
	told, left := split(parted, func(p point) bool { return phase(p, phasesOf(p)...).Known() })
	if len(told) == 0 {
		return nothing(lacking(l, "no case of this lab tells the phases of its time in enough samples"), table), nil
	}
	drawn, whole := withBase(all, told)
	unit := timeScale(greatest(drawn, func(p point) float64 { return whole(p).Hi }))
	g := rows(each(drawn, func(p point) string { return p.name + ": " + units.Time(whole(p).Median) }), barHigh,
		axis{name: "time, " + unit.name, kind: "value", from: 0})
	for i, name := range names {
		var parts []item
		for row, p := range drawn {
			if len(phasesOf(p)) > 0 {
				parts = append(parts, a.phasePart(p, row, names[:i+1], a.compared(p, names, whole(p)), unit)...)
			}
		}
		g.lanes("part", name, parts)
	}
	var loops, whiskers []item
	for row, p := range drawn {
		if len(phasesOf(p)) == 0 {
			loops = append(loops, item{Name: p.name + ": " + spanned(whole(p)),
				Value: []float64{float64(row), 0, unit.of(whole(p).Median)}, ItemStyle: neutral.fill()})
		}
		across := a.compared(p, names, whole(p))
		whiskers = append(whiskers, item{Value: []float64{float64(row), unit.of(across.Lo), unit.of(across.Hi)}})
	}
	g.lanes("part", loopName, loops)
	g.errorBars(whiskers)
	base := ""
	if len(loops) > 0 {
		base = " " + bases(l, drawn)
	}
	title := a.titled(f, l, a.phaseTitle(told, names))
	options, err := g.options()
	return Chart{
		Title: title.text,
		Caption: "A bar is one sum from start to end. Each part ends at the median time by which that phase was over, so the parts add up; " +
			"the line across the end " + a.ofWhat(drawn) + " is its 95% interval." + base + leftOut(left) + title.beside(),
		Key:     phaseKey(names),
		Options: options,
		Height:  g.top + g.foot + g.row*len(drawn),
		Table:   table,
	}, err
}

// compared is the 95% interval of the phase that the lesson compares, counted from the beginning
// of the bar; of the whole, if the lesson compares none that the case tells.
func (a Asked) compared(p point, names []string, whole stats.Interval) stats.Interval {
	if !tells(p.Case, a.Phase) {
		return whole
	}
	begins := phase(p, names[:slices.Index(names, a.Phase)]...).Median
	return phase(p, a.Phase).Map(func(x float64) float64 { return begins + x })
}

// ofWhat says what the intervals of the bars are of.
func (a Asked) ofWhat(drawn []point) string {
	switch {
	case !slices.ContainsFunc(drawn, func(p point) bool { return tells(p.Case, a.Phase) }):
		return "of a bar"
	case slices.ContainsFunc(drawn, func(p point) bool { return !tells(p.Case, a.Phase) }):
		return "of the part " + a.Phase + ", or of a bar without it,"
	}
	return "of the part " + a.Phase
}

// phasePart is the part of a case's bar for the last of the names; it is empty if that
// phase takes no time. The phase that the lesson compares is stronger than the others. A name
// in the part ends before the line across, or has no room if the part begins on that line.
func (a Asked) phasePart(p point, row int, names []string, across stats.Interval, unit scale) []item {
	last := len(names) - 1
	from, to := phase(p, names[:last]...).Median, phase(p, names...).Median
	if to <= from {
		return nil
	}
	line := -1.0 // there is none in a part behind it
	if from < across.Hi {
		line = unit.of(max(from, across.Lo))
	}
	color := look{color: phaseColors[last%len(phaseColors)]}
	style := color.fill()
	switch a.Phase {
	case "":
	case names[last]:
		style = color.strong()
	default:
		style.Opacity = opts.Float(0.1)
	}
	return []item{{
		Name:      p.name + ", " + names[last] + ": " + spanned(phase(p, names[last])),
		Value:     []float64{float64(row), unit.of(from), unit.of(to), line},
		ItemStyle: style,
	}}
}

// loopName is what a bar calls the baseline's whole time.
const loopName = "one loop"

// withBase puts the baseline at each N before the first case at that N, if it has
// no phases itself. The function returned gives any drawn case's whole time.
func withBase(all, told []point) (drawn []point, whole func(point) stats.Interval) {
	seen := map[int64]bool{}
	for _, p := range told {
		if !seen[p.N] {
			seen[p.N] = true
			bases, _ := split(all, func(q point) bool { return q.Baseline && q.N == p.N && timed(q) && len(phasesOf(q)) == 0 })
			drawn = append(drawn, bases...)
		}
		drawn = append(drawn, p)
	}
	return drawn, func(p point) stats.Interval {
		if parts := phasesOf(p); len(parts) > 0 {
			return phase(p, parts...)
		}
		return p.Summary.Work
	}
}

// phaseKey names the colours, for parts too short to hold their name.
func phaseKey(names []string) (key []Mark) {
	for i, name := range names {
		key = append(key, Mark{Name: name, Color: phaseColors[i%len(phaseColors)], Symbol: "rect"})
	}
	return key
}

// phasesOf returns the names of a case's phases.
func phasesOf(p point) []string {
	return phaseNames([]point{p})
}

// phaseNames returns the phases that the points have, in the order in which
// they happen; those of unknown order last, by name.
func phaseNames(points []point) []string {
	seen := map[string]bool{}
	for _, p := range points {
		for _, s := range p.Samples {
			for name := range s.Phases {
				seen[name] = true
			}
		}
	}
	place := func(name string) int {
		if i := slices.Index(inOrder, name); i >= 0 {
			return i
		}
		return len(inOrder)
	}
	return slices.SortedStableFunc(slices.Values(slices.Sorted(maps.Keys(seen))),
		func(a, b string) int { return place(a) - place(b) })
}

// phase returns the time of the named phases together, in nanoseconds, over
// the samples that tell their phases.
func phase(p point, names ...string) stats.Interval {
	var times []float64
	for _, s := range p.Samples {
		if len(s.Phases) == 0 {
			continue
		}
		sum := 0.0
		for _, name := range names {
			sum += float64(s.Phases[name])
		}
		times = append(times, sum)
	}
	return stats.Median(times)
}

func phaseTable(parted []point, names []string) Table {
	t := Table{Head: []string{"Case"}}
	for _, name := range names {
		t.Head = append(t.Head, name, "95% interval")
	}
	t.Head = append(t.Head, "all phases", "95% interval", "Samples")
	for _, p := range parted {
		row := []string{p.name}
		for _, name := range names {
			part := phase(p, name)
			row = append(row, value(part, units.Time), between(part, units.Time))
		}
		whole := phase(p, names...)
		t.Rows = append(t.Rows, append(row, value(whole, units.Time), between(whole, units.Time), units.Count(int64(whole.Samples))))
	}
	return t
}
