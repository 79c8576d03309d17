// Package claim evaluates what a lesson says about the measurements: an
// expression and a results file come in; a value with its unit, or holds, fails
// or can't tell, goes out.
//
// Claims, inline values and the measures of predictions share one vocabulary,
// listed in Vocabulary. The names of variants are bare words, and those of another
// lab after its name:
//
//	speedup(lock-once) > 1.5 and slower(lock-every-add, serial)
//	time(lock-once, 8, 1e6) / time(03-mutex/lock-once) < 1.2
//	memory(04-processes/processes) - memory(serial) > 2MB
//
// A name takes all letters, digits and hyphens it can get, so a minus between
// two expressions has a space on each side. Times and sizes carry their unit (20ms,
// 4kB); 10% is 0.1. Both sides of a comparison have the same dimension.
//
// The optional workers and n pick the case; without them it is the first one
// planned for the variant. In a function of two variants they pick a's case, and
// b's is the one with the same workers and N, or else with the same N. If a is
// the baseline, b leads. Comparisons do not chain: a < b and b < c.
//
// Every measured quantity is an interval, and a comparison holds or fails only if
// the whole interval does. Quantities of one lab are added, divided and compared
// round by round, because launches of one round saw the machine in the same state;
// of two launches of a baseline the first one counts, as in all charts. Quantities
// that share no rounds follow interval arithmetic: the result spans what any two
// values from the two intervals would give, which is wider than it needs to be and
// never overstates. And, or and not follow Kleene's logic with can't tell as the
// third value.
package claim

import (
	"fmt"
	"strings"

	"workbook/labs/plain"
	"workbook/labs/units"
	"workbook/reportgen/internal/results"
	"workbook/reportgen/internal/stats"
)

// A Scope is what an expression sees: one lab of one file. Lab is nil if the
// file has nothing of the lab.
type Scope struct {
	File *results.File
	Lab  *results.Lab
}

// A Verdict is what a claim comes to on this machine.
type Verdict string

// What a claim comes to: it holds, it fails, or the intervals do not settle it.
const (
	Holds    Verdict = "holds"
	Fails    Verdict = "fails"
	CantTell Verdict = "can't tell"
)

// An Outcome is a judged claim. Why explains it, and is never empty if it fails.
type Outcome struct {
	Verdict  Verdict
	Why      string
	Measured string // the values that the predicate compared, with units
}

// NotMeasured is the text for a value that the file does not have.
const NotMeasured = "not measured"

// Value returns the median that the expression comes to, with its unit, or
// NotMeasured.
func (s Scope) Value(src string) (string, error) {
	q, err := s.quantity(src)
	if err != nil {
		return "", err
	}
	return q.value(), nil
}

// InWords is Value as a sentence has it: "100× slower" in place of 0.01× for a speedup.
// An expression that is more than one function is its Value, but a share beyond the whole is
// said in times.
func (s Scope) InWords(src string) (string, error) {
	q, err := s.quantity(src)
	if err != nil || q.missing() {
		return NotMeasured, err
	}
	function, arguments, _ := strings.Cut(strings.TrimSpace(src), "(")
	switch {
	case q.unit == share && q.Median > 1:
		return units.Number(q.Median) + " times", nil
	case strings.Index(arguments, ")") != len(arguments)-1:
		return q.value(), nil
	}
	switch function {
	case "speedup":
		return faster(q.Interval), nil
	case "ratio", "spread":
		return q.value() + " the time", nil
	case "wrong":
		return q.value() + " of the runs", nil
	case "lost":
		return q.value() + " of the sum", nil
	case "stuck":
		if q.Median > 0 {
			return "it never ends", nil
		}
		return "it ends", nil
	case "break_even":
		return "from an N of " + q.value() + " on", nil
	}
	return q.value(), nil
}

// faster writes a speedup: "1.93× faster", "100× slower", "can't tell, 0.98×".
func faster(speedup stats.Interval) string {
	switch text := units.Ratio(speedup.Median); {
	case speedup.Known() && speedup.Lo <= 1 && speedup.Hi >= 1:
		return string(CantTell) + ", " + text
	case speedup.Median < 1:
		return units.Ratio(1/speedup.Median) + " slower"
	default:
		return text + " faster"
	}
}

// Number returns what the expression comes to in base units: nanoseconds,
// bytes, or a plain number (10% is 0.1). Samples is 0 if nothing was
// measured, and Exact for a number that has no error, such as cpus.
func (s Scope) Number(src string) (stats.Interval, error) {
	q, err := s.quantity(src)
	return q.Interval, err
}

// Claim judges a predicate.
func (s Scope) Claim(src string) (Outcome, error) {
	r := &reading{scope: s}
	verdict, err := r.verdict(src)
	if err != nil {
		return Outcome{}, err
	}
	verdict = r.undisturbed(verdict)
	return Outcome{Verdict: verdict, Why: r.why(verdict), Measured: strings.Join(r.measured, "; ")}, nil
}

func (s Scope) quantity(src string) (quantity, error) {
	r := &reading{scope: s}
	return r.quantity(src)
}

// quantity evaluates an expression that must give a value.
func (r *reading) quantity(src string) (quantity, error) {
	tokens, err := lex(src)
	if err != nil {
		return quantity{}, err
	}
	out, err := r.eval(tokens)
	if err != nil {
		return quantity{}, err
	}
	q, ok := out.(quantity)
	if !ok {
		return quantity{}, fmt.Errorf("%s gives no value: want a quantity such as speedup(lock-once)", plain.OneLine(src))
	}
	return q, nil
}

// verdict evaluates an expression that must be a predicate.
func (r *reading) verdict(src string) (Verdict, error) {
	tokens, err := lex(src)
	if err != nil {
		return "", err
	}
	return r.judge(src, tokens)
}

func (r *reading) judge(src string, tokens []token) (Verdict, error) {
	out, err := r.eval(tokens)
	if err != nil {
		return "", err
	}
	verdict, ok := out.(Verdict)
	if !ok {
		return "", fmt.Errorf("%s claims nothing: want a comparison such as speedup(lock-once) > 1.5", plain.OneLine(src))
	}
	return verdict, nil
}
