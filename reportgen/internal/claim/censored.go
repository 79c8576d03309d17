package claim

import "math"

// censored says what of a quantity the measurements did not reach, as with a break
// even beyond the largest N. Below and above mean that its interval has no end on
// that side: what it holds there is a limit of what was asked. Median means that the
// value itself was not reached.
type censored struct{ below, above, median bool }

// turned exchanges the two sides.
func (c censored) turned() censored { return censored{c.above, c.below, c.median} }

// through returns what a right operand gives to the result.
func (c censored) through(sign string) censored {
	if sign == "-" || sign == "/" {
		return c.turned()
	}
	return c
}

func (c censored) with(other censored) censored {
	return censored{c.below || other.below, c.above || other.above, c.median || other.median}
}

// open returns the quantity with infinite ends if it is censored, for a
// comparison.
func (q quantity) open() quantity {
	if q.censored.below {
		q.Lo = math.Inf(-1)
	}
	if q.censored.above {
		q.Hi = math.Inf(1)
	}
	return q
}
