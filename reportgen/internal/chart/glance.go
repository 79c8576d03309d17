package chart

import (
	"fmt"
	"slices"
	"strings"

	"github.com/go-echarts/go-echarts/v2/charts"
	"github.com/go-echarts/go-echarts/v2/opts"

	"workbook/labs/units"
	"workbook/reportgen/internal/results"
	"workbook/reportgen/internal/stats"
)

const (
	glanceRow  = 46 // the height of a lab's row in CSS pixels
	glanceName = 44 // the longest row name, in letters, that a narrow screen shows
)

// A glimpse is what Glance shows of one lab.
type glimpse struct {
	lab   *results.Lab
	cases []point
}

// Glance draws the whole file: a row for each lab, a dot with its interval for
// each case's speedup over its baseline. Colour tells right sums from wrong
// ones, shape the race detector's verdict.
func Glance(f *results.File) (Chart, error) {
	noise := noiseOf(f)
	shown, drawn, left := glimpses(f)
	c := Chart{Kind: "glance", Table: glanceTable(f)}
	why := ""
	switch {
	case f.Machine.CPUsUsable == 1:
		why = oneCPU
	case len(drawn) == 0:
		why = "no lab has a case to compare with its baseline"
	}
	if why != "" {
		none := nothing(why, c.Table)
		none.Kind = c.Kind
		return none, nil
	}
	g := rows(each(shown, glimpse.name), glanceRow, speedupAxis(f, drawn, "serial"))
	g.YAxisList[0].SplitLine = &opts.SplitLine{Show: opts.Bool(true)}
	g.glimpses(f, shown)
	c.Title = tally(noise, drawn)
	c.Caption = "Each dot is a case, the line through it the 95% interval of its speedup over the lab's baseline, where that is wider than the dot. " +
		marks(f) + " " + allBases(f) + leftOut(left) + failures(f)
	c.Alt = c.Title + ". " + strings.Join(each(shown, glimpse.name), "; ") + "."
	c.Height = g.top + footer + glanceRow*len(shown)
	var err error
	c.Options, err = g.options()
	return c, err
}

// glimpses returns the labs with a case to draw, their cases, and those that
// cannot be drawn.
func glimpses(f *results.File) (shown []glimpse, drawn, left []point) {
	for i := range f.Labs {
		l := &f.Labs[i]
		others, _ := split(points(f, l), func(p point) bool { return !p.Baseline })
		can, cannot := split(others, compared)
		for _, p := range cannot {
			p.name = l.Name + " " + p.name
			left = append(left, p)
		}
		if len(can) > 0 {
			shown = append(shown, glimpse{l, can})
			drawn = append(drawn, can...)
		}
	}
	return shown, drawn, left
}

// name is the lab's, with its least and its greatest speedup, and whose they
// are where there is room.
func (g glimpse) name() string {
	least, most := slices.MinFunc(g.cases, bySpeedup), slices.MaxFunc(g.cases, bySpeedup)
	ratio := func(p point) string { return units.Ratio(p.Summary.Speedup.Median) }
	short, full := g.lab.Name+": "+ratio(least), g.lab.Name+": "+least.name+" "+ratio(least)
	if len(g.cases) > 1 {
		short += " to " + ratio(most)
		full += ", " + most.name + " " + ratio(most)
	}
	if len([]rune(full)) > glanceName {
		return short
	}
	return full
}

// glimpses adds the dots, a series for each colour and shape, over their
// intervals.
func (g *figure) glimpses(f *results.File, shown []glimpse) {
	var names []string
	dots := map[string][]item{}
	series := map[string]charts.SingleSeries{}
	var whiskers []item
	for row, lab := range shown {
		for i, p := range lab.cases {
			at, s := short(float64(row)+place(i, len(lab.cases))), p.Summary.Speedup
			name, mark := kindOfDot(lab.lab, p)
			if !slices.Contains(names, name) {
				names = append(names, name)
				series[name] = mark
			}
			dots[name] = append(dots[name], item{Name: lab.lab.Name + " " + p.name + ": " + reading(p), Value: []float64{short(s.Median), at}})
			whiskers = append(whiskers, item{Value: []float64{at, short(s.Lo), short(s.Hi)}})
		}
	}
	g.key(names, dotWidth)
	g.errorBars(whiskers)
	for i, name := range names {
		s := series[name]
		s.Data = dots[name]
		if i == 0 {
			s = g.marked(f, s)
		}
		g.add(s, map[string]any{"z": 5})
	}
}

