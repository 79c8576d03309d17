package stats

import (
	"math"
	"math/rand/v2"
	"testing"
)

// A weather makes other programs come and go: they slow the cases down by 30% in
// 30% of all rounds, and stay for a number of rounds on average. Each of six cases has
// its own, or all share one.
type weather struct {
	stay   float64
	shared bool
}

func (w weather) rounds(n int, random *rand.Rand) [][]float64 {
	const cases, share = 6, 0.3
	var slow [cases]bool
	for i := range slow {
		slow[i] = random.Float64() < share
	}
	series := make([][]float64, cases)
	for range n {
		for i := range slow {
			if random.Float64() < 1/w.stay {
				slow[i] = random.Float64() < share
			}
		}
		for i := range series {
			x := 0.02 * (random.ExpFloat64() - random.ExpFloat64())
			if w.shared && slow[0] || !w.shared && slow[i] {
				x -= math.Log(1.3)
			}
			series[i] = append(series[i], x)
		}
	}
	return series
}

// truth is the median of a long run in any such weather.
const truth = -0.0112

// TestRegimesAreDetected counts the intervals that cover the truth as they are, and
// after those of detected regimes were widened. A regime that lasts for the whole
// run cannot be seen from within.
func TestRegimesAreDetected(t *testing.T) {
	const trials = 300
	for _, c := range []struct {
		weather
		rounds     int
		least      float64 // of the runs are detected
		mostIfNone float64
	}{
		{weather{1, true}, 9, 0, 0.09}, {weather{1, false}, 20, 0, 0.09}, // no longer than a round: nothing to detect
		{weather{3, false}, 9, 0.4, 1}, {weather{3, false}, 15, 0.85, 1}, {weather{3, false}, 20, 0.95, 1},
		{weather{6, false}, 9, 0.3, 1}, {weather{6, false}, 20, 0.9, 1},
		{weather{6, true}, 9, 0.15, 1}, {weather{6, true}, 20, 0.45, 1},
	} {
		random := rand.New(rand.NewPCG(5, uint64(c.rounds)))
		detected, covered, widened := 0.0, 0.0, 0.0
		for range trials {
			series := c.weather.rounds(c.rounds, random)
			regimes := Regimes(series)
			if regimes {
				detected += 1. / trials
			}
			for _, s := range series {
				i := Median(s)
				if i.Contains(truth) {
					covered += 1. / trials / float64(len(series))
				}
				if regimes {
					i = i.Span(s)
				}
				if i.Contains(truth) {
					widened += 1. / trials / float64(len(series))
				}
			}
		}
		t.Logf("%2d rounds, regimes of %.0f, shared %-5v: detected in %5.1f%%, covered %.1f%%, after widening %.1f%%",
			c.rounds, c.stay, c.shared, 100*detected, 100*covered, 100*widened)
		if detected < c.least || detected > c.mostIfNone {
			t.Errorf("%d rounds, %+v: detected in %.1f%%, want %.0f%% to %.0f%%", c.rounds, c.weather, 100*detected, 100*c.least, 100*c.mostIfNone)
		}
	}
}

func TestRegimesNeedRounds(t *testing.T) {
	for _, series := range [][][]float64{nil, {}, {nil}, {{1, 1, 2, 2, 2}}, {{3, 3, 3, 3, 3, 3, 3, 3, 3}}} {
		if Regimes(series) {
			t.Errorf("regimes in %v", series)
		}
	}
}
