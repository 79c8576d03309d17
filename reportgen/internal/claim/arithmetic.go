package claim

import (
	"fmt"

	"workbook/reportgen/internal/stats"
)

// add returns a + b.
func add(a, b quantity) (quantity, error) {
	if err := alike(a, b); err != nil {
		return quantity{}, err
	}
	return combine(a, "+", b, sumUnit(a, b), func(x, y float64) float64 { return x + y }), nil
}

// subtract returns a - b.
func subtract(a, b quantity) (quantity, error) {
	if err := alike(a, b); err != nil {
		return quantity{}, err
	}
	return combine(a, "-", b, sumUnit(a, b), func(x, y float64) float64 { return x - y }), nil
}

// multiply returns a * b; at most one of them has a dimension.
func multiply(a, b quantity) (quantity, error) {
	u := a.unit
	switch {
	case a.unit == bare:
		u = b.unit
	case a.unit.dimension != bare.dimension && b.unit.dimension != bare.dimension:
		return quantity{}, fmt.Errorf("%s * %s: a %s times a %s has no meaning here",
			a.text, b.text, a.unit.dimension, b.unit.dimension)
	case b.unit.dimension != bare.dimension:
		u = b.unit
	}
	return combine(a, "*", b, u, func(x, y float64) float64 { return x * y }), nil
}

// divide returns a / b: a ratio of like quantities, or a share of a.
func divide(a, b quantity) (quantity, error) {
	u := a.unit
	switch {
	case a.unit == bare && b.unit == bare:
	case a.unit.dimension == b.unit.dimension && b.unit != bare:
		u = ratio
	case b.unit.dimension != bare.dimension:
		return quantity{}, fmt.Errorf("%s / %s: a %s by a %s has no meaning here",
			a.text, b.text, a.unit.dimension, b.unit.dimension)
	}
	if b.Lo <= 0 && b.Hi >= 0 {
		b.Interval = stats.Interval{} // by what may be zero: no bounds
	}
	return combine(a, "/", b, u, func(x, y float64) float64 { return x / y }), nil
}

// negate returns -a.
func negate(a quantity) quantity {
	a.Interval = a.Map(func(x float64) float64 { return -x })
	a.rounds = a.rounds.each(func(x float64) float64 { return -x })
	a.censored, a.most = a.censored.turned(), 0
	a.text = "-" + a.text
	return a
}

// sumUnit is the unit of a sum: a number without a unit takes the other's.
func sumUnit(a, b quantity) *unit {
	if a.unit == bare {
		return b.unit
	}
	return a.unit
}

// combine applies op to two intervals: it is monotonic in each argument, so the
// result's ends are among those of the four pairs of ends. It rests on as many
// samples as the one that has fewer. If both have a value for each round, the result
// is worked out round by round instead, which is narrower: what both share cancels.
func combine(a quantity, sign string, b quantity, u *unit, op func(x, y float64) float64) quantity {
	var q quantity
	switch by := pair(a, b, op); {
	case a.missing() || b.missing():
		q = quantity{unit: u}
	case by.enough():
		q = measuredAs(stats.Median(by.values()), u)
		q.rounds = by
	default:
		ends := []float64{op(a.Lo, b.Lo), op(a.Lo, b.Hi), op(a.Hi, b.Lo), op(a.Hi, b.Hi)}
		q = measuredAs(stats.Interval{
			Median:  op(a.Median, b.Median),
			Lo:      min(ends[0], ends[1], ends[2], ends[3]),
			Hi:      max(ends[0], ends[1], ends[2], ends[3]),
			Samples: min(a.Samples, b.Samples),
		}, u)
		q.rounds = scale(a, b, op)
	}
	q.censored = a.censored.with(b.censored.through(sign))
	q.text = fmt.Sprintf("(%s %s %s)", a.text, sign, b.text)
	q.written = a.written && b.written
	return q
}

// alike returns an error if a and b cannot be compared or added.
func alike(a, b quantity) error {
	if a.unit.dimension == b.unit.dimension {
		return nil
	}
	return fmt.Errorf("%s is a %s and %s a %s: write both sides alike, with units such as 20ms or 4kB",
		a.text, a.unit.dimension, b.text, b.unit.dimension)
}
