package claim

import (
	"fmt"
	"strings"

	"workbook/labs/units"
)

// both is Kleene's and: one that fails decides.
func both(a, b Verdict) Verdict {
	switch {
	case a == Fails || b == Fails:
		return Fails
	case a == Holds && b == Holds:
		return Holds
	}
	return CantTell
}

// either is Kleene's or: one that holds decides.
func either(a, b Verdict) Verdict { return not(both(not(a), not(b))) }

// not turns holds and fails around; what can't be told stays so.
func not(a Verdict) Verdict {
	switch a {
	case Holds:
		return Fails
	case Fails:
		return Holds
	}
	return CantTell
}

// A relation compares two intervals that both are known.
type relation func(a, b quantity) Verdict

// relations are expr's comparisons. Each holds if it does for all values of
// both intervals, and fails if it does for none.
var relations = map[string]relation{
	"<":  func(a, b quantity) Verdict { return decide(a.Hi < b.Lo, a.Lo >= b.Hi) },
	"<=": func(a, b quantity) Verdict { return decide(a.Hi <= b.Lo, a.Lo > b.Hi) },
	">":  func(a, b quantity) Verdict { return decide(a.Lo > b.Hi, a.Hi <= b.Lo) },
	">=": func(a, b quantity) Verdict { return decide(a.Lo >= b.Hi, a.Hi < b.Lo) },
	"==": equal,
	"!=": func(a, b quantity) Verdict { return not(equal(a, b)) },
}

func equal(a, b quantity) Verdict {
	return decide(a.Lo == b.Hi && a.Hi == b.Lo, a.Hi < b.Lo || b.Hi < a.Lo)
}

func decide(holds, fails bool) Verdict {
	switch {
	case holds:
		return Holds
	case fails:
		return Fails
	}
	return CantTell
}

// compare holds a against b, and keeps what it compared for the outcome.
func (r *reading) compare(a, b quantity, holds relation) (Verdict, error) {
	if err := alike(a, b); err != nil {
		return "", err
	}
	r.record(a)
	r.record(b)
	if !r.known(a) || !r.known(b) {
		return CantTell, nil
	}
	left, right, paired := byRound(a, b)
	verdict := holds(left.open(), right.open())
	switch {
	case verdict == CantTell:
		r.overlap(left, right)
	case verdict == Holds && !paired:
		r.vacuous(a, b)
	}
	return verdict, nil
}

// record keeps a measured value, once, for Outcome.Measured.
func (r *reading) record(q quantity) {
	if q.written {
		return
	}
	text := q.text
	if strings.HasPrefix(text, "(") {
		text = text[1 : len(text)-1] // the parentheses around a whole sum or product
	}
	r.measured = once(r.measured, text+" = "+q.full())
	r.figures = r.figures || q.unit != memory
	r.timed = r.timed || q.unit == ratio || q.unit == crossing || q.unit == duration || q.rounds.lab != nil && q.unit != memory
}

// overlap says which interval leaves the comparison open.
func (r *reading) overlap(a, b quantity) {
	switch {
	case b.Samples == Exact:
		r.doubt("the interval of %s, %s, includes %s", a.text, a.ends(), b.text)
	case a.Samples == Exact:
		r.doubt("the interval of %s, %s, includes %s", b.text, b.ends(), a.text)
	default:
		r.doubt("the intervals of %s and %s overlap", a.text, b.text)
	}
}

// vacuous says so if a bound on a speedup holds whatever the program does.
func (r *reading) vacuous(a, b quantity) {
	for _, side := range [][2]quantity{{a, b}, {b, a}} {
		speedup, bound := side[0], side[1]
		if speedup.most > 0 && bound.Samples == Exact && bound.Median >= speedup.most && speedup.Hi <= bound.Median {
			r.remarks = once(r.remarks, fmt.Sprintf("this says nothing here: with %s, nothing is more than %s as fast",
				units.Plural(int(speedup.most), "CPU"), units.Ratio(speedup.most)))
		}
	}
}
