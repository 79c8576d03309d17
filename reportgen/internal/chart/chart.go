// Package chart turns what a lab measured into charts: summaries and samples
// come in; ECharts options, a title that states the finding, a caption and a
// table of the numbers, for those who cannot see the picture, go out. It draws
// nothing itself.
//
// A kind with nothing to draw gives a Chart without Options: its Title and
// Caption say why, its Table holds what there is. Cases without an interval
// (too few samples) or without a finite one are left out and named in the
// caption. An error means that the options could not be written.
//
// Options hold no function and no colour of text, axes or background. An axis of
// speedups names the function "speed" as the formatter of its labels: it writes
// "10× slower", "same" and "10× faster". Series of type custom name their
// renderItem, which the page replaces by its function:
//
//	errorBar  data [row, lo, hi]: a line across from x = lo to x = hi, with two ends.
//	upright   data [x, lo, hi, beside]: a line from y = lo to y = hi, with two ends, in the
//	          series' colour, that many CSS pixels to the right of x.
//	lane      data [row, from, to]: a box across, from x = from to x = to.
//	part      data [row, from, to] or [row, from, to, lo]: the same, as pale as the
//	          item's opacity says, with the series' name if there is room for it to
//	          the left of lo, where a line across the bar begins.
//	hollow    a part without a filling.
//	counted   data [row, from, to, text]: a lane with the text at its end.
//	name      data [row]: the item's name, symbolSize being the height of what the
//	          row draws below it.
//	idle      a lane that is shaded, with the series' name if there is room for it.
//	endless   data [row]: a bar from x = 0 that runs off the picture's edge.
//	cells     data [row, total, filled]: total squares, of which the first are filled,
//	          at most 50 in a line; symbolSize is the height of all lines.
//	area      data [x, lo, hi]: the band between the curves lo and hi.
//
// row counts rows from 0 at the top on a hidden value axis, so that dots can be beside a
// row's middle.
package chart

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"

	"workbook/reportgen/internal/results"
)

// A Chart is one picture and everything a reader needs who cannot see it.
type Chart struct {
	Kind    string
	Title   string          // the finding, in words the interval allows
	Caption string          // how to read this
	Key     []Mark          // what the marks stand for; the page shows it above the picture
	Options json.RawMessage // for ECharts; safe inside a script element; empty if there is nothing to draw
	Height  int             // in CSS pixels
	Sketch  *Sketch         // what the reader may draw first; nil for nothing
	Law     *Law            // what the reader may hold against the points; nil for nothing
	Sizes   []Size          // what the reader may look through, one N at a time
	Table   Table
}

// A Table holds the chart's numbers, scaled and with units.
type Table struct {
	Head []string
	Rows [][]string
}

// A Kind draws what a lesson asks for of one lab of a file.
type Kind func(f *results.File, l *results.Lab, a Asked) (Chart, error)

// What the title of a kind of chart compares, if the lesson names two variants.
const (
	wholeTimes = "times"
	phaseTimes = "phases"
)

// kinds are the charts that a lesson may name. A kind that compares nothing finds its title
// itself.
var kinds = map[string]struct {
	draw     Kind
	compares string
}{
	"batches":      {batches, wholeTimes},
	"cpu":          {cpuTime, ""},
	"crossover":    {crossover, ""},
	"distribution": {distribution, ""},
	"lanes":        {lanes, ""},
	"latency":      {latency, wholeTimes},
	"loss":         {loss, ""},
	"per-add":      {perAdd, wholeTimes},
	"phases":       {phases, phaseTimes},
	"scaling":      {scaling, wholeTimes},
	"speedup":      {speedup, wholeTimes},
	"time":         {workTime, wholeTimes},
	"timeline":     {timeline, ""},
}

// Kinds returns the names that [Parse] knows, sorted.
func Kinds() []string { return slices.Sorted(maps.Keys(kinds)) }

// Draw returns the chart that a lesson asks for, as [Parse] read it, of a lab of the
// file, whose summaries are filled in.
func Draw(a Asked, f *results.File, l *results.Lab) (Chart, error) {
	c, err := kinds[a.Kind].draw(f, l, a)
	if err != nil {
		return Chart{}, fmt.Errorf("chart %q of lab %s: %w", a.Kind, l.Name, err)
	}
	c.Kind = a.Kind
	return c, nil
}

// nothing explains why there is no picture.
func nothing(why string, table Table) Chart {
	return Chart{
		Title:   "Nothing to draw: " + why,
		Caption: "There is no picture because " + why + ".",
		Table:   table,
	}
}
