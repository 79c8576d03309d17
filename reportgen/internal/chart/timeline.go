package chart

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/go-echarts/go-echarts/v2/charts"
	"github.com/go-echarts/go-echarts/v2/opts"

	"workbook/labs/units"
	"workbook/reportgen/internal/results"
)

// panel is the height of one of the timeline's two pictures in CSS pixels.
const panel = 150

// maxMoments is the most moments that a line shows, and the table lists.
const maxMoments = 100

// timeline draws CPUs used and memory of the observed launches over the same
// time, one above the other: two scales on one picture would cross by accident.
func timeline(f *results.File, l *results.Lab, a Asked) (Chart, error) {
	all := points(f, l, a)
	drawn, _ := split(all, func(p point) bool { return len(p.Timeline) > 1 && !slices.ContainsFunc(p.Timeline, broken) })
	drawn, note := few(drawn)
	drawn = distinct(drawn)
	if len(drawn) == 0 {
		return nothing(lacking(l, "no launch of this lab was observed"), timelineTable(drawn)), nil
	}
	has := f.Machine.AtOnce()
	for i, p := range drawn {
		drawn[i] = settled(p, has)
	}
	busiest := greatest(drawn, peakCPUs)
	at := timeScale(greatest(drawn, func(p point) float64 { return float64(p.Timeline[len(p.Timeline)-1].At) }))
	bytes := byteScale(greatest(drawn, peakMemory))
	g := plane(axis{kind: "value", from: 0, format: " "}, axis{name: "CPUs used", kind: "value", from: 0})
	for _, p := range drawn {
		var used, memory [][]float64
		for _, m := range thin(p.Timeline, maxMoments) {
			used = append(used, []float64{at.of(float64(m.At)), short(m.CPUs)})
			if m.RSS > 0 { // else the system does not tell
				memory = append(memory, []float64{at.of(float64(m.At)), bytes.of(float64(m.RSS))})
			}
		}
		g.trace(p, 0, used)
		g.trace(p, 1, memory)
	}
	if has > 0 && float64(has) <= 4*busiest { // else the line would press the others flat
		g.YAxisList[0].Max = max(float64(has), busiest)
		g.MultiSeries[0].MarkLines = lineMarks([]any{opts.MarkLineNameYAxisItem{Name: units.Plural(has, "CPU") + " here", YAxis: has}})
		g.MultiSeries[0].MarkLines.Label = &opts.Label{Show: opts.Bool(true), Position: "insideStartBottom", Formatter: "{b}", FontSize: textSize}
		note = fmt.Sprintf(" The grey line is what this machine has, %s.", units.Plural(has, "CPU")) + note
	}
	g.second(axis{name: "time since the launch, " + at.name, kind: "value", from: 0},
		axis{name: "memory, " + bytes.name, kind: "value", from: 0})
	g.endLabels(each(drawn, point.key))
	options, err := g.options()
	return Chart{
		Title: timelineTitle(drawn, has),
		Caption: "Above are the CPUs that a launch used from one look at it to the next, and below is the memory that it held. The title has the mean of these CPUs over the launch. " +
			"Each line is one launch, which was made for this picture alone: it has no interval and is not among the samples." +
			note + thinned(drawn, func(p point) int { return len(p.Timeline) }, maxMoments),
		Options: options,
		Height:  g.top + 2*panel + headroom + g.foot,
		Table:   timelineTable(drawn),
	}, err
}

// settled returns the point with its CPU time at the moments in which it was spent. A
// system may account for it late, so that a moment seems to use more CPUs than the
// machine has. Such a moment is united with those before it, until that is no longer
// so. has is 0 if the machine's CPUs are not known.
func settled(p point, has int) point {
	if has == 0 {
		return p
	}
	moments := []results.Moment{{}} // the launch begins
	for _, m := range p.Timeline {
		moments = append(moments, m)
		for n := len(moments); n > 2 && moments[n-1].CPUs > 1.05*float64(has); n = len(moments) {
			from, middle, to := moments[n-3], moments[n-2], moments[n-1]
			if to.At <= from.At {
				break
			}
			spent := middle.CPUs*float64(middle.At-from.At) + to.CPUs*float64(to.At-middle.At)
			to.CPUs = spent / float64(to.At-from.At)
			moments = append(moments[:n-2], to)
		}
	}
	for i := range moments {
		moments[i].CPUs = min(moments[i].CPUs, float64(has)) // what is left above it is the clocks' difference
	}
	copied := *p.Case
	copied.Timeline = moments[1:]
	p.Case = &copied
	return p
}

