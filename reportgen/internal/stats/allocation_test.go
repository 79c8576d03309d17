package stats

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"
)

// A simulated is a lab with one case, which is faster than its baseline by truth.
// Launches differ from each other by about launchNoise, repeats of one launch by
// repeatNoise, and the first repeats of a launch are slower than the rest.
type simulated struct {
	truth, launchNoise float64
	base, times        []float64
}

const repeatNoise = 0.01

// launch returns the mean of a launch's repeats after the warm-up: noise that only
// ever adds, and a spike of up to half of the time in every tenth launch.
func (s *simulated) launch(work float64, random *rand.Rand) float64 {
	const repeats, warmUp = 40, 10
	factor := 1 + s.launchNoise*random.ExpFloat64()
	if random.Float64() < 0.1 {
		factor += 0.5 * random.Float64()
	}
	sum := 0.0
	for i := range repeats {
		cold := 1 + 0.1*math.Exp(-float64(i)/3)
		if i >= warmUp {
			sum += work * factor * cold * (1 + repeatNoise*random.ExpFloat64())
		}
	}
	return sum / (repeats - warmUp)
}

func (s *simulated) round(drift float64, random *rand.Rand) {
	s.base = append(s.base, s.launch(1e6*drift, random))
	s.times = append(s.times, s.launch(1e6/s.truth*drift, random))
}

// run measures all labs as a report does: first rounds for each, then one more for
// whichever has the widest interval, until all are narrow or the rounds are used up.
// The choice looks at widths only.
func run(labs []*simulated, first, most int, random *rand.Rand) {
	taken := 0
	round := func(s *simulated) {
		s.round(1+0.1*float64(taken)/float64(most), random)
		taken++
	}
	for _, s := range labs {
		for range first {
			round(s)
		}
	}
	for taken < most {
		widest := slices.MaxFunc(labs, func(a, b *simulated) int {
			return int(math.Copysign(1, Speedup(a.base, a.times).HalfWidth()-Speedup(b.base, b.times).HalfWidth()))
		})
		if Speedup(widest.base, widest.times).HalfWidth() < Margin {
			return
		}
		round(widest)
	}
}

// TestIntervalsCoverWithWarmUpAndAllocation holds the intervals to their word when
// time goes to whoever needs it and a run stops early.
func TestIntervalsCoverWithWarmUpAndAllocation(t *testing.T) {
	const trials = 1000
	for _, first := range []int{6, 9} {
		random := rand.New(rand.NewPCG(2, uint64(first)))
		covered, early, all := 0, 0, 0
		for range trials {
			labs := []*simulated{{truth: 1.7, launchNoise: 0.01}, {truth: 0.02, launchNoise: 0.03}, {truth: 1, launchNoise: 0.09}}
			run(labs, first, 60, random)
			for _, s := range labs {
				all++
				if Speedup(s.base, s.times).Contains(s.truth) {
					covered++
				}
				if len(s.base) == first {
					early++
				}
			}
		}
		share := float64(covered) / float64(all)
		t.Logf("%d first rounds: %.1f%% of the intervals cover the truth; %.0f%% stopped there", first, 100*share, 100*float64(early)/float64(all))
		if share < 0.94 || share > 0.98 {
			t.Errorf("%d first rounds: %.1f%% of the intervals cover the truth, want 94%% to 98%%", first, 100*share)
		}
	}
}
