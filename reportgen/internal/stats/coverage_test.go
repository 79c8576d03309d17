package stats

import (
	"math"
	"math/rand/v2"
	"testing"
)

// launchTimes simulates rounds of one baseline launch and one of a case that is
// truth times faster, on a machine that is never quiet: noise that only ever
// adds, skewed to the right; a drift of 10% over the run; every tenth launch hit
// by a spike of up to half its time.
func launchTimes(rounds int, truth float64, random *rand.Rand) (baseline, times []float64) {
	noise := func() float64 {
		factor := 1 + 0.02*random.ExpFloat64()
		if random.Float64() < 0.1 {
			factor += 0.5 * random.Float64()
		}
		return factor
	}
	for round := range rounds {
		drift := 1 + 0.1*float64(round)/float64(rounds-1)
		baseline = append(baseline, 1e6*drift*noise())
		times = append(times, 1e6/truth*drift*noise())
	}
	return baseline, times
}

// TestSpeedupIntervalCoversTheTruth holds the 95% interval to its word at every
// boundary at which a lab may stop.
func TestSpeedupIntervalCoversTheTruth(t *testing.T) {
	const trials, truth = 2000, 1.7
	for _, rounds := range []int{6, 9, 12, 15, 20} {
		random := rand.New(rand.NewPCG(1, uint64(rounds)))
		covered := 0
		for range trials {
			if Speedup(launchTimes(rounds, truth, random)).Contains(truth) {
				covered++
			}
		}
		share := float64(covered) / trials
		t.Logf("%d rounds: %.1f%% of the intervals cover the truth", rounds, 100*share)
		if math.Abs(share-0.96) > 0.02 {
			t.Errorf("%d rounds: %.1f%% of the intervals cover the truth, want 94%% to 98%%", rounds, 100*share)
		}
	}
}
