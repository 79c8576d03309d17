package chart

import (
	"cmp"
	"slices"

	"github.com/go-echarts/go-echarts/v2/opts"

	"workbook/labs/units"
	"workbook/reportgen/internal/results"
	"workbook/reportgen/internal/stats"
)

// workTime draws a bar for each case's work time, with its interval and a dot
// for each sample. The bar of a case that was stuck runs off the edge;
// one that failed has a row without a bar.
func workTime(f *results.File, l *results.Lab, a Asked) (Chart, error) {
	all := points(f, l, a)
	noise := f.Noise()
	table := caseTable(noise, all)
	drawn, left := split(all, func(p point) bool { return timed(p) || stuck(p) })
	timedOnes, endless := split(drawn, timed)
	if len(timedOnes) == 0 {
		return nothing(missing(l), table), nil
	}
	unit := timeScale(greatest(timedOnes, longest))
	failed, _ := split(left, func(p point) bool { return p.Failure != nil })
	names := append(each(drawn, timeName), each(failed, timeName)...)
	g := rows(names, barHigh, axis{name: "time of one sum, " + unit.name + " (shorter is faster)", kind: "value", from: 0})
	var bars, whiskers, off []item
	for i, p := range drawn {
		row, work := float64(i), p.Summary.Work
		if stuck(p) {
			off = append(off, item{Name: p.name + ": never ends", Value: []float64{row}})
			continue
		}
		bars = append(bars, item{Name: p.name + ": " + spanned(work), Value: []float64{row, 0, unit.of(work.Median)},
			ItemStyle: a.shade(f, l, p)})
		whiskers = append(whiskers, item{Value: []float64{row, unit.of(work.Lo), unit.of(work.Hi)}})
	}
	g.lanes("part", "", bars)
	dotted := min(maxDots, max(20, allDots/len(drawn)))
	for i, p := range drawn {
		if !stuck(p) {
			g.dots(i, p.bar(), p.Work(), unit, dotted)
		}
	}
	g.errorBars(whiskers)
	if len(off) > 0 {
		g.onRows("endless", off, wrongLook.color)
	}
	title := growth(drawn)
	if title.text == "" {
		title = finding(noise, l, timedOnes, endless)
	}
	title = a.titled(f, l, title)
	options, err := g.options()
	return Chart{
		Title: title.text,
		Caption: "A bar is the median time of one sum, the line across its end the 95% interval of that median, a dot one sample. " +
			bases(l, drawn) + endlessWords(endless) + twoGroups(timedOnes) + thinned(timedOnes, point.samples, dotted) + leftOut(left) + title.beside(),
		Options: options,
		Height:  g.top + g.foot + g.row*len(names),
		Table:   table,
	}, err
}

// shade is how strong the bar of a case is: those that the title compares are seen first.
func (a Asked) shade(f *results.File, l *results.Lab, p point) *opts.ItemStyle {
	first, second := a.two(f, l)
	for _, c := range []*results.Case{first, second} {
		if c != nil && c.String() == p.Case.String() {
			return p.bar().strong()
		}
	}
	return p.bar().fill()
}

// growth is the title for one variant at several N: how much longer the most numbers take
// than the fewest. It has no text if there are other cases, or if that is not known.
func growth(drawn []point) title {
	most, fewest := slices.MaxFunc(drawn, byN), slices.MinFunc(drawn, byN)
	if fewest.N < 1 || most.N == fewest.N || slices.ContainsFunc(drawn, func(p point) bool {
		return p.Variant != most.Variant || p.Workers != most.Workers || p.Untrue() || stuck(p)
	}) {
		return title{}
	}
	longer := stats.Speedup(results.Paired(most.Case, fewest.Case))
	if !drawable(longer) {
		return title{}
	}
	by := float64(most.N) / float64(fewest.N)
	times := units.Number(by) + " times"
	if word := inWords[by]; word != "" {
		times = word
	}
	return title{times + " the numbers: " + units.Ratio(longer.Median) + " the time", true}
}

// inWords are the factors between the N of most labs, as a sentence begins with them.
var inWords = map[float64]string{2: "Twice", 10: "Ten times", 100: "A hundred times", 1000: "A thousand times"}

func byN(a, b point) int       { return cmp.Compare(a.N, b.N) }
func byWorkers(a, b point) int { return cmp.Compare(a.Workers, b.Workers) }

// timeName is a row's name: the case and its time in short.
func timeName(p point) string {
	switch {
	case stuck(p):
		return p.name + ": never ends"
	case p.Failure != nil:
		return p.name + ": " + halted(p)
	}
	name := p.name + ": " + units.Time(p.Summary.Work.Median)
	if inTwo(p.Work()) {
		name += ", in two groups"
	}
	return name + sums(p)
}

// endlessWords says which cases were stuck, or "".
func endlessWords(endless []point) string {
	if len(endless) == 0 {
		return ""
	}
	return " A bar that runs off the edge has no end, because the case was stuck and had to be stopped: " + names(endless) + "."
}

// longest returns the longest time that a timed point shows, in nanoseconds.
func longest(p point) float64 { return max(p.Summary.Work.Hi, slices.Max(p.Work())) }
