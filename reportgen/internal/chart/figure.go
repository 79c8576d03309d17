package chart

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/go-echarts/go-echarts/v2/charts"
	"github.com/go-echarts/go-echarts/v2/opts"
	"github.com/go-echarts/go-echarts/v2/types"
)

// Sizes in CSS pixels. The page enlarges a picture for the back row.
const (
	textSize  = 16
	tickSize  = 16
	lineHigh  = 20  // a line of a row's name
	barHigh   = 20  // a bar
	rowGap    = 22  // between a row's bar and the next row's name
	headroom  = 34  // above a plane, for the name of its y axis
	lineRoom  = 24  // above rows, for the name of a line across them
	footer    = 74  // the numbers of the x axis and its name
	planeSize = 340 // a picture with numbers on both axes, without its axis
	lineRunes = 36  // of a row's name in one line, on the narrowest screen
	maxLines  = 3   // of a row's name
)

// A figure is a picture in the making: go-echarts' options, and those settings
// that go-echarts has no field for.
type figure struct {
	*charts.Custom
	extra  map[string]any
	series []any // of extra
	top    int   // where the picture begins, in CSS pixels
	row    int   // how high a row is
	foot   int   // the height of the x axis
}

// An axis is what x and y have in common.
type axis struct {
	name     string  // what it shows and the unit
	kind     string  // value or log
	base     float64 // of a log
	from, to any
	format   string    // how its numbers read, e.g. "{value}×"
	ticks    []float64 // where its numbers are; nil leaves that to ECharts
}

// An item is one piece of a series' data.
type item struct {
	Name         string          `json:"name,omitempty"` // what the tooltip says
	Value        any             `json:"value"`
	Symbol       string          `json:"symbol,omitempty"`
	SymbolSize   int             `json:"symbolSize,omitempty"`
	SymbolRotate int             `json:"symbolRotate,omitempty"` // degrees, to the left
	ItemStyle    *opts.ItemStyle `json:"itemStyle,omitempty"`
	Label        *opts.Label     `json:"label,omitempty"`
}

// bare is a figure with its x axis and nothing else.
func bare(x axis) *figure {
	f := &figure{Custom: charts.NewCustom(), extra: map[string]any{
		"textStyle": map[string]any{"fontSize": textSize},
	}, foot: x.foot()}
	f.SetGlobalOptions(
		charts.WithAnimation(false),
		charts.WithGridOpts(opts.Grid{Left: "8", Right: "22", Top: "0", Bottom: px(x.gap() + 2), ContainLabel: opts.Bool(true)}),
		charts.WithLegendOpts(opts.Legend{Show: opts.Bool(false)}),
		charts.WithTooltipOpts(opts.Tooltip{Show: opts.Bool(false)}), // the page shows an item's name below the picture
		charts.WithXAxisOpts(x.across()),
	)
	f.extra["xAxis"] = []any{x.extra()}
	return f
}

// plane is a figure with numbers along both axes.
func plane(x, y axis) *figure {
	f := bare(x)
	f.YAxisList[0] = y.up()
	f.extra["yAxis"] = []any{y.above()}
	f.lower(headroom)
	return f
}

