package chart

import (
	"math"
	"math/rand/v2"
	"time"

	"workbook/reportgen/internal/results"
	"workbook/reportgen/internal/stats"
)

// A world makes results files whose numbers are known.
type world struct {
	rounds int
	spread float64 // standard deviation of a sample, as a share of its mean
	random *rand.Rand
}

func newWorld(rounds int, spread float64) *world {
	return &world{rounds, spread, rand.New(rand.NewPCG(1, 2))}
}

// file puts labs on a machine with that many usable CPUs.
func (w *world) file(cpus int, labs ...results.Lab) *results.File {
	exact := func(x float64) stats.Interval {
		return stats.Interval{Median: x, Lo: x * 0.98, Hi: x * 1.02, Samples: w.rounds}
	}
	f := &results.File{Schema: results.Schema, Labs: labs}
	f.Machine.CPUsUsable = cpus
	f.Calibration.Noise.Ratio = exact(1)
	for p := 1; p <= cpus; p *= 2 {
		f.Calibration.Ceiling = append(f.Calibration.Ceiling, results.Ceiling{Workers: p, Speedup: exact(0.97 * float64(p))})
	}
	for i := range f.Labs {
		f.Labs[i].Summarize()
	}
	return f
}

// samples takes one sample a round of a case that takes that long, twice a round
// for a baseline.
func (w *world) samples(c results.Case, work time.Duration) results.Case {
	for round := range w.rounds {
		launches := 1
		if c.Baseline {
			launches = 2
		}
		for range launches {
			t := time.Duration(float64(work) * math.Exp(w.spread*w.random.NormFloat64()))
			c.Samples = append(c.Samples, results.Sample{
				Round: round, Repeats: 10, Work: t, Wall: 10 * t, User: 19 * t, PeakRSS: 3e6, Right: 10,
			})
		}
	}
	return c
}

func (w *world) serial(n int64, work time.Duration) results.Case {
	return w.samples(results.Case{Variant: "serial", Workers: 1, N: n, Baseline: true, Expect: results.ExpectRight}, work)
}

func (w *world) variant(name string, workers int, n int64, work time.Duration) results.Case {
	return w.samples(results.Case{Variant: name, Workers: workers, N: n, Expect: results.ExpectRight}, work)
}

func lab(name string, cases ...results.Case) results.Lab {
	return results.Lab{Name: name, Title: name, Status: results.OK, Race: results.Race{Status: results.Clean}, Cases: cases}
}

// mutex is lab 03: one lock, held for every number or once.
func (w *world) mutex() results.Lab {
	return lab("03-mutex",
		w.serial(1e6, 290*time.Microsecond),
		w.variant("lock-every-add", 4, 1e6, 27*time.Millisecond),
		w.variant("lock-once", 4, 1e6, 155*time.Microsecond))
}

// race is lab 02: nothing guards the total, and 38% of it is lost.
func (w *world) race() results.Lab {
	unlocked := w.variant("unlocked", 4, 1e6, 1800*time.Microsecond)
	unlocked.Expect = results.ExpectRace
	for i := range unlocked.Samples {
		s := &unlocked.Samples[i]
		s.Right, s.Wrong = 1, 9
		for range s.Repeats {
			s.Lost = append(s.Lost, 0.38+0.05*w.random.NormFloat64())
		}
		s.Lost[0] = 0
	}
	l := lab("02-race", w.serial(1e6, 290*time.Microsecond), unlocked)
	l.Race = results.Race{Status: results.Racy, Reports: []results.RaceReport{{Variant: "unlocked"}}}
	return l
}

// processes is lab 04: starting takes longer than the sum.
func (w *world) processes() results.Lab {
	c := w.variant("processes", 4, 1e6, 2400*time.Microsecond)
	for i := range c.Samples {
		s := &c.Samples[i]
		s.Phases = map[string]time.Duration{"start": s.Work * 80 / 100, "work": s.Work * 17 / 100, "collect": s.Work * 3 / 100}
	}
	for i := range 40 {
		at := time.Duration(i) * 5 * time.Millisecond
		c.Timeline = append(c.Timeline, results.Moment{At: at, CPUs: 1.9 - 0.5*float64(i%3), RSS: 3e6 + int64(min(i, 10))*1e6})
	}
	return lab("04-processes", w.serial(1e6, 290*time.Microsecond), c)
}

// pool is lab 08: equal shares of uneven work, and a queue.
func (w *world) pool() results.Lab {
	split := w.variant("equal-split", 4, 1e6, 8*time.Millisecond)
	queue := w.variant("queue", 4, 1e6, 5*time.Millisecond)
	for worker := range 4 {
		split.Spans = append(split.Spans, results.Span{Worker: worker, From: 0, To: time.Duration(worker+1) * 2 * time.Millisecond})
		for chunk := range 20 {
			from := time.Duration(chunk) * 250 * time.Microsecond
			queue.Spans = append(queue.Spans, results.Span{Worker: worker, From: from, To: from + 200*time.Microsecond})
		}
	}
	return lab("08-pool", w.serial(1e6, 10*time.Millisecond), split, queue)
}

// scaling is lab 09: two variants, one of them half serial, over workers.
func (w *world) scaling(cpus int) results.Lab {
	l := lab("09-scaling", w.serial(1e7, 3*time.Millisecond))
	for workers := 1; workers <= 2*cpus; workers++ {
		p := float64(min(workers, cpus))
		l.Cases = append(l.Cases,
			w.variant("parallel-100", workers, 1e7, time.Duration(3e6/p)),
			w.variant("parallel-50", workers, 1e7, time.Duration(3e6*(0.5+0.5/p))))
	}
	return l
}

// granularity is lab 10: goroutines pay from 100,000 on, processes from
// 100,000,000.
func (w *world) granularity() results.Lab {
	l := lab("10-granularity")
	for n := int64(1e3); n <= 1e9; n *= 10 {
		sum := time.Duration(float64(n) * 0.29)
		l.Cases = append(l.Cases, w.serial(n, sum),
			w.variant("goroutines", 4, n, 4*time.Microsecond+sum*53/100),
			w.variant("processes", 4, n, 2*time.Millisecond+sum*53/100))
	}
	return l
}

func failed() results.Lab {
	return results.Lab{Name: "13-deadlock", Title: "Stuck", Status: results.Failed, Error: "labs/13-deadlock/main.go:7: does not build"}
}
