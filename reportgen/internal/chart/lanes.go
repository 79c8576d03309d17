package chart

import (
	"cmp"
	"fmt"
	"slices"

	"workbook/labs/units"
	"workbook/reportgen/internal/results"
)

const (
	laneHeight = 30  // of a worker's row, in CSS pixels
	laneParts  = 300 // spans of a worker nearer than the whole time by this are drawn as one
)

// lanes draws who worked when in the observed launches: a lane for each worker
// of each case, shaded while that worker is idle.
func lanes(f *results.File, l *results.Lab, a Asked) (Chart, error) {
	all := each(points(f, l, a), traced)
	drawn, _ := split(all, func(p point) bool { return len(p.Spans) > 0 })
	table := lanesTable(drawn)
	if len(drawn) == 0 {
		return nothing(lacking(l, "no launch of this lab says which worker worked when"), table), nil
	}
	drawn, note := few(drawn)
	for _, p := range drawn {
		if p.traced > maxTraced {
			note += fmt.Sprintf(" Of %s, the first %d of %d goroutines have a lane.", p.name, maxTraced, p.traced)
		}
	}
	last := greatest(drawn, ends)
	unit := timeScale(last)
	r := laneRows{unit: unit, least: last / laneParts}
	has := f.Machine.AtOnce()
	for _, p := range drawn {
		head := ""
		if len(drawn) > 1 { // else the title says it
			head = laneHead(p, has)
		}
		r.add(p, head)
	}
	g := rowsOf(make([]string, len(r.sides)), laneHeight, axis{name: "time since the launch, " + unit.name, kind: "value", from: 0})
	g.besides(r.sides)
	g.onRows("name", r.names, "")
	longest, others := r.rests()
	g.lanes("idle", outside(drawn[0]), longest)
	g.lanes("idle", "", others)
	g.lanes("lane", "work", r.busy)
	options, err := g.options()
	return Chart{
		Title: lanesTitle(drawn, has),
		Caption: "A lane is filled while its worker works or its goroutine has a CPU, and shaded while it does not and the others still do. " +
			"Lanes that end together share the work well. " +
			"Each picture is of one launch, which was made for it alone. " +
			fmt.Sprintf("Pauses shorter than 1/%d of the time are not drawn.", laneParts) + note,
		Options: options,
		Height:  g.top + g.foot + laneHeight*len(r.sides),
		Table:   table,
	}, err
}

// laneRows are the rows of the picture: as many as a case's head needs, then one for each
// of its workers.
type laneRows struct {
	unit  scale
	least float64 // nanoseconds: shorter pauses are not drawn

	sides             []string // what is at the left of each row
	names, busy, idle []item
}

// add adds the rows of a case, under its head if it has one.
func (r *laneRows) add(p point, head string) {
	if head != "" {
		r.sides = append(r.sides, make([]string, len(wrap(head, lineRunes)))...)
		r.names = append(r.names, item{Name: head, Value: []int{len(r.sides) - 1}, SymbolSize: -laneHeight})
	}
	for _, worker := range crew(p) {
		row, done := float64(len(r.sides)), 0.0
		box := func(from, to float64) item {
			return item{Value: []float64{row, r.unit.of(from), r.unit.of(to)}, ItemStyle: p.look.fill()}
		}
		for _, s := range joined(p, worker, r.least) {
			if from := float64(s.From); from > done {
				r.idle = append(r.idle, box(done, from))
			}
			r.busy, done = append(r.busy, box(float64(s.From), float64(s.To))), max(done, float64(s.To))
		}
		if end := ends(p); end-done > r.least {
			r.idle = append(r.idle, box(done, end))
		}
		r.sides = append(r.sides, laneName(p, worker))
	}
}

// rests are the boxes of those who do not work. One of them, the longest, has a word for it:
// many words would be seen before the work.
func (r *laneRows) rests() (longest, others []item) {
	width := func(box item) float64 {
		v := box.Value.([]float64)
		return v[2] - v[1]
	}
	slices.SortStableFunc(r.idle, func(a, b item) int { return cmp.Compare(width(b), width(a)) })
	first := min(1, len(r.idle))
	return r.idle[:first], r.idle[first:]
}

// laneName says what a lane is.
func laneName(p point, worker int) string {
	if p.goroutines != nil {
		return p.goroutines[worker]
	}
	return fmt.Sprintf("worker %d", worker)
}

// laneHead names the lanes of a case, and says how idle they are. The speedup of the timed
// launches is left out: this launch is another one, and may be slower than those.
func laneHead(p point, has int) string {
	if p.cpus > 0 {
		return p.name + ": " + running(p, has)
	}
	return p.name + ": " + units.Percent(idleShare(p)) + " idle"
}

// idleShare is the share of the workers' time, until the last one is done, in
// which they are not at work.
func idleShare(p point) float64 {
	all := ends(p) * float64(len(crew(p)))
	if all <= 0 {
		return 0
	}
	busy := 0.0
	for _, worker := range crew(p) {
		done := 0.0
		for _, s := range joined(p, worker, 0) {
			busy += max(0, float64(s.To)-max(done, float64(s.From)))
			done = max(done, float64(s.To))
		}
	}
	return min(1, max(0, 1-busy/all))
}

// lanesTitle tells of the two cases with the same task whose workers differ most in
// how idle they are, or of the one case that is idle the most. Of a traced case it tells
// how many goroutines ran.
func lanesTitle(drawn []point, has int) string {
	byIdle := func(a, b point) int { return cmp.Compare(idleShare(a), idleShare(b)) }
	most := slices.MaxFunc(drawn, byIdle)
	if most.cpus > 0 {
		return most.Variant + ": " + running(most, has)
	}
	idle := func(p point) string { return units.Percent(idleShare(p)) }
	title, apart := most.Variant+": workers idle "+idle(most)+" of the time", 0.0
	for _, a := range drawn {
		for _, b := range drawn {
			if by := idleShare(a) - idleShare(b); a.Workers == b.Workers && a.N == b.N && by > apart {
				title, apart = a.Variant+": workers idle "+idle(a)+"; "+b.Variant+": "+idle(b), by
			}
		}
	}
	return title
}

// besides labels the rows at the left, and centres the names in them.
func (g *figure) besides(sides []string) {
	g.ExtendYAxis(besidesPicture(sides, "left"))
	noTick := map[string]any{"show": false}
	g.extra["yAxis"] = []any{
		map[string]any{"axisTick": noTick, "z": 5, "axisLabel": map[string]any{"margin": 2}}, nil,
		map[string]any{"axisTick": noTick},
	}
}

func lanesTable(drawn []point) Table {
	t := Table{Head: []string{"Case", "Lane", "Spans", "At work", "Done at"}}
	for _, p := range drawn {
		for _, worker := range crew(p) {
			spans, busy := 0, 0.0
			for _, s := range p.Spans {
				if s.Worker == worker {
					spans++
					busy += float64(s.To - s.From)
				}
			}
			t.Rows = append(t.Rows, []string{p.name, laneName(p, worker), units.Count(int64(spans)),
				units.Time(busy), units.Time(finish(p, worker))})
		}
	}
	return t
}
