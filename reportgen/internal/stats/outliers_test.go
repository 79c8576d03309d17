package stats

import (
	"slices"
	"testing"

	"pgregory.net/rapid"
)

func TestOutliers(t *testing.T) {
	nine := []float64{5, 1, 9, 2, 8, 3, 7, 4, 6}
	tests := []struct {
		name      string
		samples   []float64
		mild, far []int
	}{
		{name: "none", samples: nine},
		{name: "inside the inner fence, 15.8", samples: with(nine, 15)},
		{name: "inside the outer fence, 23.6", samples: with(nine, 23), mild: []int{9}},
		{name: "beyond the outer fence", samples: with(nine, 24), far: []int{9}},
		{name: "far below", samples: with(nine, -40), far: []int{9}},
		{name: "far first", samples: append([]float64{90}, nine...), far: []int{0}},
		{name: "too few", samples: []float64{1, 2, 3, 4, 900}},
		{name: "no spread", samples: []float64{1, 1, 1, 1, 1, 1, 1, 9}},
		{name: "no samples"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			mild, far := Outliers(test.samples)
			if !slices.Equal(mild, test.mild) || !slices.Equal(far, test.far) {
				t.Errorf("Outliers(%v) = %v, %v; want %v, %v", test.samples, mild, far, test.mild, test.far)
			}
		})
	}
}

func TestOutliersLeaveSamplesAndTellApart(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		samples := rapid.SliceOf(rapid.Float64Range(0, 1e12)).Draw(t, "samples")
		before := slices.Clone(samples)
		mild, far := Outliers(samples)
		if !slices.Equal(samples, before) {
			t.Fatal("the samples were changed")
		}
		if len(mild)+len(far) > len(samples)/2 {
			t.Fatalf("%d of %d samples called outliers", len(mild)+len(far), len(samples))
		}
		for _, i := range mild {
			if slices.Contains(far, i) {
				t.Fatalf("sample %d is mild and far", i)
			}
		}
	})
}

// with returns a copy of samples with one more at the end.
func with(samples []float64, x float64) []float64 {
	return append(slices.Clone(samples), x)
}
