package chart

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strings"

	"workbook/reportgen/internal/course"
	"workbook/reportgen/internal/nearest"
	"workbook/reportgen/internal/results"
	"workbook/reportgen/internal/stats"
)

// An Asked is what a block of a lesson asks for: a kind of chart and, if the
// lesson names one, the comparison that the chart's title states. A comparison
// that names an N limits the chart to the cases at that N.
type Asked struct {
	Kind    string
	Phase   string // the part of the time that is compared; "" for all of it
	Variant string // "" if the lesson names no comparison
	Against string
	Workers course.Count // none for those of the variant's first case
	N       int64        // 0 if the lesson names none
	Only    []string     // the variants that are drawn; nil for all
}

// Parse reads a block: what follows the word "chart" on its first line, as in
// "time: padded against adjacent, 4, 1e6", and its text, which lists the variants to
// draw and is mostly empty.
func Parse(line, text string) (Asked, error) {
	name, comparison, named := strings.Cut(line, ":")
	a := Asked{Kind: strings.TrimSpace(name), Only: strings.Fields(text)}
	if len(strings.Fields(a.Kind)) != 1 {
		return a, errors.New("a chart block names one chart: want ```chart time, or ```chart time: padded against adjacent, 4")
	}
	kind, known := kinds[a.Kind]
	switch {
	case !known:
		return a, nearest.Unknown("chart", a.Kind, Kinds())
	case !named:
		return a, nil
	case kind.compares == "":
		return a, fmt.Errorf("a chart of %s finds its title itself: leave out%s", a.Kind, ":"+comparison)
	}
	parts := strings.Split(comparison, ",")
	words := strings.Fields(parts[0])
	if kind.compares == phaseTimes {
		if len(words) < 2 || words[1] != "of" {
			return a, fmt.Errorf("the comparison %q: want one that names a phase, such as start of processes against serial, 4", strings.TrimSpace(comparison))
		}
		if !slices.Contains(inOrder, words[0]) {
			return a, nearest.Unknown("phase", words[0], inOrder)
		}
		a.Phase, words = words[0], words[2:]
	}
	if len(words) != 3 || words[1] != "against" || len(parts) > 3 {
		return a, fmt.Errorf("the comparison %q: want one such as padded against adjacent, 4, 1e6", strings.TrimSpace(comparison))
	}
	a.Variant, a.Against = words[0], words[2]
	if len(parts) > 1 {
		workers, err := course.ParseCount(strings.TrimSpace(parts[1]))
		if err != nil {
			return a, fmt.Errorf("the comparison's %w", err)
		}
		a.Workers = workers
	}
	if len(parts) > 2 {
		n, err := course.ParseN(strings.TrimSpace(parts[2]))
		if err != nil {
			return a, fmt.Errorf("the comparison's %w", err)
		}
		a.N = n
	}
	return a, nil
}

// Variants returns the variants that the block names.
func (a Asked) Variants() []string {
	if a.Variant == "" {
		return a.Only
	}
	return append([]string{a.Variant, a.Against}, a.Only...)
}

// wants reports whether the block wants the case in its picture.
func (a Asked) wants(c *results.Case) bool {
	return (a.N == 0 || c.N == a.N) && (len(a.Only) == 0 || slices.Contains(a.Only, c.Variant))
}

// two returns the cases that the comparison is about, nil for one that was not
// measured. The second has the workers and N of the first, or else its N. Of a
// variant against itself, the second is its case with the fewest workers.
func (a Asked) two(f *results.File, l *results.Lab) (first, second *results.Case) {
	n := int64(-1)
	if a.N > 0 {
		n = a.N
	}
	first = l.Of(a.Variant, a.Workers.On(f.Machine.CPUsUsable), n)
	if first == nil {
		return nil, nil
	}
	if a.Variant != a.Against {
		return first, cmp.Or(l.Of(a.Against, first.Workers, first.N), l.Of(a.Against, 0, first.N))
	}
	second = first
	for i := range l.Cases {
		if c := &l.Cases[i]; c.Variant == a.Variant && c.N == first.N && c.Workers < second.Workers {
			second = c
		}
	}
	return first, second
}

// ratio returns one case's time over the other's, paired by round: of the phase that is
// compared, or of a whole time that has no phases. Speedups over another variant than the
// baseline are those of the work phase, if both tell it: without the start of an
// interpreter.
func (a Asked) ratio(l *results.Lab, one, other *results.Case) stats.Interval {
	switch {
	case a.Phase != "":
		one, other = only(one, a.Phase), only(other, a.Phase)
	case a.Kind == "speedup" && a.Against != baselineName(l) && tells(one, "work") && tells(other, "work"):
		one, other = only(one, "work"), only(other, "work")
	}
	return stats.Speedup(results.Paired(one, other))
}

// tells reports whether the case's launches time the phase.
func tells(c *results.Case, phase string) bool {
	return len(c.Samples) > 0 && c.Samples[0].Phases[phase] > 0
}

// only is the case as if the phase were its whole time; the case itself, if it does not
// tell that phase.
func only(c *results.Case, phase string) *results.Case {
	if !tells(c, phase) {
		return c
	}
	copied := *c
	copied.Samples = slices.Clone(c.Samples)
	for i := range copied.Samples {
		copied.Samples[i].Work = copied.Samples[i].Phases[phase]
	}
	return &copied
}
