package measure

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"workbook/labs/launch"
	"workbook/labs/limits"
	"workbook/reportgen/internal/course"
	"workbook/reportgen/internal/results"
)

// listTimeout bounds how long a lab may take to name its variants.
const listTimeout = 10 * time.Second

// list asks the lab program at path for its variants.
func list(ctx context.Context, path string, env ...string) ([]launch.Listed, error) {
	ctx, cancel := context.WithTimeoutCause(ctx, listTimeout, fmt.Errorf("did not end within %s; does main call lab.Main, and nothing before it?", listTimeout))
	defer cancel()
	variants, err := launch.List(ctx, path, env...)
	if err == nil {
		return variants, nil
	}
	why := err
	if errors.Is(err, context.DeadlineExceeded) {
		why = context.Cause(ctx)
	}
	name := filepath.Base(path)
	text := why.Error()
	if failed := (*launch.Error)(nil); errors.As(err, &failed) {
		if place := failed.Place("labs/" + strings.TrimSuffix(name, ".exe")); place != "" {
			text += ", " + place
		}
	}
	return nil, &caseError{error: fmt.Errorf("%s -list: %s", name, text), why: why.Error(), err: err}
}

// cases lays out what the lesson plans: for every N its baseline, then each
// planned variant × workers × N once, in the order of the plan.
func cases(u course.Unit, variants []launch.Listed, cpus int) ([]results.Case, error) {
	var names []string
	for _, v := range variants {
		names = append(names, v.Name)
	}
	if err := u.Known(names); err != nil {
		return nil, err
	}
	var baseline string
	var others []string
	for _, v := range variants {
		if v.Baseline {
			baseline = v.Name
		} else {
			others = append(others, v.Name)
		}
	}

	var laid []results.Case
	add := func(c results.Case) {
		if !slices.ContainsFunc(laid, func(l results.Case) bool {
			return l.Variant == c.Variant && l.Workers == c.Workers && l.N == c.N
		}) {
			laid = append(laid, c)
		}
	}
	for _, p := range u.Lesson.Plan {
		for _, n := range p.N {
			add(results.Case{Variant: baseline, Workers: 1, N: n, Expect: expect(u, baseline), Baseline: true})
			for _, variant := range orAll(p.Variants, others) {
				if variant == baseline {
					continue
				}
				for _, workers := range p.Workers {
					w := min(workers.On(cpus), limits.WorkersFor(n))
					add(results.Case{Variant: variant, Workers: w, N: n, Expect: expect(u, variant)})
				}
			}
		}
	}
	return laid, nil
}

func orAll(planned, all []string) []string {
	if planned == nil {
		return all
	}
	return planned
}

// expect is what the lesson says of a variant's sums: right if it says
// nothing.
func expect(u course.Unit, variant string) results.Expect {
	if e, ok := u.Lesson.Expect[variant]; ok {
		return results.Expect(e)
	}
	return results.ExpectRight
}
