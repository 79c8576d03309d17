package answers

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"workbook/labs/plain"
	"workbook/reportgen/internal/course"
	"workbook/reportgen/internal/results"
)

// A drawing is the line that the student drew on the page.
type drawing struct {
	Points []point `yaml:"points"`
	Why    text    `yaml:"why,omitempty"`
	At     moment  `yaml:"at,omitempty"`
}

// A point is one of the line's.
type point struct {
	X string  `yaml:"x"`
	Y float64 `yaml:"y"`
}

// ParsePoints reads a line as the page writes it: "1 worker 3.2; 2 workers 4.5".
func ParsePoints(line string) (points []results.Point, err error) {
	for _, part := range strings.Split(line, ";") {
		part = plain.OneLine(part)
		last := strings.LastIndexByte(part, ' ')
		y, err := strconv.ParseFloat(part[last+1:], 64)
		if err != nil || last < 0 || !(y >= 0) { // NaN is not
			return nil, fmt.Errorf("point %q: want a place and a number from 0, such as 2 workers 4.5", part)
		}
		points = append(points, results.Point{X: part[:last], Y: y})
	}
	return points, (&results.Drawing{Points: points}).Check()
}

// Draw keeps the line that the student drew for the unit's chart, and why the
// measured one is as it is. The first line stays, as on the page; only the reason
// may change.
func (b *Book) Draw(u course.Unit, points []results.Point, why string, now time.Time) error {
	if err := cmp.Or(fits("why", why), b.read()); err != nil {
		return err
	}
	e := b.entries[u.Name]
	if e.Drawing == nil {
		e.Drawing = &drawing{At: at(now)}
		for _, p := range points {
			e.Drawing.Points = append(e.Drawing.Points, point(p))
		}
	} else if !slices.Equal(e.Drawing.result().Points, points) {
		return fmt.Errorf("%s: a line for %s is kept already, and the first one counts; take drawing out of the file to draw another", b.path, u.Name)
	}
	if why != "" {
		e.Drawing.Why = text{value: why}
	}
	b.entries[u.Name] = e
	return b.write()
}

func (d *drawing) result() *results.Drawing {
	if d == nil {
		return nil
	}
	r := &results.Drawing{Why: d.Why.value, At: d.At.Time}
	for _, p := range d.Points {
		r.Points = append(r.Points, results.Point(p))
	}
	return r
}