// trace adds one line to the upper or the lower picture.
func (g *figure) trace(p point, picture int, data [][]float64) {
	s := charts.SingleSeries{
		Name: p.name, Type: "line", XAxisIndex: picture, YAxisIndex: picture, Data: data, Symbol: "none",
		LineStyle: &opts.LineStyle{Color: p.look.color, Type: p.look.dash, Width: lineWidth},
		ItemStyle: p.look.fill(),
	}
	if picture == 0 {
		s.Step = "start" // a moment tells of the time before it
		s.AreaStyle = &opts.AreaStyle{Color: p.look.color, Opacity: opts.Float(0.15)}
	}
	g.add(s, with(ending(p.look.color), "silent", true))
}

// second adds a picture under the first.
func (g *figure) second(x, y axis) {
	below := x.across()
	below.GridIndex = 1
	beside := y.up()
	beside.GridIndex = 1
	g.ExtendXAxis(below)
	g.ExtendYAxis(beside)
	g.extra["yAxis"] = []any{y.above(), y.above()}
	upper := opts.Grid{Left: "56", Right: "18", Top: px(g.top), Height: px(panel)}
	lower := opts.Grid{Left: "56", Right: "18", Top: px(g.top + panel + headroom + 16), Height: px(panel)}
	g.GridList = []opts.Grid{upper, lower}
}

// broken reports whether a moment has no number of CPUs.
func broken(m results.Moment) bool { return !finite(m.CPUs) }

func peakMemory(p point) float64 {
	return float64(slices.MaxFunc(p.Timeline, func(a, b results.Moment) int { return cmp.Compare(a.RSS, b.RSS) }).RSS)
}

func peakCPUs(p point) float64 {
	most := 0.0
	for _, m := range p.Timeline {
		most = max(most, m.CPUs)
	}
	return most
}

// memoryText writes bytes of memory; 0 means that the system does not tell.
func memoryText(bytes float64) string {
	if bytes == 0 {
		return "memory that was not measured"
	}
	return units.Bytes(bytes)
}

// meanCPUs is how many CPUs the launch used on average, from its first moment on.
func meanCPUs(p point) float64 {
	spent, first := 0.0, p.Timeline[0].At
	last := first
	for _, m := range p.Timeline[1:] {
		spent, last = spent+m.CPUs*float64(m.At-last), m.At
	}
	return spent / float64(max(last-first, 1))
}

// timelineTitle tells of the launch that used the fewest CPUs, and of the one that
// used the most.
func timelineTitle(drawn []point, has int) string {
	byMean := func(a, b point) int { return cmp.Compare(meanCPUs(a), meanCPUs(b)) }
	least, most := slices.MinFunc(drawn, byMean), slices.MaxFunc(drawn, byMean)
	of := "CPUs"
	if has > 0 {
		of = "of " + units.Plural(has, "CPU")
	}
	title := least.headline() + ": " + units.Number(meanCPUs(least)) + " " + of + " used"
	if most.Variant != least.Variant {
		title += "; " + most.Variant + ": " + units.Number(meanCPUs(most))
	}
	return title
}

func timelineTable(drawn []point) Table {
	t := Table{Head: []string{"Case", "Time since the launch", "CPUs used", "Memory"}}
	for _, p := range drawn {
		for _, m := range thin(p.Timeline, maxMoments) {
			t.Rows = append(t.Rows, []string{p.name, units.Time(float64(m.At)), units.Number(m.CPUs), memoryText(float64(m.RSS))})
		}
	}
	return t
}
