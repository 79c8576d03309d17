package claim

import (
	"math"
	"time"

	"workbook/reportgen/internal/results"
	"workbook/reportgen/internal/stats"
)

const ms = float64(time.Millisecond)

// wobble is how far the samples of nine rounds stray, in percent.
var wobble = []float64{0, 0.4, -0.4, 0.2, -0.3, 0.3, -0.1, 0.1, -0.2}

// measured builds a case whose times lie around work (in milliseconds); change
// touches every sample. A baseline gets two samples a round.
func measured(variant string, workers int, n int64, work float64, change func(*results.Sample)) results.Case {
	c := results.Case{Variant: variant, Workers: workers, N: n, Expect: results.ExpectRight, Baseline: workers == 0}
	launches := 1
	if c.Baseline {
		c.Workers, launches = 1, 2
	}
	for round := range wobble {
		percent := wobble[(round+2*len(variant))%len(wobble)] // variants do not stray together
		for range launches {
			ns := work * ms * (1 + percent/100)
			s := results.Sample{
				Round: round, Repeats: 3, Right: 3, PeakRSS: 4e6,
				Work: time.Duration(ns), Wall: time.Duration(10 * ns), User: time.Duration(10 * ns),
			}
			if change != nil {
				change(&s)
			}
			c.Samples = append(c.Samples, s)
		}
	}
	return c
}

func racy(c results.Case) results.Case {
	c.Expect = results.ExpectRace
	return c
}

func ran(name string, race results.Race, cases ...results.Case) results.Lab {
	l := results.Lab{Name: name, Status: results.OK, Race: race, Cases: cases}
	l.Summarize()
	return l
}

func around(x float64) stats.Interval {
	return stats.Interval{Median: x, Lo: 0.99 * x, Hi: 1.01 * x, Samples: 9}
}

// machine builds a file of a machine with a number of usable CPUs.
func machine(cpus int) *results.File {
	f := &results.File{Machine: results.Machine{CPUsUsable: cpus}}
	f.Calibration.Launch = around(1.5 * ms)
	f.Calibration.Memory = around(2e6)
	f.Calibration.Noise.Ratio = stats.Interval{Median: 1, Lo: 0.99, Hi: 1.01, Samples: 18}
	for w := 1; w <= cpus; w *= 2 {
		f.Calibration.Ceiling = append(f.Calibration.Ceiling, results.Ceiling{Workers: w, Speedup: around(0.97 * float64(w))})
	}
	clean := results.Race{Status: results.Clean}
	wrong := func(s *results.Sample) { s.Right, s.Wrong, s.Lost = 1, 2, []float64{0, 0.3, 0.34} }
	phased := func(s *results.Sample) {
		s.Phases = map[string]time.Duration{"start": s.Work * 3 / 4}
		s.PeakRSS = 9e6
	}
	f.Labs = []results.Lab{
		ran("02-race", results.Race{Status: results.Racy, Reports: []results.RaceReport{{Variant: "unlocked"}}},
			measured("serial", 0, 1e6, 0.4, nil),
			racy(measured("unlocked", 4, 1e6, 1.2, wrong)),
			measured("stretched", 4, 1e6, 2, nil)),
		ran("03-mutex", clean,
			measured("serial", 0, 1e6, 0.4, nil),
			measured("lock-every-add", 4, 1e6, 40, nil),
			measured("lock-once", 4, 1e6, 0.2, nil),
			measured("lock-once", 8, 1e6, 0.25, nil),
			measured("lock-once", 4, 1e9, 200, nil),
			measured("serial", 0, 1e9, 400, nil),
			measured("lock-twice", 4, 1e6, 0.202, nil),
			measured("broken", 4, 1e6, 0.1, wrong),
			measured("compare-and-swap", 1, 1e6, 8, nil),
			measured("compare-and-swap", 2, 1e6, 32, nil)),
		ran("04-processes", results.Race{Status: results.Unavailable, Why: "no C compiler"},
			measured("serial", 0, 1e6, 0.4, nil),
			measured("processes", 4, 1e6, 4, phased)),
		ran("10-granularity", clean, granularity()...),
		{Name: "13-deadlock", Status: results.Failed, Error: "does not build"},
	}
	spread := &f.Labs[1].Cases[2]
	spread.Spans = []results.Span{{Worker: 0, From: 0, To: 100}, {Worker: 1, From: 0, To: 50}, {Worker: 2, From: 0, To: 50}, {Worker: 3, From: 0, To: 0}}
	return f
}

// granularity has processes at 4 ms + half of serial's time: they break even
// where serial takes 8 ms, at N = 2e7.
func granularity() []results.Case {
	var cases []results.Case
	for _, n := range []int64{1e3, 1e5, 1e7, 4e7} {
		serial := float64(n) * 0.4e-6
		cases = append(cases, measured("serial", 0, n, serial, nil), measured("processes", 4, n, 4+serial/2, nil),
			measured("slow", 4, n, 2*serial, nil), measured("goroutines", 4, n, serial/2, nil))
	}
	return cases
}

// in returns the scope of one lab.
func in(f *results.File, lab string) Scope {
	for i := range f.Labs {
		if f.Labs[i].Name == lab {
			return Scope{File: f, Lab: &f.Labs[i]}
		}
	}
	return Scope{File: f}
}

// labs are the variants that a lesson may name.
var labs = map[string][]string{
	"02-race":        {"serial", "unlocked", "stretched"},
	"03-mutex":       {"lock-every-add", "lock-once", "lock-twice", "compare-and-swap"},
	"04-processes":   {"processes"},
	"10-granularity": {"processes", "goroutines", "slow"},
}

func near(a, b float64) bool { return math.Abs(a-b) <= 0.02*math.Abs(b) }
