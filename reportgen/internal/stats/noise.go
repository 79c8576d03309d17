package stats

import (
	"math"
	"slices"

	"github.com/aclements/go-moremath/mathx"
	moremath "github.com/aclements/go-moremath/stats"
)

// Margin is the smallest difference worth a word: below 5% either way, code
// alignment and the state of the machine decide.
const Margin = 0.05

// Noise is what the same program differs by when it is measured against itself.
type Noise struct {
	ratios moremath.Sample // of pairs of launches, as logarithms, sorted
}

// NoiseOf returns the noise of pairs of launches of the same program: first and
// second hold their positive times in the same order.
func NoiseOf(first, second []float64) Noise {
	logs := make([]float64, min(len(first), len(second)))
	for i := range logs {
		logs[i] = math.Log(first[i] / second[i])
	}
	slices.Sort(logs)
	return Noise{moremath.Sample{Xs: logs, Sorted: true}}
}

// Band returns the noise band of a case with that number of pairs: the range of speedups
// around 1 that such a case shows 95% of the time though both programs are the
// same, and ±Margin at least. The median of n pairs lies below the quantile q of
// all pairs with the probability that a beta distribution with both parameters
// (n+1)/2 has below q (David and Nagaraja, Order Statistics, 2003, section 2.1).
// With fewer than MinSamples pairs on either side it is ±Margin.
func (n Noise) Band(pairs int) (lo, hi float64) {
	hi = 1 + Margin
	if pairs >= MinSamples && len(n.ratios.Xs) >= MinSamples {
		q := medianQuantile(pairs)
		hi = max(hi, math.Exp(-n.ratios.Quantile(q)), math.Exp(n.ratios.Quantile(1-q)))
	}
	return 1 / hi, hi
}

// medianQuantile returns the quantile of all samples below which the median of n
// of them lies 2.5% of the time.
func medianQuantile(n int) float64 {
	lo, hi := 0.0, 0.5
	for hi-lo > 1e-6 {
		middle := (lo + hi) / 2
		if mathx.BetaInc(middle, float64(n+1)/2, float64(n+1)/2) < (1-Confidence)/2 {
			lo = middle
		} else {
			hi = middle
		}
	}
	return hi
}
