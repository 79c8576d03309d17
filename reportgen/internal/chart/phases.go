package chart

import (
	"maps"
	"slices"
	"strings"

	"github.com/go-echarts/go-echarts/v2/charts"
	"github.com/go-echarts/go-echarts/v2/opts"

	"workbook/labs/units"
	"workbook/reportgen/internal/results"
	"workbook/reportgen/internal/stats"
)

// inOrder are the phases that labs name, in the order in which they happen.
var inOrder = []string{"start", "work", "collect"}

// phases draws what the parts of each case's time are spent on.
func phases(f *results.File, l *results.Lab) (Chart, error) {
	all := points(f, l)
	parted, _ := split(all, func(p point) bool { return len(phasesOf(p)) > 0 })
	names := phaseNames(parted)
	table := phaseTable(parted, names)
	drawn, left := split(parted, func(p point) bool { return phase(p, phasesOf(p)...).Known() })
	if len(drawn) == 0 {
		return nothing(lacking(l, "no case of this lab tells the phases of its time in enough samples"), table), nil
	}
	most := 0.0
	for _, p := range drawn {
		most = max(most, phase(p, names...).Hi)
	}
	unit := timeScale(most)
	g := rows(each(drawn, func(p point) string { return p.name + ": " + unit.text(phase(p, names...).Median) }), rowHeight,
		axis{name: "time, " + unit.name, kind: "value", from: 0})
	for i, name := range names {
		var medians []item
		for _, p := range drawn {
			part := phase(p, name)
			medians = append(medians, item{Name: p.name + ", " + name + ": " + unit.interval(part), Value: unit.of(part.Median)})
		}
		g.add(charts.SingleSeries{Name: name, Type: "bar", Stack: "phases", BarWidth: "22", Data: medians,
			ItemStyle: &opts.ItemStyle{Color: phaseColors[i%len(phaseColors)]}}, nil)
	}
	var whiskers []item
	for i, p := range drawn {
		total := phase(p, names...)
		whiskers = append(whiskers, item{Value: []float64{float64(i), unit.of(total.Lo), unit.of(total.Hi)}})
	}
	g.errorBars(whiskers)
	g.SetGlobalOptions(charts.WithAriaOpts(&opts.Aria{Enabled: opts.Bool(true),
		Label: &opts.AriaLabel{Enabled: opts.Bool(false)}, Decal: &opts.AriaDecal{Show: opts.Bool(true)}}))
	options, err := g.options()
	return Chart{
		Title: strings.Join(firstThree(each(drawn, func(p point) string { return biggest(p, names) })), "; "),
		Caption: "A bar is one sum from start to end, each part the median time of that phase; " +
			"the line across the end is the 95% interval of the whole. " + bases(l) + leftOut(left),
		Alt: "Stacked bars of phases: " + readings(drawn, func(p point) string {
			return "(" + strings.Join(each(names, func(name string) string { return name + " " + unit.interval(phase(p, name)) }), ", ") + ")"
		}) + ".",
		Key:     g.key(names...),
		Options: options,
		Height:  g.top + footer + rowHeight*len(drawn),
		Table:   table,
	}, err
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

// biggest says what the greatest share of a case's time goes into, from the
// shares of each sample.
func biggest(p point, names []string) string {
	best, share := "", stats.Interval{}
	for _, name := range names {
		var shares []float64
		for _, s := range p.Samples {
			whole := 0.0
			for _, part := range s.Phases {
				whole += float64(part)
			}
			if whole > 0 {
				shares = append(shares, float64(s.Phases[name])/whole)
			}
		}
		if i := stats.Median(shares); i.Median > share.Median {
			best, share = name, i
		}
	}
	if share.Samples == 0 {
		return p.name + ": no time in any phase"
	}
	return p.name + ": " + units.Percent(share.Median) + " of the time goes into " + best
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
