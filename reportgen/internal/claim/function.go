package claim

import (
	"fmt"

	"workbook/reportgen/internal/results"
	"workbook/reportgen/internal/stats"
)

// ofCase is a function of one case: name(variant[, workers[, n]]). by gives its value
// in each round, and is nil if it has none.
func ofCase(name string, u *unit, doc, example string, of func(*reading, *results.Case) stats.Interval,
	by func(*results.Lab, *results.Case) map[int]float64) Function {
	return Function{
		Name: name, Args: "variant[, workers[, n]]", Doc: doc, Example: example, Gives: Value,
		types: []any{
			new(func(v ref) quantity), new(func(v ref, workers quantity) quantity),
			new(func(v ref, workers, n quantity) quantity),
		},
		call: func(r *reading, args []any) (any, error) {
			c, err := r.find(args[0].(ref), quantities(args[1:]))
			if c == nil {
				return quantity{unit: u}, err
			}
			q := measuredAs(of(r, c), u)
			if by != nil && !q.missing() {
				l := r.lab(args[0].(ref))
				q.rounds = rounds{lab: l, by: by(l, c)}
			}
			return q, nil
		},
	}
}

// bounded tells with a speedup how much is possible.
func bounded(f Function) Function {
	call := f.call
	f.call = func(r *reading, args []any) (any, error) {
		out, err := call(r, args)
		q, _ := out.(quantity)
		if c, _ := r.find(args[0].(ref), quantities(args[1:])); c != nil && !c.Baseline {
			q.most = float64(r.atOnce(c))
		}
		return q, err
	}
	return f
}

// ofPhase is a function of one case and a part of its work.
func ofPhase(name string, u *unit, doc, example string, of func(s results.Sample, part string) float64) Function {
	return Function{
		Name: name, Args: `variant, "part"[, workers[, n]]`, Doc: doc, Example: example, Gives: Value,
		types: []any{
			new(func(v ref, p part) quantity), new(func(v ref, p part, workers quantity) quantity),
			new(func(v ref, p part, workers, n quantity) quantity),
		},
		call: func(r *reading, args []any) (any, error) {
			c, err := r.find(args[0].(ref), quantities(args[2:]))
			if c == nil {
				return quantity{unit: u}, err
			}
			phase := string(args[1].(part))
			in := func(s results.Sample) (float64, bool) {
				_, timed := s.Phases[phase]
				return of(s, phase), timed
			}
			q := measuredAs(overSamples(c, in), u)
			if q.missing() {
				r.doubt("%s has no phase %q", c.Variant, phase)
			}
			l := r.lab(args[0].(ref))
			q.rounds = rounds{lab: l, by: perLaunch(in)(l, c)}
			return q, nil
		},
	}
}

// twoTypes are the signatures of a function of two variants.
func twoTypes[T any]() []any {
	return []any{
		new(func(a, b ref) T), new(func(a, b ref, workers quantity) T), new(func(a, b ref, workers, n quantity) T),
	}
}

// A pairing computes something from a case of a and the one of b beside it.
type pairing func(r *reading, a, b ref, ca, cb *results.Case) stats.Interval

// ofTwo is a quantity of two variants: name(a, b[, workers[, n]]).
func ofTwo(name string, u *unit, doc, example string, of pairing) Function {
	return Function{
		Name: name, Args: "a, b[, workers[, n]]", Doc: doc, Example: example, Gives: Value,
		types: twoTypes[quantity](), call: callTwo(u, of),
	}
}

func callTwo(u *unit, of pairing) func(*reading, []any) (any, error) {
	return func(r *reading, args []any) (any, error) {
		a, b := args[0].(ref), args[1].(ref)
		ca, cb, err := r.findTwo(a, b, quantities(args[2:]))
		if ca == nil {
			return quantity{unit: u}, err
		}
		return measuredAs(of(r, a, b, ca, cb), u), nil
	}
}

// judged is a predicate on the ratio of two variants.
func judged(name, doc, example string, want stats.Verdict) Function {
	quotient := ofTwo("ratio", ratio, "", "", (*reading).ratioOf)
	return Function{
		Name: name, Args: quotient.Args, Doc: doc, Example: example, Gives: Predicate,
		types: twoTypes[Verdict](),
		call: func(r *reading, args []any) (any, error) {
			text := quotient.written(args)
			out, err := quotient.call(r, args)
			if err != nil {
				return CantTell, err
			}
			q := out.(quantity)
			q.text = text
			return r.judgeTwo(want, q), nil
		},
	}
}

// alone is a word without arguments, about the machine.
func alone(name string, u *unit, doc, example string, of func(*results.File) stats.Interval) Function {
	return Function{
		Name: name, Doc: doc, Example: example, Gives: Value,
		types: []any{new(func() quantity)},
		call:  func(r *reading, _ []any) (any, error) { return measuredAs(of(r.scope.File), u), nil },
	}
}

// race asks the race detector's verdict; it names the variants it found racing.
func (r *reading) race(v ref) Verdict {
	l := r.lab(v)
	if l == nil {
		return CantTell
	}
	r.measured = once(r.measured, fmt.Sprintf("race detector on %s: %s", l.Name, l.Race.Status))
	switch l.Race.Status {
	case results.Clean, results.Racy:
		for _, report := range l.Race.Reports {
			if report.Variant == v.variant {
				return Holds
			}
		}
		r.excuses = once(r.excuses, "the race detector sees only the races of the launch that it watches")
		return Fails
	}
	r.doubt("the race detector was not available: %s", l.Race.Why)
	return CantTell
}

func quantities(args []any) []quantity {
	qs := make([]quantity, len(args))
	for i, arg := range args {
		qs[i] = arg.(quantity)
	}
	return qs
}

func functionNames() []string {
	names := make([]string, len(Vocabulary))
	for i, f := range Vocabulary {
		names[i] = f.Name
	}
	return names
}
