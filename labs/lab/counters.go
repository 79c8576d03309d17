package lab

import (
	"math"
	"runtime/metrics"
	"time"

	"workbook/labs/launch"
)

// counters are what the system and Go's runtime have counted for this process so
// far. What happened between two moments is the difference of their counters.
type counters struct {
	cpu    time.Duration
	queued time.Duration
	waits  int64 // how often a thread got a CPU after it had waited for one
	known  bool  // whether the system tells what was queued
	misses int64 // of the cache; -1 if they are not known
	of     []metrics.Sample
}

// The metrics that are read, see the documentation of package runtime/metrics.
const (
	gcCycles = iota
	gcPauses
	gcCPU
	allocated
	latencies
	lockWait
)

var metricNames = [...]string{
	gcCycles:  "/gc/cycles/total:gc-cycles",
	gcPauses:  "/sched/pauses/total/gc:seconds",
	gcCPU:     "/cpu/classes/gc/total:cpu-seconds",
	allocated: "/gc/heap/allocs:bytes",
	latencies: "/sched/latencies:seconds",
	lockWait:  "/sync/mutex/wait/total:seconds",
}

// count reads the counters; misses is nil if the system counts none.
func count(misses *launch.MissCounter) counters {
	c := counters{cpu: launch.CPUTime(), misses: -1, of: make([]metrics.Sample, len(metricNames))}
	c.queued, c.waits, c.known = launch.Queued()
	if misses != nil {
		if counted, err := misses.Count(); err == nil {
			c.misses = counted
		}
	}
	for i, name := range metricNames {
		c.of[i].Name = name
	}
	metrics.Read(c.of)
	return c
}

// since returns what Go's runtime has counted since before. A metric that this
// version of Go does not have counts as 0.
func (c counters) since(before counters) launch.Runtime {
	latency := histogram(c.of[latencies], before.of[latencies])
	pauses := histogram(c.of[gcPauses], before.of[gcPauses])
	return launch.Runtime{
		GCCycles:    int64(number(c.of[gcCycles]) - number(before.of[gcCycles])),
		GCPause:     pauses.sum(),
		GCCPU:       seconds(number(c.of[gcCPU]) - number(before.of[gcCPU])),
		Allocated:   int64(number(c.of[allocated]) - number(before.of[allocated])),
		Goroutines:  latency.count(),
		Runnable:    latency.sum(),
		RunnableP95: latency.quantile(0.95),
		LockWait:    seconds(number(c.of[lockWait]) - number(before.of[lockWait])),
	}
}

func seconds(s float64) time.Duration { return time.Duration(math.Round(s * float64(time.Second))) }

func number(s metrics.Sample) float64 {
	switch s.Value.Kind() {
	case metrics.KindUint64:
		return float64(s.Value.Uint64())
	case metrics.KindFloat64:
		return s.Value.Float64()
	}
	return 0
}

// A delta is a histogram of what was counted between two moments.
type delta struct {
	counts []int64
	bounds []float64 // seconds, one more than counts
}

func histogram(now, before metrics.Sample) (d delta) {
	if now.Value.Kind() != metrics.KindFloat64Histogram {
		return d
	}
	after, first := now.Value.Float64Histogram(), before.Value.Float64Histogram()
	d.bounds = after.Buckets
	for i, n := range after.Counts {
		d.counts = append(d.counts, int64(n-first.Counts[i]))
	}
	return d
}

func (d delta) count() (total int64) {
	for _, n := range d.counts {
		total += n
	}
	return total
}

// sum estimates the sum of what was counted: each as the middle of its bucket.
func (d delta) sum() time.Duration {
	var sum float64
	for i, n := range d.counts {
		if n > 0 {
			sum += float64(n) * d.middle(i)
		}
	}
	return seconds(sum)
}

// quantile returns the upper end of the bucket in which the quantile lies.
func (d delta) quantile(p float64) time.Duration {
	left := p * float64(d.count())
	for i, n := range d.counts {
		if left -= float64(n); n > 0 && left <= 0 {
			return seconds(d.upper(i))
		}
	}
	return 0
}

// upper is the upper bound of bucket i. The last bucket has none: what lies in it
// counts as its lower bound.
func (d delta) upper(i int) float64 {
	if bound := d.bounds[i+1]; !math.IsInf(bound, 1) {
		return bound
	}
	return d.bounds[i]
}

// middle is the middle of bucket i. The first bucket begins at 0.
func (d delta) middle(i int) float64 { return (max(0, d.bounds[i]) + d.upper(i)) / 2 }
