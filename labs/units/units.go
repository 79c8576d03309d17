// Package units writes base units for people: nanoseconds, bytes and plain
// numbers come in, short text with a unit goes out. Nothing is scaled anywhere
// else.
package units

import (
	"math"
	"strconv"
	"strings"
)

// Time writes nanoseconds in the largest unit, up to s, that leaves a whole part, or
// else in ns: 290,123 is "290 µs".
func Time(ns float64) string {
	switch a := math.Abs(ns); {
	case a >= 999.5e6:
		return Number(ns/1e9) + " s"
	case a >= 999.5e3:
		return Number(ns/1e6) + " ms"
	case a >= 999.5:
		return Number(ns/1e3) + " µs"
	}
	return Number(ns) + " ns"
}

// Bytes writes bytes in powers of 1000, as disks and networks count.
func Bytes(b float64) string {
	switch a := math.Abs(b); {
	case a >= 999.5e9:
		return Number(b/1e12) + " TB"
	case a >= 999.5e6:
		return Number(b/1e9) + " GB"
	case a >= 999.5e3:
		return Number(b/1e6) + " MB"
	case a >= 999.5:
		return Number(b/1e3) + " kB"
	}
	return Number(b) + " B"
}

// Ratio writes a factor: "1.93×". From 100× on it has two significant digits:
// "270,000×".
func Ratio(r float64) string {
	if a := math.Abs(r); a >= 99.5 && a < 1e15 {
		step := math.Pow(10, math.Floor(math.Log10(a))-1)
		r = step * math.Round(r/step)
	}
	return Number(r) + "×"
}

// Percent writes a share: 0.316 is "31.6%".
func Percent(share float64) string { return Number(100*share) + "%" }

// Count writes a whole number in groups of three: "1,000,000".
func Count(n int64) string {
	text := strconv.FormatInt(n, 10)
	sign := ""
	if n < 0 {
		sign, text = "-", text[1:]
	}
	var groups []string
	for len(text) > 3 {
		groups = append([]string{text[len(text)-3:]}, groups...)
		text = text[:len(text)-3]
	}
	return sign + strings.Join(append([]string{text}, groups...), ",")
}

// Rough writes a number that is not known better, such as where two lines cross: a
// whole one with two significant digits, "130,000".
func Rough(x float64) string {
	step := math.Pow(10, max(0, math.Floor(math.Log10(max(x, 1)))-1))
	return Count(int64(math.Round(x/step) * step))
}

// Plural writes a number with its noun, whose plural is its singular and an s:
// "1 worker", "1,024 workers".
func Plural(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return Count(int64(n)) + " " + noun + "s"
}

// Number writes a plain number with three significant digits, or two below 1, and from
// 1000 on as a whole number in groups: "1.98". From 1e15 on it has an exponent: it may not
// fit into an int64.
func Number(x float64) string {
	a := math.Abs(x)
	switch {
	case a >= 1e15:
		return strconv.FormatFloat(x, 'g', 3, 64)
	case a >= 999.5:
		return Count(int64(math.Round(x)))
	case a >= 99.95:
		return strconv.FormatFloat(x, 'f', 0, 64)
	case a >= 9.995:
		return strconv.FormatFloat(x, 'f', 1, 64)
	case a == 0:
		return "0"
	case a >= 0.0995:
		return strconv.FormatFloat(x, 'f', 2, 64)
	}
	text := strconv.FormatFloat(x, 'g', 2, 64)
	if rounded, err := strconv.ParseFloat(text, 64); err == nil && a >= 1e-12 {
		return strconv.FormatFloat(rounded, 'f', -1, 64) // without an exponent
	}
	return text
}
