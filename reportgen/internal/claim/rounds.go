package claim

import (
	"maps"
	"slices"

	"workbook/reportgen/internal/results"
	"workbook/reportgen/internal/stats"
)

// rounds is a quantity's value in each round of one lab. Quantities of the same lab
// pair by round, because launches of one round saw the machine in the same state.
type rounds struct {
	lab *results.Lab
	by  map[int]float64
}

// perLaunch returns what of says of the case's first launch of each round, the one
// that speedups are made of.
func perLaunch(of func(results.Sample) (x float64, told bool)) func(*results.Lab, *results.Case) map[int]float64 {
	return func(_ *results.Lab, c *results.Case) map[int]float64 {
		by := map[int]float64{}
		for round, s := range c.FirstLaunches() {
			if x, told := of(s); told {
				by[round] = x
			}
		}
		return by
	}
}

func (r rounds) enough() bool { return len(r.by) >= stats.MinSamples }

func (r rounds) values() []float64 { return slices.Collect(maps.Values(r.by)) }

func (r rounds) each(f func(float64) float64) rounds {
	changed := rounds{lab: r.lab, by: map[int]float64{}}
	for round, x := range r.by {
		changed.by[round] = f(x)
	}
	return changed
}

// pair applies op to the values of the rounds that both quantities have, none if
// they are of different labs.
func pair(a, b quantity, op func(x, y float64) float64) rounds {
	paired := rounds{lab: a.rounds.lab, by: map[int]float64{}}
	if a.rounds.lab == nil || a.rounds.lab != b.rounds.lab {
		return paired
	}
	for round, x := range a.rounds.by {
		if y, both := b.rounds.by[round]; both {
			paired.by[round] = op(x, y)
		}
	}
	return paired
}

// scale applies op to each round of a quantity and a number without error.
func scale(a, b quantity, op func(x, y float64) float64) rounds {
	switch {
	case b.Samples == Exact:
		return a.rounds.each(func(x float64) float64 { return op(x, b.Median) })
	case a.Samples == Exact:
		return b.rounds.each(func(y float64) float64 { return op(a.Median, y) })
	}
	return rounds{}
}

// byRound returns two quantities to compare in place of a and b: their ratio and 1,
// or, if they are not all positive, their difference and 0. It is ok if enough
// rounds have both.
func byRound(a, b quantity) (left, right quantity, ok bool) {
	positive := true
	for _, r := range []rounds{a.rounds, b.rounds} {
		for _, x := range r.by {
			positive = positive && x > 0
		}
	}
	op, sign, than, u := func(x, y float64) float64 { return x / y }, " / ", 1.0, ratio
	if !positive {
		op, sign, than, u = func(x, y float64) float64 { return x - y }, " - ", 0, a.unit
	}
	paired := pair(a, b, op)
	if !paired.enough() {
		return a, b, false
	}
	left, right = measuredAs(stats.Median(paired.values()), u), measuredAs(exactly(than), u)
	left.text, right.text = a.text+sign+b.text+", round by round", u.text(than)
	return left, right, true
}
