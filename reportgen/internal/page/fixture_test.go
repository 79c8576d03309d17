package page

import (
	"io/fs"
	"math"
	"math/rand/v2"
	"os"
	"testing"
	"time"

	"workbook/reportgen/internal/course"
	"workbook/reportgen/internal/results"
	"workbook/reportgen/internal/stats"
)

// project is the tree of fixture lessons and labs.
func project() fs.FS { return os.DirFS("testdata") }

// lessons pairs the fixture lessons with their labs.
func lessons(t testing.TB) []course.Unit {
	t.Helper()
	all, err := course.Load(project())
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// A room is a machine on which every number is known.
type room struct {
	cpus   int
	rounds int
	spread float64 // standard deviation of a sample, as a share of its mean
	random *rand.Rand
}

func newRoom(cpus int, spread float64) *room {
	return &room{cpus: cpus, rounds: 15, spread: spread, random: rand.New(rand.NewPCG(1, 2))}
}

// file is what a report of the five fixture labs finds on the machine.
func (r *room) file() *results.File {
	f := &results.File{
		Schema: results.Schema, Created: time.Date(2026, 11, 22, 13, 48, 0, 0, time.UTC), Duration: 54 * time.Second,
		Settings: results.Settings{Budget: 50 * time.Second, Rounds: 20, Seed: 42},
		Machine: results.Machine{
			OS: "linux", Arch: "amd64", Distribution: "Debian 13", Kernel: "6.12.9", CPUModel: "Example CPU 3.2 GHz",
			CPUsLogical: r.cpus, CPUsPhysical: max(1, r.cpus/2), CPUsUsable: r.cpus, CPUsAffinity: r.cpus, GoMaxProcs: r.cpus,
			Memory: 8e9, GoVersion: "go1.26.0", Virtual: "kvm", Load: 0.12,
		},
		Calibration: results.Calibration{
			Launch: r.exact(1.4e6), Memory: r.exact(2.5e6), Timer: r.exact(38), Noise: results.Noise{Ratio: r.exact(1)},
		},
		Labs: []results.Lab{r.serialLab(), r.raceLab(), r.mutexLab(), r.processLab(), r.granularityLab()},
	}
	for p := 1; p <= r.cpus; p *= 2 {
		f.Calibration.Ceiling = append(f.Calibration.Ceiling, results.Ceiling{Workers: p, Speedup: r.exact(0.97 * float64(p))})
	}
	for i := range f.Labs {
		f.Labs[i].Summarize()
	}
	return f
}

// predicted puts a reader's predictions into the file: of lab 02 one that was
// changed after a run, of lab 03 its reason and an answer to a question, of lab 10
// a line that was drawn.
func predicted(f *results.File) *results.File {
	at := time.Date(2026, 11, 20, 9, 30, 0, 0, time.UTC)
	f.Labs[1].Prediction = &results.Prediction{
		Pick:    results.Pick{Choice: "a tenth, or more", At: at.Add(time.Hour), Seen: true},
		Earlier: []results.Pick{{Choice: "nothing: an addition is one step", At: at}},
	}
	f.Labs[2].Prediction = &results.Prediction{
		Pick:      results.Pick{Choice: "about 4 times faster", Why: "there are four of them", At: at},
		Questions: []results.Answered{{Ask: "Why is the unlocked program of lab 02 faster than the locked one, and why does that not matter?", Answer: "it is wrong", At: at}},
	}
	f.Labs[2].Exercise = results.NotPassed
	f.Labs[4].Prediction = &results.Prediction{Drawing: &results.Drawing{Points: line(), Why: "it starts late", At: at}}
	return f
}

// line is what a reader drew for lab 10.
func line() (points []results.Point) {
	for i, n := range []string{"1,000", "10,000", "100,000", "1,000,000", "10,000,000", "100,000,000"} {
		points = append(points, results.Point{X: "N = " + n, Y: []float64{0.1, 0.2, 0.5, 1, 1.5, 2}[i]})
	}
	return points
}

func (r *room) exact(x float64) stats.Interval {
	return stats.Interval{Median: x, Lo: x * (1 - r.spread), Hi: x * (1 + r.spread), Samples: r.rounds}
}

// measured adds a case's samples, two a round for the baseline.
func (r *room) measured(c results.Case, work time.Duration) results.Case {
	for round := range r.rounds {
		launches := 1
		if c.Baseline {
			launches = 2
		}
		for i := range launches {
			t := time.Duration(float64(work) * math.Exp(r.spread*r.random.NormFloat64()))
			c.Samples = append(c.Samples, results.Sample{
				Round: round, Position: (round + 2*i + len(c.Variant)) % 4, Repeats: 10, Right: 10,
				Work: t, Wall: 10 * t, User: time.Duration(9.5 * float64(t) * float64(min(c.Workers, r.cpus))),
				Start: 200 * time.Microsecond, PeakRSS: 3.1e6, Memory: results.MemoryPeak,
			})
		}
	}
	return c
}

func (r *room) serial(n int64) results.Case {
	return r.measured(results.Case{Variant: "serial", Workers: 1, N: n, Baseline: true, Expect: results.ExpectRight},
		time.Duration(float64(n)*0.29)+50)
}

func (r *room) variant(name string, n int64, work time.Duration) results.Case {
	return r.measured(results.Case{Variant: name, Workers: 4, N: n, Expect: results.ExpectRight}, work)
}

// shared is how long a task of that serial length takes with four workers.
func (r *room) shared(serial time.Duration) time.Duration {
	return serial/time.Duration(min(4, r.cpus)) + 8*time.Microsecond
}

func (r *room) serialLab() results.Lab { return done("01-serial", "One run is no run", r.serial(1e6)) }

func (r *room) raceLab() results.Lab {
	unlocked := r.variant("unlocked", 1e6, 1800*time.Microsecond)
	unlocked.Expect = results.ExpectRace
	for i := range unlocked.Samples {
		s := &unlocked.Samples[i]
		if r.cpus > 1 {
			s.Right, s.Wrong = 1, 9
		}
		for k := range s.Repeats {
			lost := 0.0
			if r.cpus > 1 && k > 0 {
				lost = 0.38 + 0.05*r.random.NormFloat64()
			}
			s.Lost = append(s.Lost, lost)
		}
	}
	l := done("02-race", "A total that nobody guards", r.serial(1e6), unlocked)
	l.Race = results.Race{Status: results.Racy, Reports: []results.RaceReport{{
		Variant: "unlocked",
		Now:     results.Access{Op: "write", Function: "main.unlocked.func1", File: "labs/02-race/main.go", Line: 26},
		Before:  results.Access{Op: "read", Function: "main.unlocked.func1", File: "labs/02-race/main.go", Line: 26},
	}}}
	return l
}

func (r *room) mutexLab() results.Lab {
	return done("03-mutex", "One at a time", r.serial(1e6),
		r.variant("lock-every-add", 1e6, 27*time.Millisecond),
		r.variant("lock-once", 1e6, r.shared(290*time.Microsecond)))
}

func (r *room) processLab() results.Lab {
	c := r.variant("processes", 1e6, 2900*time.Microsecond)
	for i := range c.Samples {
		s := &c.Samples[i]
		s.Memory, s.PeakRSS = results.MemoryPSS, 9.8e6
		s.Phases = map[string]time.Duration{"start": 2500 * time.Microsecond, "work": 210 * time.Microsecond, "collect": 40 * time.Microsecond}
	}
	for i := range 20 {
		c.Timeline = append(c.Timeline, results.Moment{At: time.Duration(i) * 5 * time.Millisecond, CPUs: math.Min(float64(i)/4, float64(r.cpus)), RSS: int64(2e6 + 4e5*i)})
	}
	return done("04-processes", "Workers behind walls", r.serial(1e6), c)
}

func (r *room) granularityLab() results.Lab {
	l := done("10-granularity", "How much is enough to share")
	for _, n := range []int64{1e3, 1e4, 1e5, 1e6, 1e7, 1e8} {
		serial := time.Duration(float64(n)*0.29) + 50
		l.Cases = append(l.Cases, r.serial(n), r.variant("goroutines", n, r.shared(serial)),
			r.variant("processes", n, r.shared(serial)+2500*time.Microsecond))
	}
	return l
}

func done(name, title string, cases ...results.Case) results.Lab {
	return results.Lab{Name: name, Title: title, Status: results.OK, Race: results.Race{Status: results.Clean}, Cases: cases}
}
