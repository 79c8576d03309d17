package lesson

import (
	"bytes"
	"html/template"
	"io"

	"workbook/reportgen/internal/chart"
)

// A Figure is a chart on the page.
type Figure struct {
	ID      string
	Unit    string // whose lesson covers it until the reader has predicted; "" if nothing does
	Missing string // why there is neither picture nor table
	Picture bool   // it can be drawn; otherwise its table is shown
	chart.Chart
}

// NewFigure places a drawn chart, or says why it could not be drawn. Without
// pictures, a figure shows its table.
func NewFigure(id string, pictures bool, c chart.Chart, err error) Figure {
	if err != nil {
		return Figure{ID: id, Missing: err.Error()}
	}
	return Figure{ID: id, Picture: pictures && len(c.Options) > 0, Chart: c}
}

func (f Figure) write(w io.Writer) error { return templates.ExecuteTemplate(w, "figure", f) }

// HTML returns the figure as the page's templates insert it.
func (f Figure) HTML() (template.HTML, error) { return written(f) }

// written is what a piece writes.
func written(p piece) (template.HTML, error) {
	var out bytes.Buffer
	err := p.write(&out)
	return template.HTML(out.String()), err
}

// shapes are ECharts' symbols as paths in a square of 14 by 14, for the key.
var shapes = map[string]string{
	"path://" + chart.Star:  chart.Star,
	"path://" + chart.Ring:  chart.Ring,
	"path://" + chart.Cross: chart.Cross,
	"path://" + chart.Frame: chart.Frame,
	"circle":                "M1 7a6 6 0 0 0 12 0a6 6 0 0 0-12 0",
	"triangle":              "M7 1L13 13H1Z",
	"diamond":               "M7 0L14 7L7 14L0 7Z",
	"rect":                  "M1 1H13V13H1Z",
	"roundRect":             "M4 1H10L13 4V10L10 13H4L1 10V4Z",
	"pin":                   "M7 14C3 9 2 7 2 5a5 5 0 0 1 10 0C12 7 11 9 7 14Z",
	"arrow":                 "M7 0L13 14L7 10.5L1 14Z",
}
