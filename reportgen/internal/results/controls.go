package results

import "workbook/reportgen/internal/stats"

// Controls are the cases of labs whose program is the same in both files. What they
// differ by comes from the machine.
type Controls struct {
	// Cases is how many there are.
	Cases int
	// Shift is the median of their new / old times, with its interval.
	Shift stats.Interval
	// Between is the standard deviation of what they differ by beyond that and their
	// own intervals, as logarithms: launches of one run are more alike than launches
	// of two. The intervals of all rows are wider by it.
	Between float64
}

// controls looks at the rows whose program is the same. Fewer than
// stats.MinSamples of them control nothing.
func controls(rows []Row) Controls {
	var ratios []stats.Interval
	var medians []float64
	for _, r := range rows {
		if r.program == sameProgram && r.Ratio.Known() {
			ratios, medians = append(ratios, r.Ratio), append(medians, r.Ratio.Median)
		}
	}
	c := Controls{Cases: len(ratios)}
	if c.Cases >= stats.MinSamples {
		c.Shift, c.Between = stats.Median(medians), stats.Between(ratios)
	}
	return c
}

// widen adds what runs differ by to the row's intervals.
func (r *Row) widen(between float64) {
	r.Ratio, r.Speedup.Ratio = r.Ratio.Widen(between), r.Speedup.Ratio.Widen(between)
}
