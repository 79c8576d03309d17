package claim

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"workbook/labs/units"
	"workbook/reportgen/internal/stats"
)

// Exact is the Samples of a number without error: what was written, and what
// was counted rather than timed. Its Lo and Hi equal its Median.
const Exact = math.MaxInt32

// A quantity is a number with its interval and its unit. Samples says how far
// to trust it: 0, nothing was measured; too few, there is no interval and every
// comparison is can't tell; Exact, there is no error.
type quantity struct {
	stats.Interval
	unit     *unit
	text     string  // the expression it came from
	written  bool    // comes from the lesson alone, not from a measurement
	rounds   rounds  // the same for each round, if it has a value for each
	most     float64 // of a speedup: what this many workers on this many CPUs can reach, else 0
	censored censored
}

// A unit says how a quantity is printed, and what it can be compared with.
type unit struct {
	dimension string
	text      func(float64) string
}

var (
	bare     = &unit{"plain number", units.Number}
	count    = &unit{"plain number", wholeNumber}
	ratio    = &unit{"plain number", units.Ratio}
	share    = &unit{"plain number", units.Percent}
	crossing = &unit{"plain number", units.Rough}
	duration = &unit{"time", units.Time}
	memory   = &unit{"size", units.Bytes}
)

func wholeNumber(x float64) string {
	if x != math.Trunc(x) {
		return units.Number(x)
	}
	return units.Count(int64(x))
}

// measuredAs returns the interval as a quantity; one that is not finite counts
// as not measured.
func measuredAs(i stats.Interval, u *unit) quantity {
	for _, x := range []float64{i.Median, i.Lo, i.Hi} {
		if math.IsNaN(x) || math.IsInf(x, 0) {
			return quantity{unit: u}
		}
	}
	return quantity{Interval: i, unit: u}
}

func (q quantity) missing() bool { return q.Samples == 0 }

// value writes the median with its unit.
func (q quantity) value() string {
	switch {
	case q.missing():
		return NotMeasured
	case !q.censored.median:
		return q.unit.text(q.Median)
	case q.censored.above && !q.censored.below:
		return "more than " + q.unit.text(q.Lo)
	case q.censored.below && !q.censored.above:
		return "less than " + q.unit.text(q.Hi)
	}
	return "not known"
}

// full writes the median and the interval: "1.93× (1.90–1.96)".
func (q quantity) full() string {
	switch {
	case q.missing() || q.Samples == Exact || q.censored.median || q.Known() && q.Lo == q.Hi:
		return q.value()
	case !q.Known():
		return fmt.Sprintf("%s (%s, no interval)", q.value(), units.Plural(q.Samples, "sample"))
	}
	return fmt.Sprintf("%s (%s)", q.value(), q.ends())
}

// ends writes the interval's ends, naming a unit that all three share but once.
func (q quantity) ends() string {
	unitOf := func(text string) string { return strings.TrimLeft(text, "-+0123456789.,e") }
	lo, hi := q.unit.text(q.Lo), q.unit.text(q.Hi)
	if 0 < q.Lo && q.Lo < 1e-300 { // least, or calculated from it
		lo = q.unit.text(0)
	}
	switch {
	case q.censored.below && q.censored.above:
		return "no limit found"
	case q.censored.below:
		return hi + " or less"
	case q.censored.above:
		return lo + " or more"
	}
	if unitOf(lo) == unitOf(hi) {
		lo = strings.TrimSuffix(lo, unitOf(lo))
		if unitOf(hi) == unitOf(q.value()) {
			hi = strings.TrimSuffix(hi, unitOf(hi))
		}
	}
	return lo + "–" + hi
}

// scales are the units that a lesson can write after a number.
var scales = map[string]struct {
	unit  *unit
	times float64
}{
	"": {bare, 1}, "%": {share, 0.01},
	"ns": {duration, 1}, "us": {duration, 1e3}, "µs": {duration, 1e3}, "ms": {duration, 1e6}, "s": {duration, 1e9},
	"B": {memory, 1}, "kB": {memory, 1e3}, "MB": {memory, 1e6}, "GB": {memory, 1e9},
}

// parseLiteral reads a number with its unit: 1.5, 1e9, 1_000_000, 20ms, 4kB, 10%.
func parseLiteral(text string) (quantity, error) {
	number := strings.TrimRight(text, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZµ%")
	x, err := strconv.ParseFloat(strings.ReplaceAll(number, "_", ""), 64)
	if err != nil {
		return quantity{}, fmt.Errorf("%s is not a number", text)
	}
	scale, ok := scales[text[len(number):]]
	if !ok {
		return quantity{}, fmt.Errorf("%s: unknown unit: want ns, us, ms, s, B, kB, MB, GB or %%", text)
	}
	q := measuredAs(exactly(x*scale.times), scale.unit)
	q.text, q.written = text, true
	return q, nil
}
