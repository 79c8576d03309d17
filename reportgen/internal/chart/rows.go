package chart

import (
	"strings"

	"github.com/go-echarts/go-echarts/v2/opts"
)

// rows is a figure with a row for each name and numbers across: the name, and
// below it room for what is drawn, in pixels. Series take the second y axis, on
// which what is drawn in row i has its middle at i.
func rows(names []string, high int, x axis) *figure {
	lines := 1
	for _, name := range names {
		lines = max(lines, min(len(wrap(name, lineRunes)), maxLines))
	}
	g := rowsOf(make([]string, len(names)), lines*lineHigh+high+rowGap, x)
	g.YAxisList[0].Show, g.YAxisList[0].AxisLabel = opts.Bool(false), &opts.AxisLabel{Show: opts.Bool(false)}
	lower := float64(lines*lineHigh-rowGap/2) / float64(2*g.row)
	g.YAxisList[1].Min, g.YAxisList[1].Max = -0.5-lower, float64(len(names))-0.5-lower
	var data []item
	for i, name := range names {
		data = append(data, item{Name: name, Value: []int{i}, SymbolSize: high})
	}
	g.onRows("name", data, "")
	return g
}

// rowsOf is a figure with rows of that height, whose names are beside them. The page
// learns the height, as it draws fewer rows, or lower ones, if it presents the picture.
func rowsOf(names []string, height int, x axis) *figure {
	g := bare(x)
	g.row, g.extra["rowHeight"] = height, height
	g.YAxisList[0] = opts.YAxis{
		Type: "category", Data: names, Inverse: opts.Bool(true),
		AxisLine:  &opts.AxisLine{Show: opts.Bool(false)},
		AxisLabel: &opts.AxisLabel{Inside: opts.Bool(true), FontSize: textSize, Interval: "0"},
	}
	g.ExtendYAxis(opts.YAxis{
		Type: "value", Min: -0.5, Max: float64(len(names)) - 0.5, Inverse: opts.Bool(true), Show: opts.Bool(false),
		AxisLabel: &opts.AxisLabel{Show: opts.Bool(false)}, // or the room for long numbers would be kept
	})
	return g
}

// wrap breaks a text at its spaces, or within a word that is too long.
func wrap(text string, most int) (lines []string) {
	line := []rune(nil)
	for _, word := range strings.Fields(text) {
		next := []rune(word)
		if len(line) > 0 && len(line)+1+len(next) <= most {
			line = append(append(line, ' '), next...)
			continue
		}
		if len(line) > 0 {
			lines = append(lines, string(line))
		}
		for ; len(next) > most; next = next[most:] {
			lines = append(lines, string(next[:most]))
		}
		line = next
	}
	return append(lines, string(line))
}