// endLabels are the names of lines, each at its line's end: below one another if
// the lines end close together, and in short lines if the screen is narrow.
func (g *figure) endLabels(names []string) {
	large, small := endColumn(names, 190), endColumn(names, 100)
	g.GridList[0].Right = px(large + 12)
	var wide, slim []any
	for _, s := range g.MultiSeries {
		show := s.Type == "line" && slices.Contains(names, s.Name)
		label := func(width int, text string) map[string]any {
			if !show {
				return map[string]any{}
			}
			return map[string]any{"endLabel": map[string]any{"width": width, "formatter": text}}
		}
		wide, slim = append(wide, label(large, "{a}")), append(slim, label(small, hyphenated(s.Name)))
	}
	g.extra["media"] = []any{
		map[string]any{"query": map[string]any{"maxWidth": narrow}, "option": map[string]any{
			"grid": []any{map[string]any{"right": small + 12}}, "series": slim}},
		map[string]any{"option": map[string]any{
			"grid": []any{map[string]any{"right": large + 12}}, "series": wide}},
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
// lines is broken behind its hyphens, where ECharts would break it anywhere.
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

// lower moves the picture down, to make room above it.
func (g *figure) lower(by int) {
	g.top += by
	g.GridList[0].Top = px(g.top)
}

func (a axis) across() opts.XAxis {
	label := a.label()
	label.AlignMinLabel, label.AlignMaxLabel = "left", "right"
	return opts.XAxis{
		Type: a.kind, Name: a.name, NameLocation: "middle", NameGap: a.gap(), Min: a.from, Max: a.to,
		AxisLine: &opts.AxisLine{OnZero: opts.Bool(false)}, AxisLabel: label,
	}
}

// gap is the room between the x axis and its name: a speed takes two lines.
func (a axis) gap() int {
	if a.format == speeds {
		return 32 + lineHigh
	}
	return 32
}

// foot is the height of the x axis with its numbers and its name.
func (a axis) foot() int { return a.gap() + footer - 32 }

// speeds is the page's function that writes the labels of an axis of speedups.
const speeds = "speed"

func (a axis) up() opts.YAxis {
	return opts.YAxis{
		Type: a.kind, Name: a.name, NameLocation: "end", NameGap: 12, Min: a.from, Max: a.to,
		AxisLine: &opts.AxisLine{OnZero: opts.Bool(false)}, AxisLabel: a.label(),
	}
}

func (a axis) label() *opts.AxisLabel {
	return &opts.AxisLabel{FontSize: tickSize, Formatter: types.FuncStr(a.format), HideOverlap: opts.Bool(true)}
}

// extra is what go-echarts has no field for.
func (a axis) extra() map[string]any {
	extra := map[string]any{}
	if a.format == speeds {
		extra["axisLabel"] = map[string]any{"lineHeight": lineHigh}
	}
	if a.base > 0 {
		extra["logBase"] = a.base
	}
	if a.ticks != nil {
		extra["axisTick"] = map[string]any{"customValues": a.ticks}
		extra["axisLabel"] = map[string]any{"customValues": a.ticks}
		extra["splitLine"] = map[string]any{"show": false}
	}
	return extra
}

// above is what go-echarts cannot say of an axis whose name stands above it:
// that the name begins at the axis.
func (a axis) above() map[string]any {
	extra := map[string]any{"nameTextStyle": map[string]any{"align": "left"}}
	maps.Copy(extra, a.extra())
	return extra
}

// add appends a series; extra is what go-echarts cannot say of it.
func (g *figure) add(s charts.SingleSeries, extra map[string]any) {
	g.MultiSeries = append(g.MultiSeries, s)
	g.series = append(g.series, extra)
}

// px writes a length in pixels.
func px(length int) string { return fmt.Sprint(length) }

// options writes the figure. encoding/json escapes < and refuses NaN.
func (g *figure) options() (json.RawMessage, error) {
	g.Validate()
	g.extra["series"] = g.series
	settings := g.JSON()
	delete(settings, "color") // each series has a look of its own
	option, err := plain(settings)
	if err != nil {
		return nil, err
	}
	extra, err := plain(g.extra)
	if err != nil {
		return nil, err
	}
	return json.Marshal(merge(option, extra))
}

// plain turns typed options into maps and lists.
func plain(typed any) (option any, err error) {
	written, err := json.Marshal(typed)
	if err != nil {
		return nil, fmt.Errorf("write options: %w", err)
	}
	return option, json.Unmarshal(written, &option)
}

// merge lays extra over option, object by object and list by list, and drops
// what is null or empty.
func merge(option, extra any) any {
	switch option := option.(type) {
	case map[string]any:
		extra, _ := extra.(map[string]any)
		for key, value := range extra {
			if _, there := option[key]; !there {
				option[key] = value
			}
		}
		for key, value := range option {
			option[key] = merge(value, extra[key])
			if empty(option[key]) {
				delete(option, key)
			}
		}
	case []any:
		extra, _ := extra.([]any)
		for i := range option {
			var over any
			if i < len(extra) {
				over = extra[i]
			}
			option[i] = merge(option[i], over)
		}
	default:
		if extra != nil {
			return extra
		}
	}
	return option
}

func empty(value any) bool {
	object, ok := value.(map[string]any)
	return value == nil || ok && len(object) == 0
}
