package chart

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/go-echarts/go-echarts/v2/charts"
	"github.com/go-echarts/go-echarts/v2/opts"

	"workbook/labs/units"
	"workbook/reportgen/internal/results"
	"workbook/reportgen/internal/stats"
)

// distribution draws each sample's distance from its case's median in the order
// in which they were taken, so that a drift of the whole machine shows.
func distribution(f *results.File, l *results.Lab, a Asked) (Chart, error) {
	all := points(f, l, a)
	table := distributionTable(all)
	drawn, left := split(all, timed)
	if len(drawn) == 0 {
		return nothing(missing(l), table), nil
	}
	drawn, note := few(drawn)
	drawn = distinct(drawn)
	launches := 1
	for _, c := range l.Cases {
		for _, s := range c.Samples {
			launches = max(launches, s.Position+1)
		}
	}
	g := plane(axis{name: "round", kind: "value", from: 0},
		axis{name: "difference from the case's median", kind: "value", format: "{value}%"})
	names := each(drawn, func(p point) string { return p.name + ": median " + units.Time(p.Summary.Work.Median) })
	widest := slices.MaxFunc(drawn, func(a, b point) int { return cmp.Compare(stretch(a), stretch(b)) })
	for i, p := range drawn {
		opacity := float32(0.4)
		if p.name == widest.name { // the title tells of it
			opacity = 0.9
		}
		s := charts.SingleSeries{
			Name: names[i], Type: "scatter", Symbol: p.look.symbol, SymbolSize: 10,
			Data: strayed(p, launches, p.name == widest.name), ItemStyle: &opts.ItemStyle{Color: p.look.color, Opacity: opts.Float(opacity)},
		}
		if i == 0 {
			s.MarkLines = lineMarks([]any{opts.MarkLineNameYAxisItem{YAxis: 0}})
		}
		g.add(s, nil)
	}
	options, err := g.options()
	return Chart{
		Title: distributionTitle(widest, len(drawn) > 1),
		Caption: "Each mark is a sample, at the time of its launch from left to right. Marks that rise or fall together show that the machine changed; " +
			"speedups pair the samples of a round, so that this cancels." + twoGroups(drawn) + " Outliers, beyond 1.5 interquartile ranges, are drawn twice as large and never dropped." +
			thinned(drawn, point.samples, maxDots) + note + leftOut(left),
		Key:     g.key(names...),
		Options: options,
		Height:  g.top + g.foot + planeSize,
		Table:   table,
	}, err
}

// distributionTitle tells how far a case's samples are apart.
func distributionTitle(p point, several bool) string {
	name, by := p.Variant, stretch(p)
	if several {
		name = p.name
	}
	longer := units.Percent(by) + " longer than"
	if by >= 1 {
		longer = units.Ratio(1+by) + " as long as"
	}
	return fmt.Sprintf("%s: slowest sample %s the fastest", name, longer)
}

// strayed returns the samples as round and difference from the median in
// percent, outliers enlarged. The ends are named if the title tells of this case.
func strayed(p point, launches int, told bool) (dots []item) {
	mild, far := stats.Outliers(p.Work())
	outlier := map[int]bool{}
	for _, i := range append(mild, far...) {
		outlier[i] = true
	}
	work := p.Work()
	slowest, fastest := slices.Index(work, slices.Max(work)), slices.Index(work, slices.Min(work))
	for i, s := range p.Samples {
		dot := item{Name: p.name + ": " + units.Time(work[i]), Value: []float64{
			short(float64(s.Round) + float64(s.Position)/float64(launches)),
			short(100 * (work[i]/p.Summary.Work.Median - 1)),
		}}
		if outlier[i] {
			dot.SymbolSize = 20
		}
		switch {
		case told && i == slowest:
			dot.Label = named("slowest", "right")
		case told && i == fastest:
			dot.Label = named("fastest", "bottom")
		}
		dots = append(dots, dot)
	}
	return thin(dots, maxDots)
}

// named is a word beside a mark.
func named(word, position string) *opts.Label {
	return &opts.Label{Show: opts.Bool(true), Formatter: word, Position: position, FontSize: textSize}
}

// stretch is by what share the slowest sample took longer than the fastest.
func stretch(p point) float64 {
	work := p.Work()
	if least := slices.Min(work); least > 0 {
		return slices.Max(work)/least - 1
	}
	return 0
}

func distributionTable(all []point) Table {
	t := Table{Head: []string{"Case", "Median", "95% interval", "Fastest", "Slowest", "Outliers", "Samples"}}
	for _, p := range all {
		if len(p.Samples) == 0 {
			continue
		}
		w, work := p.Summary.Work, p.Work()
		mild, far := stats.Outliers(work)
		t.Rows = append(t.Rows, []string{p.name, value(w, units.Time), between(w, units.Time),
			units.Time(slices.Min(work)), units.Time(slices.Max(work)), fmt.Sprint(len(mild) + len(far)), units.Count(int64(w.Samples))})
	}
	return t
}
