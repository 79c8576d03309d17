package chart

import (
	"slices"

	"workbook/labs/units"
	"workbook/reportgen/internal/results"
)

// A Sketch is the line that a reader may draw before the picture shows: its
// points, and the axis on which they move.
type Sketch struct {
	Name string    `json:"name"`
	X    []string  `json:"x"`  // what each point is at: "2 workers"
	Y    []float64 `json:"y"`  // what was measured there
	Lo   float64   `json:"lo"` // the ends of the axis
	Hi   float64   `json:"hi"`
	Log  bool      `json:"log"`
	Unit string    `json:"unit"` // ns, × or speed

	Mine []float64 `json:"mine,omitempty"` // the reader's own line, at the same points
	Why  string    `json:"why,omitempty"`  // the reader's reason for the measured one
}

// A Law is what a reader may hold against measured speedups: Amdahl's curve for a
// serial share of the reader's choice.
type Law struct {
	CPUs int `json:"cpus"`
	Most int `json:"most"` // workers
}

// A Size is what was measured at one N.
type Size struct {
	N    string `json:"n"`
	Bars []Bar  `json:"bars"`
}

// A Bar is one variant's time, and what share it is of the longest at its N.
type Bar struct {
	Name  string  `json:"name"`
	Time  string  `json:"time"`
	Share float64 `json:"share"`
	Color string  `json:"color"`
}

// sketch returns the lesson's line, or the one with the most points, to be drawn on
// the given axis; nil if no line has two points.
func (a Asked) sketch(lines []curve, y axis, unit string, x func(point) string, at func(point) float64) *Sketch {
	byLength := func(p, q curve) int { return len(p.points) - len(q.points) }
	line := slices.MaxFunc(lines, byLength)
	if i := slices.IndexFunc(lines, func(c curve) bool { return c.points[0].Variant == a.Variant && len(c.points) > 1 }); i >= 0 {
		line = lines[i]
	}
	if len(line.points) < 2 {
		return nil
	}
	s := &Sketch{Name: line.name, Log: y.kind == "log", Unit: unit}
	for _, p := range line.points {
		s.X, s.Y = append(s.X, x(p)), append(s.Y, short(at(p)))
	}
	if s.Log {
		s.Lo, s.Hi = y.from.(float64), y.to.(float64)
	} else {
		s.Hi = short(2 * slices.Max(s.Y))
	}
	return s
}

// sizes returns the times at each N, the baseline's first.
func sizes(all []point) (found []Size) {
	timedOnes, _ := split(all, func(p point) bool { return timed(p) && p.N > 0 })
	for _, n := range ticks(timedOnes, func(p point) float64 { return float64(p.N) }) {
		at, _ := split(timedOnes, func(p point) bool { return float64(p.N) == n })
		bases, others := split(at, func(p point) bool { return p.Baseline })
		at = append(bases, others...)
		most := slices.Max(each(at, func(p point) float64 { return p.Summary.Work.Median }))
		s := Size{N: units.Count(int64(n))}
		for _, p := range at {
			s.Bars = append(s.Bars, Bar{p.overN, units.Time(p.Summary.Work.Median), short(p.Summary.Work.Median / most), p.look.color})
		}
		found = append(found, s)
	}
	return found
}

// law returns what a reader may try on a machine, nil on one with one CPU.
func law(f *results.File, most int) *Law {
	if f.Machine.CPUsUsable < 2 {
		return nil
	}
	return &Law{f.Machine.CPUsUsable, most}
}
