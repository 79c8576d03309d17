package stats

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"pgregory.net/rapid"
)

func TestMedian(t *testing.T) {
	for _, c := range []struct {
		samples []float64
		want    Interval
	}{
		{nil, Interval{}},
		{[]float64{3}, Interval{3, 3, 3, 1}},
		{[]float64{5, 1, 4, 2, 3}, Interval{3, 3, 3, 5}}, // too few for an interval
		{[]float64{6, 1, 5, 2, 4, 3}, Interval{3.5, 1, 6, 6}},
		{[]float64{9, 1, 8, 2, 7, 3, 6, 4, 5}, Interval{5, 2, 8, 9}},
	} {
		if got := Median(c.samples); got != c.want {
			t.Errorf("Median(%v) = %v, want %v", c.samples, got, c.want)
		}
	}
}

func TestMedianLeavesItsSamplesAlone(t *testing.T) {
	samples := []float64{3, 1, 2, 6, 5, 4}
	Median(samples)
	if !slices.Equal(samples, []float64{3, 1, 2, 6, 5, 4}) {
		t.Errorf("samples are now %v", samples)
	}
}

func positive(n int) *rapid.Generator[[]float64] {
	return rapid.SliceOfN(rapid.Float64Range(1e-3, 1e12), 1, n)
}

func TestIntervalsAreFiniteAndHoldTheirMedian(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		i := Median(positive(60).Draw(t, "samples"))
		if math.IsInf(i.Lo, 0) || math.IsInf(i.Hi, 0) || !(i.Lo <= i.Median && i.Median <= i.Hi) {
			t.Fatalf("interval %v", i)
		}
		if i.Known() != (i.Samples >= MinSamples) {
			t.Fatalf("known %v with %d samples", i.Known(), i.Samples)
		}
	})
}

func TestShare(t *testing.T) {
	for _, c := range []struct {
		what         string
		hits, trials []int
		want         Interval
	}{
		{"none", nil, nil, Interval{}},
		{"no trial", []int{0, 0}, []int{0, 0}, Interval{}},
		{"launches of one size, as Student has it", []int{1, 2, 3, 2, 2, 1}, []int{4, 4, 4, 4, 4, 4}, Interval{11. / 24, 0.2608, 0.6558, 6}},
		{"a launch of one trial weighs little", []int{0, 13, 13, 13, 13, 13}, []int{1, 13, 13, 13, 13, 13}, Interval{65. / 66, 0.935, 1, 6}},
		{"all trials of one launch say nothing", []int{0, 0, 0, 0, 0, 3}, []int{0, 0, 0, 0, 0, 9}, Interval{1. / 3, 0, 1, 6}},
	} {
		got := Share(c.hits, c.trials)
		near := func(a, b float64) bool { return math.Abs(a-b) < 1e-4 }
		if !near(got.Median, c.want.Median) || !near(got.Lo, c.want.Lo) || !near(got.Hi, c.want.Hi) || got.Samples != c.want.Samples {
			t.Errorf("%s: %+v, want %+v", c.what, got, c.want)
		}
	}
}

// TestTheIntervalOfAShareHoldsIt simulates launches of different sizes whose trials are alike.
func TestTheIntervalOfAShareHoldsIt(t *testing.T) {
	random := rand.New(rand.NewPCG(7, 0))
	const rounds, truth = 2000, 0.3
	held := 0
	for range rounds {
		hits, trials := make([]int, 12), make([]int, 12)
		for i := range trials {
			trials[i] = []int{1, 5, 20}[i%3]
			often := truth + 0.4*(random.Float64()-0.5)
			for range trials[i] {
				if random.Float64() < often {
					hits[i]++
				}
			}
		}
		if s := Share(hits, trials); s.Lo <= truth && truth <= s.Hi {
			held++
		}
	}
	if share := float64(held) / rounds; share < 0.9 || share > 0.98 {
		t.Errorf("the interval holds the share in %.1f%% of the simulated reports, want about 95%%", 100*share)
	} else {
		t.Logf("%.1f%%", 100*share)
	}
}

func TestSpeedupOfTheInverseIsInverse(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a := rapid.SliceOfN(rapid.Float64Range(1, 1e9), 9, 9).Draw(t, "a")
		b := rapid.SliceOfN(rapid.Float64Range(1, 1e9), 9, 9).Draw(t, "b")
		there, back := Speedup(a, b), Speedup(b, a)
		near := func(x, y float64) bool { return math.Abs(x-y) <= 1e-9*math.Abs(y) }
		if !near(there.Median, 1/back.Median) || !near(there.Lo, 1/back.Hi) || !near(there.Hi, 1/back.Lo) {
			t.Fatalf("%v and %v", there, back)
		}
	})
}

// noiseUpTo is the noise of pairs spread evenly between ratios of 1/most and most.
func noiseUpTo(most float64) Noise {
	var first, second []float64
	for i := range 101 {
		first, second = append(first, math.Pow(most, float64(i-50)/50)), append(second, 1)
	}
	return NoiseOf(first, second)
}

