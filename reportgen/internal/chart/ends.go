package chart

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// endLabels are the names of lines, each at its line's end: below one another if
// the lines end close together, and in short lines if the screen is narrow. Then marks
// have no label: the picture has no room for it. The names, and the numbers of the y
// axis, keep away from marks that lie beside their places.
func (g *figure) endLabels(names []string) {
	large, small := endColumn(names, 190), endColumn(names, 100)
	right := g.aside + 12
	if g.aside > 0 {
		g.YAxisList[0].AxisLabel.Margin = float64(g.aside + pointSize)
	}
	var wide, slim, wideGrids, slimGrids []any
	for i := range g.GridList {
		g.GridList[i].Right = px(large + right)
		wideGrids, slimGrids = append(wideGrids, map[string]any{"right": large + right}), append(slimGrids, map[string]any{"right": small + right})
	}
	for _, s := range g.MultiSeries {
		show := s.Type == "line" && slices.Contains(names, s.Name)
		label := func(width int, text string) map[string]any {
			if !show {
				return map[string]any{}
			}
			return map[string]any{"endLabel": map[string]any{"width": width, "formatter": text, "distance": g.aside + 10}}
		}
		if s.Type == "scatter" {
			wide, slim = append(wide, map[string]any{"label": map[string]any{"show": true}}), append(slim, map[string]any{"label": map[string]any{"show": false}})
			continue
		}
		wide, slim = append(wide, label(large, "{a}")), append(slim, label(small, hyphenated(s.Name)))
	}
	g.extra["media"] = []any{
		map[string]any{"query": map[string]any{"maxWidth": narrow}, "option": map[string]any{
			"grid": slimGrids, "series": slim}},
		map[string]any{"option": map[string]any{
			"grid": wideGrids, "series": wide}},
	}
}

// fewerTicks writes every second number at the x axis if the screen is narrow, and
// always the last one. Left alone, ECharts leaves out any that overlap, so that the
// steps between the others differ.
func (g *figure) fewerTicks(all []float64) {
	var kept []float64
	for i := (len(all) - 1) % 2; i < len(all); i += 2 {
		kept = append(kept, all[i])
	}
	slim := g.extra["media"].([]any)[0].(map[string]any)["option"].(map[string]any)
	slim["xAxis"] = []any{map[string]any{"axisLabel": map[string]any{"customValues": kept, "alignMinLabel": "center"}}}
}

// slimRunes are as many of a bold name as fit into the column of a narrow screen.
const slimRunes = 11

// hyphenated is the label of a narrow line with that name: a name that needs several
// lines is broken after its hyphens, where ECharts would break it anywhere.
func hyphenated(name string) string {
	if utf8.RuneCountInString(name) <= slimRunes || strings.ContainsAny(name, "{} ") {
		return "{a}"
	}
	text, line := "", ""
	for part := range strings.SplitAfterSeq(name, "-") {
		if line != "" && utf8.RuneCountInString(line+part) > slimRunes {
			text, line = text+line+"\n", ""
		}
		line += part
	}
	return text + line
}

// endColumn is as wide as the longest name takes in bold, or at most that many
// pixels.
func endColumn(names []string, most int) int {
	return min(column(names, most)*5/4, most)
}

// ending is the label at a line's end.
func ending(color string) map[string]any {
	return map[string]any{
		"endLabel": map[string]any{"show": true, "formatter": "{a}", "fontSize": textSize, "color": color,
			"fontWeight": "bold", "overflow": "break", "width": 158, "lineHeight": lineHigh, "distance": 10},
		"labelLayout": map[string]any{"moveOverlap": "shiftY"},
	}
}
