package chart

import (
	"cmp"
	"slices"

	"workbook/reportgen/internal/results"
)

// crew returns the workers that have a lane, in order: those with a span, and goroutines
// of a traced launch that ran too shortly for one.
func crew(p point) []int {
	seen := map[int]bool{}
	var all []int
	for i := range p.goroutines {
		seen[i] = true
		all = append(all, i)
	}
	for _, s := range p.Spans {
		if !seen[s.Worker] {
			seen[s.Worker] = true
			all = append(all, s.Worker)
		}
	}
	slices.Sort(all)
	return all
}

// joined returns a worker's spans in order, those closer than gap as one.
func joined(p point, worker int, gap float64) []results.Span {
	var all []results.Span
	for _, s := range p.Spans {
		if s.Worker == worker {
			all = append(all, s)
		}
	}
	slices.SortFunc(all, func(a, b results.Span) int { return cmp.Compare(a.From, b.From) })
	var out []results.Span
	for _, s := range all {
		if n := len(out); n > 0 && float64(s.From-out[n-1].To) < gap {
			out[n-1].To = max(out[n-1].To, s.To)
		} else {
			out = append(out, s)
		}
	}
	return out
}

// ends returns when the last span ends, in nanoseconds.
func ends(p point) float64 {
	last := 0.0
	for _, s := range p.Spans {
		last = max(last, float64(s.To))
	}
	return last
}

// finish returns when a worker's last span ends, in nanoseconds.
func finish(p point, worker int) float64 {
	last := 0.0
	for _, s := range p.Spans {
		if s.Worker == worker {
			last = max(last, float64(s.To))
		}
	}
	return last
}
