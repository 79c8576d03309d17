//go:build !race

package hosts

import (
	"container/heap"
	"math"
	"math/rand/v2"
	"slices"
	"testing"
)

// A fleet is hosts that fail, on paper. Times are in seconds. Failures of a host, and
// of a rack as a whole, come at random with these means between them (exponential); a
// mean of 0 is never.
type fleet struct {
	hosts, rack  int
	host, outage float64 // mean time between failures of a host, and of a rack
	repair       float64
	chunk, lease float64
	chunks       int
}

// An event is a host that is free from a time on, or a chunk that can be taken.
type event struct {
	at   float64
	host int
}

type events []event

func (e events) Len() int           { return len(e) }
func (e events) Less(i, j int) bool { return e[i].at < e[j].at }
func (e events) Swap(i, j int)      { e[i], e[j] = e[j], e[i] }
func (e *events) Push(x any)        { *e = append(*e, x.(event)) }
func (e *events) Pop() any {
	last := len(*e) - 1
	x := (*e)[last]
	*e = (*e)[:last]
	return x
}

// ideal is how long the work takes if nothing fails.
func (f fleet) ideal() float64 {
	return math.Ceil(float64(f.chunks)/float64(f.hosts)) * f.chunk
}

// failures are the times of a host's failures up to a horizon, its rack's included.
func (f fleet) failures(random *rand.Rand, horizon float64) [][]float64 {
	draw := func(mean float64) (times []float64) {
		for at := random.ExpFloat64() * mean; mean > 0 && at < horizon; at += random.ExpFloat64() * mean {
			times = append(times, at)
		}
		return times
	}
	all := make([][]float64, f.hosts)
	var rack []float64
	for h := range all {
		if h%f.rack == 0 {
			rack = draw(f.outage)
		}
		all[h] = append(draw(f.host), rack...)
		slices.Sort(all[h])
	}
	return all
}

// run is how long the work takes with failures, drawn at random. A host takes a chunk
// whenever it is free, the first one that it can have.
func (f fleet) run(random *rand.Rand) (took float64) {
	failures := f.failures(random, 20*f.ideal()+20*f.repair)
	free, chunks := &events{}, &events{}
	for h := range f.hosts {
		heap.Push(free, event{0, h})
	}
	for range f.chunks {
		heap.Push(chunks, event{})
	}
	var idle []event
	for done := 0; done < f.chunks; {
		h := heap.Pop(free).(event)
		if chunks.Len() == 0 {
			idle = append(idle, h)
			continue
		}
		start := max(h.at, heap.Pop(chunks).(event).at)
		fails := math.Inf(1)
		for _, at := range failures[h.host] {
			if at >= start {
				fails = at
				break
			}
			start = max(start, at+f.repair) // it is down, or was
		}
		if end := start + f.chunk; fails >= end {
			done++
			took = max(took, end)
			heap.Push(free, event{end, h.host})
			continue
		}
		heap.Push(chunks, event{at: fails + f.lease})
		heap.Push(free, event{fails + f.repair, h.host})
		for _, h := range idle {
			heap.Push(free, h)
		}
		idle = nil
	}
	return took
}

// mean is the mean time of many runs, as a multiple of the ideal.
func (f fleet) mean(random *rand.Rand) (sum float64) {
	runs := max(2, 1000/f.hosts)
	for range runs {
		sum += f.run(random) / f.ideal() / float64(runs)
	}
	return sum
}

// TestFleet is the simulation of docs/machines.md. It wants that nothing is lost
// without failures, that failures cost time, and large chunks more of it.
func TestFleet(t *testing.T) {
	const minute, hour, day = 60.0, 3600.0, 86400.0
	random := rand.New(rand.NewPCG(1, 2))
	for _, hosts := range []int{10, 100, 1000} {
		for _, chunk := range []float64{10, 10 * minute} {
			calm := fleet{hosts: hosts, rack: 10, repair: 10 * minute, chunk: chunk, lease: 30, chunks: hosts * int(hour/chunk)}
			if got := calm.mean(random); math.Abs(got-1) > 1e-9 {
				t.Fatalf("%+v: %g without failures, want 1", calm, got)
			}
			alone, together := calm, calm
			alone.host = 10 * hour
			together.outage = 10 * hour
			a, b := alone.mean(random), together.mean(random)
			t.Logf("%4d hosts, chunks of %3.0f s: %.2f times the ideal if each host fails every 10 h on average, %.2f if its rack does", hosts, chunk, a, b)
			if a <= 1 || b <= 1 {
				t.Errorf("%+v: %g and %g times the ideal", calm, a, b)
			}
		}
	}
}
