package chart

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/go-echarts/go-echarts/v2/opts"

	"workbook/labs/units"
	"workbook/reportgen/internal/results"
)

const (
	laneHeight = 30  // of a worker's row, in CSS pixels
	laneParts  = 300 // spans of a worker nearer than the whole time by this are drawn as one
)

// lanes draws who worked when in the observed launches: a lane for each worker
// of each case.
func lanes(f *results.File, l *results.Lab) (Chart, error) {
	all := points(f, l)
	drawn, _ := split(all, func(p point) bool { return len(p.Spans) > 0 })
	table := lanesTable(drawn)
	if len(drawn) == 0 {
		return nothing(lacking(l, "no launch of this lab says which worker worked when"), table), nil
	}
	drawn, note := few(drawn)
	last := 0.0
	for _, p := range drawn {
		last = max(last, ends(p))
	}
	unit := timeScale(last)
	var heads, sides []string
	var boxes []item
	for _, p := range drawn {
		heads, sides = append(heads, p.name+": "+spread(p, unit)), append(sides, "")
		for _, worker := range crew(p) {
			for _, s := range joined(p, worker, last/laneParts) {
				boxes = append(boxes, item{
					Value:     []float64{float64(len(heads)), unit.of(float64(s.From)), unit.of(float64(s.To))},
					ItemStyle: &opts.ItemStyle{Color: p.look.color},
				})
			}
			heads, sides = append(heads, ""), append(sides, fmt.Sprint(worker))
		}
	}
	g := rows(heads, laneHeight, axis{name: "time since the launch, " + unit.name, kind: "value", from: 0})
	g.besides(sides)
	g.lanes(boxes)
	options, err := g.options()
	return Chart{
		Title: "Workers in one observed launch: " + strings.Join(firstThree(each(drawn, func(p point) string { return p.name + " " + spread(p, unit) })), "; "),
		Caption: "Each lane is a worker, numbered at the left; it is filled while that worker works. Lanes that end together share the work well. " +
			"Each is one launch, taken only to be watched: it has no interval. " +
			fmt.Sprintf("Pauses shorter than 1/%d of the time are not drawn.", laneParts) + note,
		Alt:     "Lanes of workers: " + readings(drawn, func(p point) string { return spread(p, unit) }) + ".",
		Options: options,
		Height:  g.top + footer + laneHeight*len(heads),
		Table:   table,
	}, err
}

// besides labels the rows at the left, and centres the names that stand in them.
func (g *figure) besides(sides []string) {
	inside := g.YAxisList[0]
	inside.AxisLabel.VerticalAlign = "middle"
	left := opts.YAxis{
		Type: "category", Data: sides, Inverse: opts.Bool(true), Position: "left",
		AxisLine:  &opts.AxisLine{Show: opts.Bool(false)},
		AxisLabel: &opts.AxisLabel{FontSize: tickSize, Interval: "0"},
	}
	g.ExtendYAxis(left)
	noTick := map[string]any{"show": false}
	g.extra["yAxis"] = []any{
		map[string]any{"axisTick": noTick, "z": 5, "axisLabel": map[string]any{"margin": 2}}, nil,
		map[string]any{"axisTick": noTick},
	}
}

// crew returns the workers that have a span, in order.
func crew(p point) []int {
	seen := map[int]bool{}
	var all []int
	for _, s := range p.Spans {
		if !seen[s.Worker] {
			seen[s.Worker] = true
			all = append(all, s.Worker)
		}
	}
	slices.Sort(all)
	return all
}

// joined returns a worker's spans in order, those closer than gap as one.
func joined(p point, worker int, gap float64) []results.Span {
	var all []results.Span
	for _, s := range p.Spans {
		if s.Worker == worker {
			all = append(all, s)
		}
	}
	slices.SortFunc(all, func(a, b results.Span) int { return cmp.Compare(a.From, b.From) })
	out := all[:1:1]
	for _, s := range all[1:] {
		if before := &out[len(out)-1]; float64(s.From-before.To) < gap {
			before.To = max(before.To, s.To)
		} else {
			out = append(out, s)
		}
	}
	return out
}

// ends returns when the last span ends, in nanoseconds.
func ends(p point) float64 {
	last := 0.0
	for _, s := range p.Spans {
		last = max(last, float64(s.To))
	}
	return last
}

// finish returns when a worker's last span ends, in nanoseconds.
func finish(p point, worker int) float64 {
	last := 0.0
	for _, s := range p.Spans {
		if s.Worker == worker {
			last = max(last, float64(s.To))
		}
	}
	return last
}

// spread says when the first and the last worker were done: "done at 2.00 to
// 8.00 ms".
func spread(p point, unit scale) string {
	first := ends(p)
	for _, worker := range crew(p) {
		first = min(first, finish(p, worker))
	}
	return fmt.Sprintf("done at %s to %s", units.Number(first/unit.per), unit.text(ends(p)))
}

func lanesTable(drawn []point) Table {
	t := Table{Head: []string{"Case", "Worker", "Spans", "At work", "Done at"}}
	for _, p := range drawn {
		for _, worker := range crew(p) {
			spans, busy := 0, 0.0
			for _, s := range p.Spans {
				if s.Worker == worker {
					spans++
					busy += float64(s.To - s.From)
				}
			}
			t.Rows = append(t.Rows, []string{p.name, fmt.Sprint(worker), units.Count(int64(spans)),
				units.Time(busy), units.Time(finish(p, worker))})
		}
	}
	return t
}