// kindOfDot returns the key's words for a case, and how its dot looks.
func kindOfDot(l *results.Lab, p point) (string, charts.SingleSeries) {
	race := map[results.RaceStatus]struct{ words, symbol string }{
		results.Clean: {"no race found", "circle"},
		results.Racy:  {"race found", "triangle"},
	}
	verdict, ok := race[verdictOn(l, p.Variant)]
	if !ok {
		verdict.words, verdict.symbol = "races not looked for", "rect"
	}
	sums, color := "right sums", rightLook.color
	if p.Wrong() > 0 {
		sums, color = "wrong sums", wrongLook.color
	}
	name := sums + ", " + verdict.words
	return name, charts.SingleSeries{Name: name, Type: "scatter", YAxisIndex: 1, Symbol: verdict.symbol, SymbolSize: 14,
		ItemStyle: &opts.ItemStyle{Color: color, Opacity: opts.Float(1)}}
}

// verdictOn returns the race detector's verdict on a variant: a race reported
// in another variant of the lab is not its own.
func verdictOn(l *results.Lab, variant string) results.RaceStatus {
	reported := slices.ContainsFunc(l.Race.Reports, func(r results.RaceReport) bool { return r.Variant == variant })
	if l.Race.Status == results.Racy && len(l.Race.Reports) > 0 && !reported {
		return results.Clean
	}
	return l.Race.Status
}

// place spreads n cases over the lower half of a row, under the lab's name.
func place(i, n int) float64 {
	return 0.05 + 0.34*(float64(i)+0.5)/float64(n)
}

// tally counts what the intervals show. A wrong sum is neither fast nor slow.
func tally(noise stats.Interval, drawn []point) string {
	const broken stats.Verdict = "with wrong sums"
	count := map[stats.Verdict]int{}
	for _, p := range drawn {
		verdict := judge(p.Summary.Speedup, noise)
		if p.Wrong() > 0 {
			verdict = broken
		}
		count[verdict]++
	}
	var parts []string
	for _, v := range []stats.Verdict{stats.Faster, stats.Slower, stats.NoDifference, stats.CantTell, broken} {
		if count[v] > 0 {
			parts = append(parts, fmt.Sprintf("%d %s", count[v], v))
		}
	}
	return fmt.Sprintf("%d cases against serial: %s", len(drawn), strings.Join(parts, ", "))
}

// allBases says between which times the labs' baselines lie.
func allBases(f *results.File) string {
	var times []float64
	for _, l := range f.Labs {
		for _, c := range l.Cases {
			if c.Baseline && drawable(c.Summary.Work) {
				times = append(times, c.Summary.Work.Median)
			}
		}
	}
	if len(times) == 0 {
		return "The baselines' times are not known."
	}
	return fmt.Sprintf("The baselines take %s to %s, each lab's own in the table.",
		units.Time(slices.Min(times)), units.Time(slices.Max(times)))
}

// failures names the labs that failed, or is "".
func failures(f *results.File) string {
	var all []string
	for _, l := range f.Labs {
		if l.Status == results.Failed {
			all = append(all, l.Name)
		}
	}
	if len(all) == 0 {
		return ""
	}
	return " Failed: " + strings.Join(all, ", ") + "."
}

// glanceTable holds every case of every lab.
func glanceTable(f *results.File) (t Table) {
	for i := range f.Labs {
		l := &f.Labs[i]
		all := points(f, l)
		cases := caseTable(noiseOf(f), all)
		t.Head = append(append([]string{"Lab"}, cases.Head...), "Race detector")
		for j, row := range cases.Rows {
			t.Rows = append(t.Rows, append(append([]string{l.Name}, row...), string(verdictOn(l, all[j].Variant))))
		}
	}
	return t
}
