package chart

import (
	"cmp"
	"slices"

	"workbook/reportgen/internal/results"
)

// crew returns the workers that have a span, in order.
func crew(p point) []int {
	seen := map[int]bool{}
	var all []int
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
	out := all[:1:1]
	for _, s := range all[1:] {
		if before := &out[len(out)-1]; float64(s.From-before.To) < gap {
			before.To = max(before.To, s.To)
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
