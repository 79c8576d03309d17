package chart

import (
	"unicode/utf8"

	"github.com/go-echarts/go-echarts/v2/opts"
)

// Sizes in CSS pixels.
const (
	narrow     = 520 // a forest no wider leaves out what it can
	forestFoot = 50  // the numbers of the x axis and its name
)

// A trunk is a row of a forest: what is beside its picture. Rows of one
// group follow each other.
type trunk struct {
	group, name string // at the left
	outcome     string // at the right
	brief       string // the group, if there is little room
}

// forest is a figure after the forest plots of medicine, which hold many trials
// against one another: a row for each trunk, height pixels high, its name to
// the left of the picture and its outcome in words to the right. As in rows,
// series take the second y axis. On a narrow screen the outcomes are left out,
// and groups have brief names.
func forest(trunks []trunk, height int, x axis) *figure {
	var groups, briefs, names, outcomes []string
	last := ""
	for _, t := range trunks {
		group, short := t.group, t.brief
		if t.group == last {
			group, short = "", ""
		}
		last = t.group
		groups, briefs = append(groups, group), append(briefs, short)
		names, outcomes = append(names, t.name), append(outcomes, t.outcome)
	}
	g := rowsOf(names, height, x)
	g.GridList[0].Bottom = px(forestFoot)
	g.GridList[0].ContainLabel = opts.Bool(false)
	g.YAxisList[0] = besidesPicture(names, "left")
	g.ExtendYAxis(besidesPicture(outcomes, "right"), besidesPicture(groups, "left"))

	wide := beside{endColumn(groups, 158), endColumn(names, 152), endColumn(outcomes, 150), groups, x, 6}
	small := beside{column(briefs, 40), endColumn(names, 152), 0, briefs, x, 2}
	g.extra["yAxis"] = wide.yAxes()
	g.GridList[0].Left, g.GridList[0].Right = px(wide.left()), px(wide.right())
	g.extra["media"] = []any{
		map[string]any{"query": map[string]any{"maxWidth": narrow}, "option": small.option()},
		map[string]any{"option": wide.option()},
	}
	return g
}

// besidesPicture is an axis that only names the rows.
func besidesPicture(names []string, side string) opts.YAxis {
	return opts.YAxis{
		Type: "category", Data: names, Inverse: opts.Bool(true), Position: side,
		AxisLine:  &opts.AxisLine{Show: opts.Bool(false)},
		AxisLabel: &opts.AxisLabel{FontSize: tickSize, Interval: "0"},
	}
}

// A beside is how wide the columns beside the picture are, in CSS pixels, and
// what depends on that.
type beside struct {
	group, name, outcome int
	groups               []string
	x                    axis
	most                 int // numbers at the x axis, if it is logarithmic
}

func (b beside) left() int  { return b.group + b.name }
func (b beside) right() int { return max(b.outcome, 18) }

// yAxes is what go-echarts cannot say: a column's texts begin where it begins,
// and end before it ends.
func (b beside) yAxes() []any {
	column := func(from, width int, weight string) map[string]any {
		return map[string]any{
			"axisTick":  map[string]any{"show": false},
			"axisLabel": map[string]any{"show": width > 0, "align": "left", "margin": from, "width": width - 8, "overflow": "truncate", "fontWeight": weight},
		}
	}
	groups := column(b.left(), b.group, "bold")
	groups["data"] = b.groups
	return []any{column(b.name, b.name, "normal"), nil, column(10, b.outcome, "normal"), groups}
}

// numbers are those at the x axis, each in the middle below its tick if there is room to
// the right of the last one.
func (b beside) numbers() map[string]any {
	all, align := b.x.powers(b.most), "center"
	if b.outcome == 0 && len(all) > 0 && all[len(all)-1] == b.x.to {
		align = "right"
	}
	return map[string]any{"customValues": all, "alignMinLabel": "center", "alignMaxLabel": align}
}

// option is what changes with the room there is.
func (b beside) option() map[string]any {
	axes := b.yAxes()
	axes[1] = map[string]any{}
	return map[string]any{
		"grid":  []any{map[string]any{"left": b.left(), "right": b.right()}},
		"xAxis": []any{map[string]any{"axisLabel": b.numbers()}},
		"yAxis": axes,
	}
}

// column is as wide as the longest text takes in any common typeface, or at
// most that many pixels.
func column(texts []string, most int) int {
	longest := 0
	for _, text := range texts {
		longest = max(longest, utf8.RuneCountInString(text))
	}
	return min(longest*15/2+14, most)
}