func TestJudge(t *testing.T) {
	quiet, noisy := noiseUpTo(1.02), noiseUpTo(1.5)
	for _, c := range []struct {
		speedup Interval
		noise   Noise
		want    Verdict
	}{
		{Interval{2, 1.9, 2.1, 9}, quiet, Faster},
		{Interval{0.5, 0.4, 0.6, 9}, quiet, Slower},
		{Interval{1.01, 0.97, 1.04, 9}, quiet, NoDifference},
		{Interval{1.06, 1.02, 1.1, 9}, quiet, CantTell}, // reaches into the band
		{Interval{1.2, 1.1, 1.3, 9}, quiet, Faster},
		{Interval{1.2, 1.1, 1.3, 9}, noisy, CantTell},
		{Interval{1.1, 1.06, 1.2, 9}, noisy, CantTell}, // inside the band, and more than the margin
		{Interval{1.01, 0.97, 1.04, 9}, noisy, NoDifference},
		{Interval{1.5, 1.3, 1.6, 9}, noisy, Faster},
		{Interval{Median: 3, Lo: 3, Hi: 3, Samples: 5}, quiet, CantTell}, // too few for an interval
		{Interval{2, 1.9, 2.1, 9}, Noise{}, Faster},                      // noise not measured: ±5%
	} {
		if got := Judge(c.speedup, c.noise); got != c.want {
			t.Errorf("Judge(%v) = %s, want %s", c.speedup, got, c.want)
		}
	}
}

// TestBandIsWhatOneCaseShows draws medians of n pairs from the noise itself: the
// band for n holds 95% of them, however many pairs the noise was measured with.
func TestBandIsWhatOneCaseShows(t *testing.T) {
	for _, pool := range []int{101, 1001} {
		var first, second []float64
		for i := range pool {
			first, second = append(first, math.Pow(1.5, float64(2*i-pool+1)/float64(pool-1))), append(second, 1)
		}
		noise := NoiseOf(first, second)
		random := rand.New(rand.NewPCG(3, uint64(pool)))
		for _, n := range []int{6, 9, 20} {
			lo, hi := noise.Band(n)
			inside := 0
			for range 2000 {
				var drawn []float64
				for range n {
					drawn = append(drawn, first[random.IntN(pool)])
				}
				if m := Median(drawn).Median; lo <= m && m <= hi {
					inside++
				}
			}
			if share := float64(inside) / 2000; math.Abs(share-0.95) > 0.02 {
				t.Errorf("%d of %d pairs: %.1f%% of the medians are inside %.3f–%.3f, want 95%%", n, pool, 100*share, lo, hi)
			}
		}
	}
}

func TestKarpFlattInvertsAmdahl(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		e := rapid.Float64Range(0, 1).Draw(t, "e")
		p := rapid.IntRange(2, 256).Draw(t, "p")
		psi := Amdahl(e, p)
		if got := KarpFlatt(Interval{psi, psi, psi, 9}, p); math.Abs(got.Median-e) > 1e-9 {
			t.Fatalf("e %g came back as %g", e, got.Median)
		}
	})
	if got := KarpFlatt(Interval{1, 1, 1, 9}, 1); got != (Interval{}) {
		t.Errorf("one processor has a serial fraction %v", got)
	}
}

func TestFitUSL(t *testing.T) {
	law := USL{Contention: 0.05, Coherency: 0.002}
	var points []Point
	for p := 1; p <= 8; p++ {
		points = append(points, Point{p, law.At(p)})
	}
	fit, ok := FitUSL(points, 8)
	if !ok || math.Abs(fit.Contention-0.05) > 1e-9 || math.Abs(fit.Coherency-0.002) > 1e-9 {
		t.Errorf("fitted %+v, %v", fit, ok)
	}
	if _, ok := FitUSL(points, 5); ok {
		t.Error("a fit from five counts within the usable CPUs")
	}
	linear := []Point{{1, 1}, {2, 2}, {3, 3.1}, {4, 4}, {5, 5}, {6, 6}}
	if fit, ok := FitUSL(linear, 8); !ok || fit.Contention < 0 || fit.Coherency < 0 {
		t.Errorf("linear speedup fitted as %+v, %v", fit, ok)
	}
}

func TestChanged(t *testing.T) {
	around := func(x float64) []float64 {
		return []float64{x * 0.99, x, x * 1.01, x * 0.995, x * 1.005, x * 1.002, x * 0.998, x * 1.003, x * 0.997}
	}
	for _, c := range []struct {
		name          string
		before, after []float64
		ratio         float64
		known, chance bool
	}{
		{"same", around(100), around(100), 1, true, true},
		{"a third slower", around(100), around(133), 1.33, true, false},
		{"a third faster", around(133), around(100), 1 / 1.33, true, false},
		{"five are too few", around(100)[:5], around(200)[:5], 2, false, false},
		{"nothing", nil, around(1), 0, false, true},
	} {
		got := Changed(c.before, c.after)
		if math.Abs(got.Ratio.Median-c.ratio) > 0.02*c.ratio || got.Ratio.Known() != c.known || (got.P >= Alpha) != c.chance {
			t.Errorf("%s: %+v, want a ratio of %g, known %v, chance %v", c.name, got, c.ratio, c.known, c.chance)
		}
		if c.known && !got.Ratio.Contains(c.ratio) {
			t.Errorf("%s: %+v does not contain %g", c.name, got, c.ratio)
		}
	}
}
