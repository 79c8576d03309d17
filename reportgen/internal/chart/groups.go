package chart

import (
	"slices"
	"strings"
)

// The least that makes samples two groups: the size of each, and the gap between
// them over the width of the wider one.
const (
	groupSize = 3
	groupGap  = 1.5
)

// inTwo reports that the samples are two groups: then a median says little, for it
// lies in one group by the chance of a few samples.
func inTwo(samples []float64) bool {
	sorted := slices.Sorted(slices.Values(samples))
	at, gap := 0, 0.0
	for i := groupSize; i <= len(sorted)-groupSize; i++ {
		if d := sorted[i] - sorted[i-1]; d > gap {
			at, gap = i, d
		}
	}
	if at == 0 {
		return false
	}
	low, high := sorted[:at], sorted[at:]
	wider := max(low[len(low)-1]-low[0], high[len(high)-1]-high[0])
	return gap > groupGap*wider
}

// twoGroups says which cases have samples in two groups, or "".
func twoGroups(points []point) string {
	var all []string
	for _, p := range points {
		if inTwo(p.Work()) {
			all = append(all, p.name)
		}
	}
	if len(all) == 0 {
		return ""
	}
	return " The samples lie in two groups, so the median says little: " + strings.Join(all, ", ") + "."
}
