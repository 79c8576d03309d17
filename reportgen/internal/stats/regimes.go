package stats

import (
	"math/rand/v2"
	"slices"
)

// regimeLevel is how often chance alone makes Regimes see regimes.
const regimeLevel = 0.01

// shuffles is how many orders of the rounds Regimes compares with the one seen.
const shuffles = 999

// Regimes reports whether the noise comes in regimes longer than a round: whether
// neighbouring rounds are more alike than chance allows. Then the samples of a case
// are not independent, and the usual interval is too narrow. Each series holds one
// case's figure for each round; all have the same rounds in the same order. What
// slows one round down slows many cases at once, so their lag-1 autocorrelations
// of ranks are added up, and compared with those in random orders of the rounds
// (a permutation test; Good, Permutation, Parametric and Bootstrap Tests of
// Hypotheses, 2005). It is false with fewer than MinSamples rounds.
func Regimes(series [][]float64) bool {
	if len(series) == 0 || len(series[0]) < MinSamples {
		return false
	}
	centred := make([][]float64, len(series))
	for i, s := range series {
		centred[i] = centredRanks(s)
	}
	order := make([]int, len(series[0]))
	for i := range order {
		order[i] = i
	}
	seen := alikeness(centred, order)
	random := rand.New(rand.NewPCG(1, 2)) // the same samples always give the same answer
	asAlike := 1
	for range shuffles {
		random.Shuffle(len(order), func(i, j int) { order[i], order[j] = order[j], order[i] })
		if alikeness(centred, order) >= seen {
			asAlike++
		}
	}
	return float64(asAlike) <= regimeLevel*(shuffles+1)
}

// centredRanks returns the ranks of xs around 0; equal ones keep their order.
func centredRanks(xs []float64) []float64 {
	places := make([]int, len(xs))
	for i := range places {
		places[i] = i
	}
	slices.SortStableFunc(places, func(a, b int) int {
		switch {
		case xs[a] < xs[b]:
			return -1
		case xs[a] > xs[b]:
			return 1
		}
		return 0
	})
	ranks := make([]float64, len(xs))
	for rank, place := range places {
		ranks[place] = float64(rank) - float64(len(xs)-1)/2
	}
	return ranks
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
