// Package stats turns samples into medians, intervals, speedups and verdicts.
// Numbers come in, numbers and words go out; it knows no lab and no file.
package stats

import (
	"math"
	"slices"

	moremath "github.com/aclements/go-moremath/stats"
)

// Confidence is the level of every interval in the workbook.
const Confidence = 0.95

// MinSamples is the fewest samples whose median has a 95% interval: with five,
// even the lowest and the highest enclose the median only 94% of the time.
const MinSamples = 6

// An Interval is a median and its 95% confidence interval, in the unit of the
// samples. With fewer than MinSamples samples there is no interval: then Lo and
// Hi equal the median, and Known is false.
type Interval struct {
	Median  float64 `json:"median"`
	Lo      float64 `json:"lo"`
	Hi      float64 `json:"hi"`
	Samples int     `json:"samples"`
}

// Known reports whether there were enough samples for an interval.
func (i Interval) Known() bool { return i.Samples >= MinSamples }

// HalfWidth returns half the interval's width as a share of its median:
// 0.05 means ±5%. It is +Inf if there is no interval or the median is zero.
func (i Interval) HalfWidth() float64 {
	if !i.Known() || i.Median == 0 {
		return math.Inf(1)
	}
	return (i.Hi - i.Lo) / 2 / math.Abs(i.Median)
}

// Contains reports whether x lies inside the interval, ends included.
func (i Interval) Contains(x float64) bool { return i.Known() && i.Lo <= x && x <= i.Hi }

// Map returns the interval of f(sample) for a monotonic f: order statistics
// keep their places under it, or trade them if f falls.
func (i Interval) Map(f func(float64) float64) Interval {
	lo, hi := f(i.Lo), f(i.Hi)
	return Interval{Median: f(i.Median), Lo: min(lo, hi), Hi: max(lo, hi), Samples: i.Samples}
}

// Median returns the median of samples with its distribution-free interval from
// order statistics (Le Boudec, Performance Evaluation, 2010, section 2.2). The
// samples may come in any order and are left as they are.
func Median(samples []float64) Interval {
	interval := medianAt(samples, Confidence)
	if !interval.Known() {
		interval.Lo, interval.Hi = interval.Median, interval.Median
	}
	return interval
}

// Share returns the share of hits in all trials, in place of the median, with its interval
// by Student's t distribution. Both are counted by launch: the trials of one launch are too
// alike to be a sample. It is the ratio estimator for clusters of unequal sizes (Cochran,
// Sampling Techniques, 1977, chapter 9A). For its degrees of freedom, launches count as the
// number of equal ones that would weigh as much (Kish, Survey Sampling, 1965).
func Share(hits, trials []int) Interval {
	total, squares, share := 0.0, 0.0, 0.0
	for i, n := range trials {
		total += float64(n)
		squares += float64(n) * float64(n)
		share += float64(hits[i])
	}
	if total == 0 {
		return Interval{}
	}
	share /= total
	i := Interval{Median: share, Lo: share, Hi: share, Samples: len(trials)}
	free := total*total/squares - 1
	switch {
	case !i.Known():
	case free <= 0: // all trials are of one launch
		i.Lo, i.Hi = 0, 1
	default:
		apart := 0.0 // of each launch's hits from those that the share expects, squared
		for k, n := range trials {
			apart += math.Pow(float64(hits[k])-share*float64(n), 2)
		}
		t := moremath.InvCDF(moremath.TDist{V: free})((1 + Confidence) / 2)
		half := t * math.Sqrt(apart*(free+1)/free) / total
		i.Lo, i.Hi = max(0, share-half), min(1, share+half)
	}
	return i
}

// medianAt is Median at another level of confidence. If there are too few
// samples for it, an end of the interval is infinite.
func medianAt(samples []float64, confidence float64) Interval {
	if len(samples) == 0 {
		return Interval{}
	}
	sorted := slices.Sorted(slices.Values(samples))
	n := len(sorted)
	_, lo, hi := moremath.QuantileCI(n, 0.5, confidence).SampleCI(moremath.Sample{Xs: sorted, Sorted: true})
	return Interval{Median: (sorted[(n-1)/2] + sorted[n/2]) / 2, Lo: lo, Hi: hi, Samples: n}
}

// Speedup returns baseline time / case time from samples paired by round:
// the median of ln(baseline/case) with its interval, brought back by exp.
// Pairs within a round see the same drift, so it cancels. Both slices hold the
// same rounds in the same order; times are positive.
func Speedup(baseline, times []float64) Interval {
	logs := make([]float64, min(len(baseline), len(times)))
	for round := range logs {
		logs[round] = math.Log(baseline[round] / times[round])
	}
	if len(logs) == 0 {
		return Interval{}
	}
	return Median(logs).Map(math.Exp)
}
