package chart

import (
	"fmt"
	"math"
	"slices"

	"github.com/go-echarts/go-echarts/v2/charts"
	"github.com/go-echarts/go-echarts/v2/opts"
	"github.com/go-echarts/go-echarts/v2/types"
)

// maxDots is the most dots that a series shows: beyond it every k-th sample, in
// the order in which they were taken.
const maxDots = 300

// allDots is about the most dots of a picture. Its rows share them, and each has a few.
const allDots = 1500

// maxKey is the most cases that one picture tells apart.
const maxKey = 7

// errorBars adds intervals across the rows of a figure.
func (g *figure) errorBars(data []item) {
	g.add(charts.SingleSeries{Type: "custom", RenderItem: "errorBar", YAxisIndex: 1, Data: data,
		Encode: &opts.Encode{X: []int{1, 2}, Y: 0}},
		map[string]any{"silent": true, "z": 4})
}

// upright adds intervals of one look to a plane: x, lo, hi, and how far to the right of x,
// in CSS pixels.
func (g *figure) upright(data []item, look look) {
	g.add(charts.SingleSeries{Type: "custom", RenderItem: "upright", Data: data,
		Encode: &opts.Encode{X: 0, Y: []int{1, 2}}, ItemStyle: look.fill()},
		map[string]any{"silent": true, "z": 4})
}

// area adds the band between two curves of a plane, given as x, lo, hi.
func (g *figure) area(band [][]float64, look look) {
	g.add(charts.SingleSeries{Type: "custom", RenderItem: "area", Data: band,
		Encode: &opts.Encode{X: 0, Y: []int{1, 2}}, ItemStyle: look.fill()},
		map[string]any{"silent": true, "z": 1})
}

// lanes adds boxes along the rows of a figure: lane, part, hollow or idle.
func (g *figure) lanes(renderer, name string, data []item) {
	g.add(charts.SingleSeries{Name: name, Type: "custom", RenderItem: types.FuncStr(renderer), YAxisIndex: 1, Data: data,
		Encode: &opts.Encode{X: []int{1, 2}, Y: 0}}, nil)
}

// onRows adds a series of its own drawing to rows: names, endless bars, or cells.
func (g *figure) onRows(renderer string, data []item, color string) {
	extra := map[string]any{}
	if renderer == "name" {
		extra["silent"], extra["z"] = true, 6 // before the lines across the rows
	}
	g.add(charts.SingleSeries{Type: "custom", RenderItem: types.FuncStr(renderer), YAxisIndex: 1, Data: data,
		Encode: &opts.Encode{Y: 0}, ItemStyle: &opts.ItemStyle{Color: color}}, extra)
}

// dots adds a dot for each sample about the middle of a row, or for every k-th one
// if there are more than most.
func (g *figure) dots(row int, look look, samples []float64, unit scale, most int) {
	var data [][]float64
	for i, x := range thin(samples, most) {
		data = append(data, []float64{unit.of(x), short(float64(row) + scatter(i))})
	}
	g.add(charts.SingleSeries{Type: "scatter", YAxisIndex: 1, Data: data, SymbolSize: 8,
		ItemStyle: &opts.ItemStyle{Color: look.color, Opacity: opts.Float(0.85)}},
		map[string]any{"silent": true})
}

// scatter spreads the i-th dot over ±0.12 of a row, so that equal samples show.
// The golden ratio's multiples fill the range evenly, and alike in every report.
func scatter(i int) float64 {
	_, part := math.Modf(float64(i) * math.Phi)
	return 0.24 * (part - 0.5)
}

// thin keeps every k-th sample if there are more than most.
func thin[T any](samples []T, most int) []T {
	step := (len(samples) + most - 1) / most
	if step <= 1 {
		return samples
	}
	var kept []T
	for i := 0; i < len(samples); i += step {
		kept = append(kept, samples[i])
	}
	return kept
}

// thinned says so if there are more of something than thin keeps.
func thinned(drawn []point, count func(point) int, most int) string {
	if slices.ContainsFunc(drawn, func(p point) bool { return count(p) > most }) {
		return fmt.Sprintf(" If there are more than %d, every k-th is drawn.", most)
	}
	return ""
}

// few cuts the points to as many as one picture tells apart, and says so.
func few(drawn []point) (kept []point, note string) {
	if len(drawn) <= maxKey {
		return drawn, ""
	}
	return drawn[:maxKey], fmt.Sprintf(" Drawn are the first %d of %d cases.", maxKey, len(drawn))
}

// greatest is the greatest value that a function, which gives none below 0, has at a point.
func greatest(points []point, of func(point) float64) float64 {
	most := 0.0
	for _, p := range points {
		most = max(most, of(p))
	}
	return most
}

// each returns what a function makes of each of a list.
func each[T, U any](list []T, of func(T) U) []U {
	var all []U
	for _, x := range list {
		all = append(all, of(x))
	}
	return all
}
