package stats

import (
	"math"
	"slices"
	"sort"

	moremath "github.com/aclements/go-moremath/stats"
)

// A Change says how one case differs between two runs.
type Change struct {
	Ratio Interval // new / old
	P     float64  // of the two-sided Mann–Whitney U test; 1 if it has no answer
}

// Alpha is the level below which a change is more than chance.
const Alpha = 0.05

// Changed compares two positive samples of one case, one from each run. Rounds of
// different runs saw different drifts, so nothing is paired: the ratio is the
// Hodges–Lehmann shift of the logarithms, the median of ln(new/old) over all pairs
// of an old and a new sample, and its interval inverts the U test (Hollander,
// Wolfe and Chicken, Nonparametric Statistical Methods, 2014, section 4.3). With
// fewer than MinSamples on a side the ratio has no interval.
func Changed(before, after []float64) Change {
	if len(before) == 0 || len(after) == 0 {
		return Change{P: 1}
	}
	a, b := sortedLogs(before), sortedLogs(after)
	pairs := len(a) * len(b)
	change := Change{P: 1, Ratio: Interval{
		Median:  (difference(a, b, (pairs+1)/2) + difference(a, b, pairs/2+1)) / 2,
		Samples: min(len(a), len(b)),
	}}
	change.Ratio.Lo, change.Ratio.Hi = change.Ratio.Median, change.Ratio.Median
	if change.Ratio.Known() {
		k := rank(len(a), len(b))
		change.Ratio.Lo, change.Ratio.Hi = difference(a, b, k), difference(a, b, pairs+1-k)
	}
	change.Ratio = change.Ratio.Map(math.Exp)
	if test, err := moremath.MannWhitneyUTest(before, after, moremath.LocationDiffers); err == nil {
		change.P = test.P
	}
	return change
}

// power is the share of its interval's half-width by which a shift must exceed
// what the interval has to clear, so that it is found four times in five:
// the 80% quantile of the normal distribution over the 97.5% one.
const power = 0.8416 / ends95

// Least returns the smallest change, as a share (0.08 is 8%), that a comparison of
// this precision finds four times in five. It is +Inf if there is no interval.
func (c Change) Least() float64 {
	if !c.Ratio.Known() || c.Ratio.Lo <= 0 {
		return math.Inf(1)
	}
	half := math.Log(c.Ratio.Hi/c.Ratio.Lo) / 2
	return (1+Margin)*math.Exp((1+power)*half) - 1
}

// Widen returns the interval of a ratio with an independent error added to its
// logarithm: deviation is the error's standard deviation.
func (i Interval) Widen(deviation float64) Interval {
	if i.Median <= 0 {
		return i
	}
	ends := func(end float64) float64 { return math.Hypot(math.Log(end/i.Median), ends95*deviation) }
	return Interval{Median: i.Median, Lo: i.Median * math.Exp(-ends(i.Lo)), Hi: i.Median * math.Exp(ends(i.Hi)), Samples: i.Samples}
}

// Between returns the standard deviation of what ratios differ by beyond their own
// intervals, as logarithms: with it added, half of them are within the middle half of
// their intervals around their median, as they should be (a robust form of the
// method of moments for random effects; DerSimonian and Laird, "Meta-analysis in
// clinical trials", 1986). It is 0 with fewer than MinSamples ratios.
func Between(ratios []Interval) float64 {
	if len(ratios) < MinSamples {
		return 0
	}
	var medians, strays []float64
	for _, r := range ratios {
		medians = append(medians, math.Log(r.Median))
	}
	centre := Median(medians).Median
	typical := func(deviation float64) float64 {
		strays = strays[:0]
		for i, r := range ratios {
			own := math.Log(r.Hi/r.Lo) / 2 / ends95
			if total := math.Hypot(own, deviation); total > 0 {
				strays = append(strays, math.Abs(medians[i]-centre)/total)
			}
		}
		return Median(strays).Median
	}
	lo, hi := 0.0, 1.0
	for hi-lo > 1e-6 {
		if middle := (lo + hi) / 2; typical(middle) > middleHalf {
			lo = middle
		} else {
			hi = middle
		}
	}
	return hi
}

// ends95 is where 95% of a standard normal variable end, either way, and middleHalf
// where half of it ends.
const (
	ends95     = 1.96
	middleHalf = 0.6745
)

// LeastP returns the smallest p that the U test can give for samples of these sizes: that
// of samples which do not overlap.
func LeastP(before, after int) float64 {
	p := 2.0
	for i := 1; i <= before; i++ {
		p *= float64(i) / float64(after+i)
	}
	return min(p, 1)
}

func sortedLogs(xs []float64) []float64 {
	logs := make([]float64, len(xs))
	for i, x := range xs {
		logs[i] = math.Log(x)
	}
	slices.Sort(logs)
	return logs
}

// difference returns the k-th smallest, from 1, of all b[j] - a[i]. It halves the
// range of values until only one is left: no list of all pairs is made, and a file
// may hold 10,000 samples on each side.
func difference(a, b []float64, k int) float64 {
	lo, hi := b[0]-a[len(a)-1], b[len(b)-1]-a[0]
	for {
		middle := lo + (hi-lo)/2
		if middle <= lo || middle >= hi {
			break
		}
		if upTo(a, b, middle) >= k {
			hi = middle
		} else {
			lo = middle
		}
	}
	if upTo(a, b, lo) >= k {
		return lo
	}
	return hi
}

// upTo counts the pairs whose difference b[j] - a[i] is at most d.
func upTo(a, b []float64, d float64) (count int) {
	j := 0
	for _, x := range a {
		for j < len(b) && b[j]-x <= d {
			j++
		}
		count += j
	}
	return count
}

// exactSamples is the largest sample for which the distribution of U is worked
// out; above it, the normal distribution is as good.
const exactSamples = 25

// rank returns the place of the interval's lower end among the sorted differences:
// the largest k for which chance alone puts fewer than k of them on the wrong side
// with a probability of at most 1-Confidence, both sides together.
func rank(m, n int) int {
	tail := (1 - Confidence) / 2
	if m > exactSamples || n > exactSamples {
		pairs := float64(m) * float64(n)
		deviation := math.Sqrt(pairs * float64(m+n+1) / 12)
		return max(1, int(pairs/2-ends95*deviation))
	}
	u := moremath.UDist{N1: m, N2: n}
	return max(1, sort.Search(m*n/2, func(k int) bool { return u.CDF(float64(k)) > tail }))
}
