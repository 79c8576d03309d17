package results

import (
	"math"

	"workbook/reportgen/internal/stats"
)

// Controls are the cases of labs whose program is the same in both files. What they
// differ by comes from the machine.
type Controls struct {
	// Cases is how many there are.
	Cases int
	// Shift is the median of their new / old times, with its interval.
	Shift stats.Interval
	// Excess is how much more they differ than their own intervals allow, at least 1:
	// launches of one run are more alike than launches of two runs. The intervals of
	// all rows are wider by this factor (Birge, "The Calculation of Errors by the
	// Method of Least Squares", 1932; here with medians, so that a few cases that did
	// change do not count).
	Excess float64
}

// normalMedian is the median of the absolute value of a standard normal variable,
// and ends95 is where 95% of it end.
const (
	normalMedian = 0.6745
	ends95       = 1.96
)

// controls looks at the rows whose program is the same. Fewer than
// stats.MinSamples of them control nothing.
func controls(rows []Row) Controls {
	c := Controls{Excess: 1}
	var ratios, strays []float64
	for _, r := range rows {
		if r.program == sameProgram && r.Ratio.Known() {
			ratios = append(ratios, r.Ratio.Median)
		}
	}
	c.Cases = len(ratios)
	if c.Cases < stats.MinSamples {
		return c
	}
	c.Shift = stats.Median(ratios)
	for _, r := range rows {
		if r.program == sameProgram && r.Ratio.Known() {
			error := math.Log(r.Ratio.Hi/r.Ratio.Lo) / 2 / ends95
			if error > 0 {
				strays = append(strays, math.Abs(math.Log(r.Ratio.Median/c.Shift.Median))/error)
			}
		}
	}
	if len(strays) >= stats.MinSamples {
		c.Excess = max(1, stats.Median(strays).Median/normalMedian)
	}
	return c
}

// stretch widens the row's intervals by the factor.
func (r *Row) stretch(factor float64) {
	r.Ratio = r.Ratio.Stretch(factor)
	r.Speedup.Ratio = r.Speedup.Ratio.Stretch(factor)
}
