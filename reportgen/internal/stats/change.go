package stats

import (
	"math"

	moremath "github.com/aclements/go-moremath/stats"
)

// A Change is what became of one case between two runs.
type Change struct {
	Ratio Interval // new time / old time
	P     float64  // of the two-sided Mann–Whitney U test; 1 where it has no answer
}

// Alpha is the level below which a change is more than chance.
const Alpha = 0.05

// Changed compares the times of one case in two runs. Rounds of different runs
// saw different drifts, so nothing is paired: the ratio's interval comes from
// the intervals of both medians, each at the level that makes the quotient's
// 95% or more (Bonferroni). With too few samples for that the ratio has none.
func Changed(before, after []float64) Change {
	change := Change{P: 1}
	if len(before) == 0 || len(after) == 0 {
		return change
	}
	if test, err := moremath.MannWhitneyUTest(before, after, moremath.LocationDiffers); err == nil {
		change.P = test.P
	}
	a, b := medianAt(before, 1-(1-Confidence)/2), medianAt(after, 1-(1-Confidence)/2)
	ratio := b.Median / a.Median
	if math.IsInf(a.Lo, 0) || math.IsInf(b.Lo, 0) {
		change.Ratio = Interval{Median: ratio, Lo: ratio, Hi: ratio}
		return change
	}
	change.Ratio = Interval{Median: ratio, Lo: b.Lo / a.Hi, Hi: b.Hi / a.Lo, Samples: min(a.Samples, b.Samples)}
	return change
}
