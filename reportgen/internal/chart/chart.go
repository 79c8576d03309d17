// Package chart turns what a lab measured into charts: summaries and samples
// come in; ECharts options, a title that states the finding, a caption, a text
// alternative and a table of the numbers go out. It draws nothing itself.
//
// A kind with nothing to draw gives a Chart without Options: its Title and
// Caption say why, its Table holds what there is. Cases without an interval
// (too few samples) or without a finite one are left out and named in the
// caption. An error means that the kind is unknown or that the options could
// not be written.
//
// Options hold no function and no colour of text, axes or background. Series of
// type custom name their renderItem, which the page replaces by its function:
//
//	errorBar  data [at, lo, hi]: a bar with two ends. It stands upright at x =
//	          at, or lies across at y = at where encode.x lists two dimensions.
//	lane      data [row, from, to]: a box across, from x = from to x = to.
//	area      data [x, lo, hi]: the band between the curves lo and hi.
//
// at and row count rows from 0 at the top on a hidden value axis, so that dots
// can stand beside a row's middle; in an upright chart at is a number on x.
package chart

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"

	"workbook/reportgen/internal/results"
)

// A Chart is one picture and everything a reader needs who cannot see it.
type Chart struct {
	Kind    string
	Title   string          // the finding, in words the interval allows
	Caption string          // how to read this
	Alt     string          // the text alternative
	Key     []Mark          // what the marks stand for; the page shows it above the picture
	Options json.RawMessage // for ECharts; safe inside a script element; empty where there is nothing to draw
	Height  int             // in CSS pixels
	Table   Table
}

// A Table holds the chart's numbers, scaled and with units.
type Table struct {
	Head []string
	Rows [][]string
}

// A Kind draws one lab of a file.
type Kind func(f *results.File, l *results.Lab) (Chart, error)

// kinds are the charts that a lesson may name.
var kinds = map[string]Kind{
	"crossover":    crossover,
	"distribution": distribution,
	"lanes":        lanes,
	"loss":         loss,
	"phases":       phases,
	"scaling":      scaling,
	"speedup":      speedup,
	"time":         workTime,
	"timeline":     timeline,
}

// Kinds returns the names that Draw knows, sorted.
func Kinds() []string { return slices.Sorted(maps.Keys(kinds)) }

// Draw returns the chart of that kind for a lab of the file, whose summaries
// are filled in.
func Draw(kind string, f *results.File, l *results.Lab) (Chart, error) {
	draw, ok := kinds[kind]
	if !ok {
		return Chart{}, fmt.Errorf("unknown chart %q: want one of %s", kind, strings.Join(Kinds(), ", "))
	}
	c, err := draw(f, l)
	if err != nil {
		return Chart{}, fmt.Errorf("chart %q of lab %s: %w", kind, l.Name, err)
	}
	c.Kind = kind
	return c, nil
}

// nothing explains why there is no picture.
func nothing(why string, table Table) Chart {
	return Chart{
		Title:   "Nothing to draw: " + why,
		Caption: "There is no picture because " + why + ".",
		Alt:     "No picture: " + why + ".",
		Table:   table,
	}
}
