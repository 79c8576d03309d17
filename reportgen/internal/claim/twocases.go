package claim

import (
	"workbook/labs/units"
	"workbook/reportgen/internal/results"
	"workbook/reportgen/internal/stats"
)

// findTwo picks a case of a and the case of b that belongs to it.
func (r *reading) findTwo(a, b ref, which []quantity) (ca, cb *results.Case, err error) {
	lead, other := a, b
	if r.isBaseline(a) && !r.isBaseline(b) {
		lead, other = b, a
	}
	first, err := r.find(lead, which)
	if first == nil {
		return nil, nil, err
	}
	l := r.lab(other)
	if l == nil {
		return nil, nil, nil
	}
	second := beside(l, other.variant, first)
	if second == nil {
		r.doubt("%s was not measured at N = %s%s", other, units.Count(first.N), because(l))
		return nil, nil, nil
	}
	r.read(second)
	if lead == a {
		return first, second, nil
	}
	return second, first, nil
}

func (r *reading) isBaseline(v ref) bool {
	if v.variant == results.Serial {
		return true
	}
	l := r.lab(v)
	if l == nil {
		return false
	}
	c := l.Of(v.variant, 0, -1)
	return c != nil && c.Baseline
}

// beside returns the variant's case with the workers and N of c, or else with
// its N.
func beside(l *results.Lab, variant string, c *results.Case) *results.Case {
	for _, workers := range []int{c.Workers, 0} {
		if found := caseOf(l, variant, workers, c.N); found != nil && len(found.Samples) > 0 {
			return found
		}
	}
	return nil
}

// ratioOf returns time(a) / time(b): from rounds both were in, or, for two labs,
// which share none, from the two intervals.
func (r *reading) ratioOf(a, b ref, ca, cb *results.Case) stats.Interval {
	r.ratios = true
	if !r.ranked(ca) || !r.ranked(cb) {
		return nothing
	}
	if r.lab(a) != r.lab(b) {
		q, _ := divide(measuredAs(workTime(r, ca), duration), measuredAs(workTime(r, cb), duration)) // like by like: no error
		return q.Interval
	}
	return stats.Speedup(results.Paired(ca, cb))
}

// judgeTwo says whether a against b comes to the wanted verdict, given the noise.
func (r *reading) judgeTwo(want stats.Verdict, q quantity) Verdict {
	r.record(q)
	if !r.known(q) {
		return CantTell
	}
	of := q.Map(func(x float64) float64 { return 1 / x })
	switch stats.Judge(of, r.noise()) {
	case want:
		return Holds
	case stats.CantTell:
		lo, hi := r.noise().Band(q.Samples)
		r.doubt("%s, %s, is neither outside the noise band, %s–%s, nor within ±%g%%",
			q.text, q.ends(), units.Number(lo), units.Ratio(hi), 100*stats.Margin)
		return CantTell
	}
	return Fails
}
