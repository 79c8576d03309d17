package claim

import (
	"fmt"
	"slices"
	"strings"

	"github.com/expr-lang/expr"

	"workbook/labs/limits"
	"workbook/reportgen/internal/results"
	"workbook/reportgen/internal/stats"
)

// Want says what an expression is for.
type Want int

const (
	Value     Want = iota // a quantity: an inline value, a prediction's measure
	Predicate             // a claim
)

// A Function is one word of the vocabulary.
type Function struct {
	Name    string
	Args    string // as one writes them, optional ones in brackets; "" for a word without any
	Doc     string // one line
	Example string
	Gives   Want

	types []any // the signatures, for expr's checker
	call  func(r *reading, args []any) (any, error)
}

// Signature writes the function with its arguments.
func (f Function) Signature() string {
	if f.Args == "" {
		return f.Name
	}
	return f.Name + "(" + f.Args + ")"
}

// Vocabulary is every word that an expression can use besides names, numbers,
// + - * /, the comparisons, and, or and not.
var Vocabulary = []Function{
	ofCase("time", duration, "work time of a repeat, the median of the samples", "time(serial, 1, 1e9)", workTime, workByRound),
	ofCase("per_add", duration, "time / N", "per_add(atomic-every-add, 2)", perAdd, perAddByRound),
	bounded(ofCase("speedup", ratio, "baseline time / time at the same N, paired by round", "speedup(lock-once) > 1.5", speedup, speedupByRound)),
	ofCase("serial_share", share, "Karp and Flatt's serial share, with no more CPUs than are usable", "serial_share(share-90, cpus)", serialShare, nil),
	ofCase("cpus_used", bare, "CPU time / time of the repeats", "cpus_used(goroutines) < 0.2", cpusUsed, cpusByRound),
	ofCase("memory", memory, "peak memory of a launch and its worker processes", "memory(processes) > 2 * memory(serial)", peakMemory, peakByRound),
	ofCase("spread", ratio, "slowest repeat / fastest repeat", "spread(serial) > 1.1", spread, nil),
	ofCase("right", share, "share of the repeats whose sum was the expected one", "right(lock-once) == 1", rightShare, nil),
	ofCase("wrong", share, "share of the repeats whose sum was another one", "wrong(unlocked) > 0", wrongShare, nil),
	ofCase("lost", share, "median share of the sum that the wrong repeats lost; 0 if none was wrong", "lost(unlocked) > 10%", lost, nil),
	ofCase("stuck", share, "1 if the launch did not end by itself, else 0", "stuck(opposite-order) == 1", stuck, nil),
	ofCase("busy", share, "share of the observed launch in which its workers were at work; a value, too little for a claim", "busy(equal-split)", busy, nil),
	ofCase("workers", count, "workers of the case", "workers(lock-once)", workersOf, nil),
	ofCase("n", count, "N of the case", "n(lock-once)", nOf, nil),
	ofCase("samples", count, "launches that were timed", "samples(serial)", samplesOf, nil),
	ofPhase("phase", duration, "median time of a named part of the work", `phase(processes, "start") > time(serial)`, phase),
	ofPhase("phase_share", share, "that part / time, sample by sample", `phase_share(processes, "start") > 50%`, phaseShare),
	{
		Name: "best_workers", Args: "variant", Gives: Value, Example: "best_workers(share-100)",
		Doc:   "the number of workers with the lowest time; its interval spans those as good",
		types: []any{new(func(ref) quantity)},
		call: func(r *reading, args []any) (any, error) {
			v := args[0].(ref)
			c, err := r.find(v, nil)
			if c == nil {
				return quantity{unit: count}, err
			}
			return measuredAs(bestWorkers(r, r.lab(v), c), count), nil
		},
	},
	ofTwo("ratio", ratio, "time(a) / time(b), paired by round", "ratio(lock-every-add, serial) > 10", (*reading).ratioOf),
	{
		Name: "break_even", Args: "a, b[, workers]", Gives: Value, Example: "break_even(processes, serial) > 1e6",
		Doc:   "the N from which a stays faster than b, interpolated on log–log axes",
		types: []any{new(func(a, b ref) quantity), new(func(a, b ref, workers quantity) quantity)},
		call: func(r *reading, args []any) (any, error) {
			out, err := callTwo(crossing, (*reading).breakEven)(r, args)
			q, _ := out.(quantity)
			if !q.missing() {
				q.censored = censoring(q.Interval)
			}
			return q, err
		},
	},
	judged("faster", "a takes less time than b, outside the noise band", "faster(lock-once, lock-every-add)", stats.Faster),
	judged("slower", "a takes more time than b, outside the noise band", "slower(lock-every-add, serial)", stats.Slower),
	judged("same", "the whole interval of time(a) / time(b) lies within ±5%", "same(pipe, shared-map)", stats.NoDifference),
	{
		Name: "race", Args: "variant", Gives: Predicate, Example: "race(unlocked)",
		Doc:   "the race detector found a race in the variant",
		types: []any{new(func(ref) Verdict)},
		call:  func(r *reading, args []any) (any, error) { return r.race(args[0].(ref)), nil },
	},
	{
		Name: "ceiling", Args: "workers", Gives: Value, Example: "speedup(share-90, cpus) < ceiling(cpus)",
		Doc:   "speedup that workers which share nothing reach here",
		types: []any{new(func(quantity) quantity)},
		call: func(r *reading, args []any) (any, error) {
			if args[0].(quantity).missing() {
				return quantity{unit: ratio}, nil
			}
			workers, err := whole(args[0].(quantity), "workers", 1, limits.Workers)
			return measuredAs(r.ceiling(int(workers)), ratio), err
		},
	},
	alone("cpus", count, "usable CPUs", "speedup(lock-once, cpus)", func(f *results.File) stats.Interval {
		if f.Machine.CPUsUsable == 0 {
			return nothing
		}
		return exactly(float64(f.Machine.CPUsUsable))
	}),
	alone("launch", duration, "time of a launch that does nothing", "time(serial) < launch", func(f *results.File) stats.Interval {
		return f.Calibration.Launch
	}),
	alone("launch_memory", memory, "peak memory of such a launch", "memory(serial) < 2 * launch_memory", func(f *results.File) stats.Interval {
		return f.Calibration.Memory
	}),
}

func vocabulary(name string) (Function, bool) {
	i := slices.Index(functionNames(), name)
	if i < 0 {
		return Function{}, false
	}
	return Vocabulary[i], true
}

// option binds the function to a reading. What it gives is named after the call.
func (f Function) option(r *reading) expr.Option {
	return expr.Function(f.Name, func(args ...any) (any, error) {
		text := f.written(args)
		out, err := f.call(r, args)
		if q, ok := out.(quantity); ok {
			q.text = text
			return q, err
		}
		return out, err
	}, f.types...)
}

// written writes the call as the lesson has it.
func (f Function) written(args []any) string {
	if f.Args == "" {
		return f.Name
	}
	texts := make([]string, len(args))
	for i, arg := range args {
		switch arg := arg.(type) {
		case quantity:
			texts[i] = arg.text
		case part:
			texts[i] = fmt.Sprintf("%q", string(arg))
		default:
			texts[i] = fmt.Sprint(arg)
		}
	}
	return f.Name + "(" + strings.Join(texts, ", ") + ")"
}
