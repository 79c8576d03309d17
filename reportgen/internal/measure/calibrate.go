package measure

import (
	"context"
	"slices"
	"sync"
	"time"

	"workbook/labs/lab"
	"workbook/labs/launch"
	"workbook/reportgen/internal/results"
	"workbook/reportgen/internal/stats"
)

// noopLaunches is how often a launch that repeats nothing is made, for the
// floor of time and memory.
const noopLaunches = 20

// floor measures what a launch of the lab costs that does nothing.
func (s *subject) floor(ctx context.Context) (wall, memory stats.Interval, err error) {
	var walls, peaks []float64
	for range noopLaunches {
		got, err := s.launch(ctx, 0, launch.Call{Repeat: 0})
		if err != nil {
			return wall, memory, err
		}
		walls = append(walls, float64(got.Wall))
		if got.PeakRSS > 0 { // else the system does not tell
			peaks = append(peaks, float64(got.PeakRSS))
		}
	}
	return stats.Median(walls), stats.Median(peaks), nil
}

// The ceiling is measured with spinN additions a worker. Every speedup of the report
// is held against it, so it has more rounds than most cases: spinFirst before
// those of the labs, then one each time that the labs have taken spinEvery rounds, at most
// spinMost. So it sees the same machine as the labs.
const (
	spinN     = 30_000_000
	spinFirst = 12
	spinEvery = 4
	spinMost  = 40
)

// A ceiling is the speedup of workers that share nothing: 1, 2, 4 … of them up to the
// usable CPUs, each adding up 1..spinN for itself.
type ceiling struct {
	workers []int
	times   [][]float64 // of each number of workers, by round
}

func newCeiling(cpus int) *ceiling {
	c := &ceiling{workers: []int{1}}
	for p := 2; p < cpus; p *= 2 {
		c.workers = append(c.workers, p)
	}
	if cpus > 1 {
		c.workers = append(c.workers, cpus)
	}
	c.times = make([][]float64, len(c.workers))
	return c
}

// round measures each number of workers once. It ends early with ctx, and then nobody
// asks for the speedups.
func (c *ceiling) round(ctx context.Context) {
	for i, p := range c.workers {
		if ctx.Err() != nil {
			return
		}
		c.times[i] = append(c.times[i], float64(spin(p, spinN)))
	}
}

// speedups returns what the rounds come to. With p workers p times the work is done,
// so their speedup is p × one worker's time over theirs.
func (c *ceiling) speedups() []results.Ceiling {
	ceilings := make([]results.Ceiling, len(c.workers))
	for i, p := range c.workers {
		per := slices.Clone(c.times[i])
		for round := range per {
			per[round] /= float64(p)
		}
		ceilings[i] = results.Ceiling{Workers: p, Speedup: stats.Speedup(c.times[0], per)}
	}
	return ceilings
}

// spin lets p workers add up 1..n, each for itself, and returns how long all of
// them took.
func spin(p int, n int64) time.Duration {
	sums := make([]int64, p*16) // 16 × 8 bytes: a cache line or two to each
	start := time.Now()
	var workers sync.WaitGroup
	for w := range p {
		workers.Go(func() { sums[w*16] = lab.Serial(lab.Task{N: n, Workers: 1}) })
	}
	workers.Wait()
	return time.Since(start)
}
