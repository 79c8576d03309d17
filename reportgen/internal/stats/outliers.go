package stats

import (
	"slices"

	moremath "github.com/aclements/go-moremath/stats"
)

// Tukey's fences, in interquartile ranges from the nearer quartile (Tukey,
// Exploratory Data Analysis, 1977, section 2D).
const (
	mildFence = 1.5
	farFence  = 3
)

// Outliers returns the indexes of the samples beyond Tukey's fences, in rising
// order: far beyond the outer fence, mild between the two. They are there to be
// marked, never to be dropped. Fewer than MinSamples samples, or quartiles that
// coincide, give no scale to judge by and so no outliers.
func Outliers(samples []float64) (mild, far []int) {
	if len(samples) < MinSamples {
		return nil, nil
	}
	sorted := moremath.Sample{Xs: slices.Sorted(slices.Values(samples)), Sorted: true}
	low, high := sorted.Quantile(0.25), sorted.Quantile(0.75)
	spread := high - low
	if spread == 0 {
		return nil, nil
	}
	for i, x := range samples {
		switch beyond := max(low-x, x-high) / spread; {
		case beyond > farFence:
			far = append(far, i)
		case beyond > mildFence:
			mild = append(mild, i)
		}
	}
	return mild, far
}
