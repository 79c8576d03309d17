package chart

import (
	"encoding/json"
	"fmt"
	"maps"

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
	pointSize = 12  // the mark of a point on a line
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
	aside  int   // how far a mark lies beside its place, at most
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
	SymbolOffset []int           `json:"symbolOffset,omitempty"` // to the right and down, in CSS pixels
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

// above is what go-echarts cannot say of an axis whose name is above it:
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
