package claim

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"workbook/labs/limits"
	"workbook/labs/units"
	"workbook/reportgen/internal/results"
	"workbook/reportgen/internal/stats"
)

// A reading is one evaluation: what it looked up, and its result.
type reading struct {
	scope    Scope
	it       quantity // what a choice is held against
	cases    []*results.Case
	measured []string
	doubts   []string // why it may not be possible to tell
	excuses  []string // why it may fail
	remarks  []string // what a reader should know of a claim that holds
	ratios   bool     // a speedup or a ratio was looked at
	timed    bool     // what was compared depends on times
	figures  bool     // what was compared depends on how many CPUs there are
}

// A ref names a variant, of the scope's own lab if lab is empty.
type ref struct{ lab, variant string }

func parseRef(text string) ref {
	if lab, variant, ok := strings.Cut(text, "/"); ok {
		return ref{lab, variant}
	}
	return ref{"", text}
}

func (v ref) String() string {
	if v.lab == "" {
		return v.variant
	}
	return v.lab + "/" + v.variant
}

// find returns the case of v that which, workers and n, picks; without them the
// first one planned. It returns nil, and keeps why, if nothing was measured.
func (r *reading) find(v ref, which []quantity) (*results.Case, error) {
	workers, n, err := r.pick(which)
	if err != nil || workers < 0 {
		return nil, err
	}
	l := r.lab(v)
	if l == nil {
		return nil, nil
	}
	c := caseOf(l, v.variant, workers, n)
	if c == nil || len(c.Samples) == 0 && c.Stuck == nil {
		r.doubt("%s was not measured%s%s", v, at(workers, n), because(l))
		return nil, nil
	}
	r.read(c)
	return c, nil
}

// pick reads the optional workers and n. Workers are 0 and n is negative if
// they are left out; workers are negative if the machine does not tell them.
func (r *reading) pick(which []quantity) (workers int, n int64, err error) {
	n = -1
	for i, q := range which {
		what, least, most := "workers", 1.0, float64(limits.Workers)
		if i == 1 {
			what, least, most = "n", 0, limits.N
		}
		x, err := whole(q, what, least, most)
		switch {
		case err != nil:
			return 0, 0, err
		case q.missing():
			r.doubt("%s is not known", q.text)
			return -1, 0, nil
		case i == 0:
			workers = int(x)
		default:
			n = x
		}
	}
	return workers, n, nil
}

// whole returns the whole number that q is, from least to most.
func whole(q quantity, what string, least, most float64) (int64, error) {
	x := q.Median
	if what == "workers" && strings.Contains(q.text, "cpus") {
		x = min(x, most) // as in a plan, on a machine with very many CPUs
	}
	if q.unit.dimension != bare.dimension {
		return 0, fmt.Errorf("%s as %s: want a number, not a %s", q.text, what, q.unit.dimension)
	}
	if !q.missing() && (x != math.Trunc(x) || x < least || x > most) {
		return 0, fmt.Errorf("%s as %s: want a whole number from %.0f to %.0f", q.text, what, least, most)
	}
	return int64(x), nil
}

// lab returns the lab that v belongs to, or nil.
func (r *reading) lab(v ref) *results.Lab {
	if v.lab == "" {
		if r.scope.Lab == nil {
			r.doubt("this lab was not measured")
		}
		return r.scope.Lab
	}
	l := r.scope.File.Lab(v.lab)
	if l == nil {
		r.doubt("%s was not measured", v.lab)
	}
	return l
}

// caseOf is Lab.Of, with serial for the baseline whatever its own name.
func caseOf(l *results.Lab, variant string, workers int, n int64) *results.Case {
	if c := l.Of(variant, workers, n); c != nil || variant != results.Serial {
		return c
	}
	for i := range l.Cases {
		if c := &l.Cases[i]; c.Baseline && (workers == 0 || c.Workers == workers) && (n < 0 || c.N == n) {
			return c
		}
	}
	return nil
}

func at(workers int, n int64) string {
	switch {
	case n >= 0:
		return fmt.Sprintf(" with %s and N = %s", units.Plural(workers, "worker"), units.Count(n))
	case workers > 0:
		return " with " + units.Plural(workers, "worker")
	}
	return ""
}

func because(l *results.Lab) string {
	if l.Status == results.Failed {
		return ": " + l.Name + " failed: " + l.Error
	}
	return ""
}

// read keeps a case for why.
func (r *reading) read(c *results.Case) {
	if !slices.Contains(r.cases, c) {
		r.cases = append(r.cases, c)
	}
}

// ranked reports whether the case's time may be held against others: not if
// it gave a wrong sum and should not have.
func (r *reading) ranked(c *results.Case) bool {
	if c.Untrue() {
		r.doubt("%s gave wrong sums where right ones were expected, so its speed is not compared", c.Variant)
		return false
	}
	return true
}

// known reports whether q has an interval to compare with, and keeps why not.
func (r *reading) known(q quantity) bool {
	if q.missing() && len(r.doubts) == 0 {
		r.doubt("%s was not measured", q.text)
	}
	if !q.missing() && !q.Known() {
		r.doubt("%s rests on %s, and an interval needs %d", q.text, units.Plural(q.Samples, "sample"), stats.MinSamples)
	}
	return q.Known()
}

func (r *reading) doubt(format string, args ...any) {
	r.doubts = once(r.doubts, fmt.Sprintf(format, args...))
}

// once appends text to lines that do not have it.
func once(lines []string, text string) []string {
	if slices.Contains(lines, text) {
		return lines
	}
	return append(lines, text)
}
