package page

import "workbook/reportgen/internal/chart"

// A figure is a chart on the page.
type figure struct {
	ID      string
	Missing string // why there is neither picture nor table
	Picture bool   // it can be drawn; otherwise its table stands in
	chart.Chart
}

// newFigure places a drawn chart, or says what went wrong with it.
func newFigure(id string, in Input, c chart.Chart, err error) figure {
	if err != nil {
		return figure{ID: id, Missing: err.Error()}
	}
	return figure{ID: id, Picture: in.pictures() && len(c.Options) > 0, Chart: c}
}
