package results

import (
	"cmp"
	"time"

	"workbook/labs/limits"
	"workbook/reportgen/internal/bounds"
)

// A Drawing is the line that the reader drew before the chart was uncovered.
type Drawing struct {
	Points []Point   `json:"points"`
	Why    string    `json:"why,omitempty"` // why the measured line is as it is
	At     time.Time `json:"at"`            // when it was kept
}

// A Point is one of a drawing's: where it is along the chart, in the chart's
// words, and its value in the unit of the chart's axis.
type Point struct {
	X string  `json:"x"`
	Y float64 `json:"y"`
}

// Check wants a drawing that a results file may hold.
func (d *Drawing) Check() error {
	if d == nil {
		return nil
	}
	return cmp.Or(
		bounds.Inside("number of drawing.points", len(d.Points), 1, maxAnswers),
		bounds.Each("drawing.points", d.Points, func(p *Point) error {
			return cmp.Or(named("x", p.X), bounds.Inside("y", p.Y, 0, float64(limits.Memory)))
		}),
		bounds.Inside("bytes of drawing.why", len(d.Why), 0, maxSaid),
	)
}
