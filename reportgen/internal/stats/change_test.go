package stats

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"pgregory.net/rapid"
)

// TestChangedIsOfAllPairs works out the ratio and its ends from the list of all pairs.
func TestChangedIsOfAllPairs(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		side := rapid.SliceOfN(rapid.Float64Range(1e-3, 1e3), 1, 20)
		before, after := side.Draw(t, "before"), side.Draw(t, "after")
		var all []float64
		for _, x := range before {
			for _, y := range after {
				all = append(all, math.Log(y/x))
			}
		}
		slices.Sort(all)
		want := Interval{Median: Median(all).Median, Samples: min(len(before), len(after))}
		want.Lo, want.Hi = want.Median, want.Median
		if want.Known() {
			k := rank(len(before), len(after))
			want.Lo, want.Hi = all[k-1], all[len(all)-k]
		}
		got := Changed(before, after).Ratio.Map(math.Log)
		near := func(x, y float64) bool { return math.Abs(x-y) < 1e-9 }
		if got.Samples != want.Samples || !near(got.Median, want.Median) || !near(got.Lo, want.Lo) || !near(got.Hi, want.Hi) {
			t.Fatalf("%v, want %v", got, want)
		}
	})
}

// TestRank compares with the tables of Hollander, Wolfe and Chicken: for 9 and 9
// samples the interval begins at the 18th difference, for 6 and 6 at the 6th.
func TestRank(t *testing.T) {
	for _, c := range []struct{ m, n, want int }{{6, 6, 6}, {9, 9, 18}, {6, 9, 11}, {20, 20, 128}, {20, 9, 49}} {
		if got := rank(c.m, c.n); got != c.want {
			t.Errorf("rank(%d, %d) = %d, want %d", c.m, c.n, got, c.want)
		}
	}
	exact, normal := rank(25, 25), rank(25, 26)
	if normal < exact || normal > exact+25 {
		t.Errorf("rank(25, 25) = %d, and by the normal distribution rank(25, 26) = %d", exact, normal)
	}
}

func TestChangedOfManySamplesIsQuick(t *testing.T) {
	many := make([]float64, 10_000)
	for i := range many {
		many[i] = 1e6 + float64(i)
	}
	if c := Changed(many, many); !c.Ratio.Contains(1) || c.Ratio.HalfWidth() > 0.001 {
		t.Errorf("10,000 samples against themselves: %v", c)
	}
}

func TestChangedNeedsSamples(t *testing.T) {
	few, enough := []float64{1, 2, 3, 4, 5}, []float64{1, 2, 3, 4, 5, 6}
	for _, c := range [][2][]float64{{nil, enough}, {few, enough}, {enough, few}} {
		if got := Changed(c[0], c[1]); got.Ratio.Known() || !math.IsInf(got.Least(), 1) {
			t.Errorf("Changed(%v, %v) = %v", c[0], c[1], got)
		}
	}
	same := []float64{2, 2, 2, 2, 2, 2} // of which the test knows no ranks
	for _, got := range []Change{Changed(nil, enough), Changed(same, same)} {
		if got.P != 1 {
			t.Errorf("p is %g though the test has no answer: %v", got.P, got)
		}
	}
	if got := Changed(enough, enough); !got.Ratio.Known() || math.IsInf(got.Least(), 1) {
		t.Errorf("six samples against themselves: %v", got)
	}
}

func TestLeastP(t *testing.T) {
	for _, c := range []struct {
		m, n int
		want float64
	}{{6, 6, 2. / 924}, {9, 9, 2. / 48620}, {3, 3, 0.1}, {1, 1, 1}} {
		if got := LeastP(c.m, c.n); math.Abs(got-c.want) > 1e-12 {
			t.Errorf("LeastP(%d, %d) = %g, want %g", c.m, c.n, got, c.want)
		}
	}
}

// TestLeastIsFoundFourTimesInFive slows a case down by the change that its
// comparison promises to find.
func TestLeastIsFoundFourTimesInFive(t *testing.T) {
	const trials = 1000
	random := rand.New(rand.NewPCG(4, 1))
	draw := func(slower float64) (xs []float64) {
		for range 12 {
			xs = append(xs, 1e6*slower*math.Exp(0.03*random.NormFloat64()))
		}
		return xs
	}
	var promised float64
	for range trials {
		promised += Changed(draw(1), draw(1)).Least() / trials
	}
	found := 0
	for range trials {
		if Changed(draw(1), draw(1+promised)).Ratio.Lo > 1+Margin {
			found++
		}
	}
	share := float64(found) / trials
	t.Logf("+%.1f%% was found in %.1f%% of the comparisons", 100*promised, 100*share)
	if math.Abs(share-0.8) > 0.06 {
		t.Errorf("+%.1f%% was found in %.1f%% of the comparisons, want 80%%", 100*promised, 100*share)
	}
}

// TestPower simulates comparisons of two runs whose launches differ by the noise,
// and logs how wide the interval is and how often each change is found.
func TestPower(t *testing.T) {
	const trials = 100
	random := rand.New(rand.NewPCG(6, 1))
	draw := func(n int, slower, noise float64) (xs []float64) {
		for range n {
			xs = append(xs, 1e6*slower*math.Exp(noise*random.NormFloat64()))
		}
		return xs
	}
	for _, n := range []int{6, 9, 20, 40} {
		for _, noise := range []float64{0.01, 0.02, 0.05} {
			half, same, ten, twenty := 0.0, 0, 0, 0
			for range trials {
				none := Changed(draw(n, 1, noise), draw(n, 1, noise))
				half += none.Ratio.HalfWidth() / trials
				if 1/(1+Margin) <= none.Ratio.Lo && none.Ratio.Hi <= 1+Margin {
					same++
				}
				if Changed(draw(n, 1, noise), draw(n, 1.1, noise)).Ratio.Lo > 1+Margin {
					ten++
				}
				if Changed(draw(n, 1, noise), draw(n, 1.2, noise)).Ratio.Lo > 1+Margin {
					twenty++
				}
			}
			share := func(count int) float64 { return 100 * float64(count) / trials }
			t.Logf("%2d launches, noise %.0f%%: ±%.1f%%; no difference said in %3.0f%%; +10%% found in %3.0f%%, +20%% in %3.0f%%",
				n, 100*noise, 100*half, share(same), share(ten), share(twenty))
			if n >= 9 && noise <= 0.02 && (share(same) < 90 || share(twenty) < 99) {
				t.Errorf("%d launches, noise %.0f%%: too little is found", n, 100*noise)
			}
		}
	}
}

// TestBetweenFindsWhatRunsDifferBy draws ratios with errors of their own and one that
// only shows between runs.
func TestBetweenFindsWhatRunsDifferBy(t *testing.T) {
	random := rand.New(rand.NewPCG(8, 1))
	for _, between := range []float64{0, 0.01, 0.05} {
		var ratios []Interval
		for i := range 400 {
			own := []float64{0.0001, 0.01, 0.03}[i%3] // a few are very precise
			x := math.Exp(0.1 + own*random.NormFloat64() + between*random.NormFloat64())
			ratios = append(ratios, Interval{x, x * math.Exp(-ends95*own), x * math.Exp(ends95*own), 9})
		}
		if got := Between(ratios); math.Abs(got-between) > 0.2*between+0.003 {
			t.Errorf("runs differ by %g, found %g", between, got)
		}
	}
}
