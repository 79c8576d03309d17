package stats

import (
	"math"
	"math/rand/v2"
	"slices"
)

// regimeLevel is how often chance alone makes Regimes see regimes.
const regimeLevel = 0.05

// shuffles is how many orders of the rounds Regimes compares with the one seen.
const shuffles = 199

// Regimes reports whether the noise comes in regimes longer than a round: whether
// neighbouring rounds are more alike than chance allows. Then the samples of a case
// are not independent, and the usual interval is too narrow: use [Interval.Span].
// Each series holds one case's figure for each round; all have the same rounds in
// the same order. What slows one round down slows many cases at once, so their lag-1
// autocorrelations are added up, and compared with those in random orders of the
// rounds (a permutation test; Good, Permutation, Parametric and Bootstrap Tests of
// Hypotheses, 2005, section 7.2). It is false with fewer than MinSamples rounds.
func Regimes(series [][]float64) bool {
	if len(series) == 0 || len(series[0]) < MinSamples {
		return false
	}
	var scaled [][]float64
	for _, s := range series {
		scaled = append(scaled, standardized(s))
	}
	order := make([]int, len(series[0]))
	for i := range order {
		order[i] = i
	}
	seen := alikeness(scaled, order)
	random := rand.New(rand.NewPCG(1, 2)) // the same samples always give the same answer
	asAlike := 1
	for range shuffles {
		random.Shuffle(len(order), func(i, j int) { order[i], order[j] = order[j], order[i] })
		if alikeness(scaled, order) >= seen {
			asAlike++
		}
	}
	return float64(asAlike) <= regimeLevel*(shuffles+1)
}

// standardized returns xs around their median, with a sum of squares of 1.
func standardized(xs []float64) []float64 {
	centre := Median(xs).Median
	scaled, squares := make([]float64, len(xs)), 0.0
	for i, x := range xs {
		scaled[i] = x - centre
		squares += scaled[i] * scaled[i]
	}
	for i := range scaled {
		if squares > 0 {
			scaled[i] /= math.Sqrt(squares)
		}
	}
	return scaled
}

// alikeness adds up the products of neighbours in the order, over all series.
func alikeness(series [][]float64, order []int) (sum float64) {
	for _, s := range series {
		for i, place := range order[1:] {
			sum += s[order[i]] * s[place]
		}
	}
	return sum
}

// Span returns the interval as wide as all of its samples, for samples that are not
// independent of each other.
func (i Interval) Span(samples []float64) Interval {
	if i.Known() && len(samples) > 0 {
		i.Lo, i.Hi = min(i.Lo, slices.Min(samples)), max(i.Hi, slices.Max(samples))
	}
	return i
}
