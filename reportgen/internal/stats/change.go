package stats

import (
	"math"

	moremath "github.com/aclements/go-moremath/stats"
)

// A Change is what became of one case between two runs.
type Change struct {
	Ratio   Interval // new time / old time
	P       float64  // of the two-sided Mann–Whitney U test; 1 where it has no answer
	Verdict Verdict
}

// Alpha is the level below which a change is more than chance.
const Alpha = 0.05

// Changed compares the times of one case in two runs. Rounds of different runs
// saw different drifts, so nothing is paired: the ratio's interval comes from
// the intervals of both medians, each at the level that makes the quotient's
// 95% or more (Bonferroni). Faster and slower need the U test's p under Alpha
// and the whole interval beyond ±Margin.
func Changed(before, after []float64) Change {
	change := Change{P: 1, Verdict: CantTell}
	if len(before) == 0 || len(after) == 0 {
		return change
	}
	if test, err := moremath.MannWhitneyUTest(before, after, moremath.LocationDiffers); err == nil {
		change.P = test.P
	}
	a, b := medianAt(before, 1-(1-Confidence)/2), medianAt(after, 1-(1-Confidence)/2)
	change.Ratio = Interval{Median: b.Median / a.Median, Lo: b.Median / a.Median, Hi: b.Median / a.Median,
		Samples: min(a.Samples, b.Samples)}
	if a.Samples < MinSamples || b.Samples < MinSamples || math.IsInf(a.Lo, 0) || math.IsInf(b.Lo, 0) {
		change.Ratio.Samples = 0
		return change
	}
	change.Ratio.Lo, change.Ratio.Hi = b.Lo/a.Hi, b.Hi/a.Lo
	switch r := change.Ratio; {
	case change.P < Alpha && r.Hi < 1-Margin:
		change.Verdict = Faster
	case change.P < Alpha && r.Lo > 1+Margin:
		change.Verdict = Slower
	case r.Lo >= 1-Margin && r.Hi <= 1+Margin:
		change.Verdict = NoDifference
	}
	return change
}
