package main

import (
	"context"
	"fmt"
	"math/rand/v2"
	"slices"
	"sync"
	"sync/atomic"
	"time"

	"workbook/labs/lab"
)

// service is how long a worker needs for a request. It waits, so a CPU can serve
// many workers.
const service = time.Millisecond

// maxN is how many requests are served at most: one worker takes maxN × service for
// them, or twice as long if it is busy half of the time.
const maxN = 2000

// A request brings a number, and should be served when it comes: when it is due.
type request struct {
	number int64
	due    time.Time
}

// serve returns a variant whose workers are busy for load percent of the time. It
// tells the median latency of the requests, and the latency that one of a hundred
// exceeds.
func serve(load int, makeQueues func(workers, room int) []chan request,
	work func(<-chan request, []time.Duration) int64) func(context.Context, lab.Task) (int64, error) {
	return func(_ context.Context, t lab.Task) (int64, error) {
		if t.N > maxN {
			return 0, fmt.Errorf("n %d: want at most %d here, because a request takes %s; try -n 400", t.N, maxN, service)
		}
		queues := makeQueues(t.Workers, int(t.N))
		latencies := make([]time.Duration, t.N) // each written by the worker that serves it

		var total atomic.Int64
		var workers sync.WaitGroup
		for w := range t.Workers {
			workers.Go(func() { total.Add(work(queues[w%len(queues)], latencies)) })
		}
		send(t, load, queues)
		workers.Wait()

		slices.Sort(latencies)
		if t.N > 0 {
			t.Phase("median", latencies[t.N/2])
			t.Phase("p99", latencies[t.N*99/100])
		}
		return total.Load(), nil
	}
}

// send sends the requests 1..N at random moments, the same ones each time, and to
// a queue by chance. The gaps between them are exponential, as if many people
// who don't know each other sent them.
func send(t lab.Task, load int, queues []chan request) {
	chance := rand.New(rand.NewPCG(20, uint64(t.N)))
	gap := float64(service) / float64(t.Workers) / (float64(load) / 100)
	due := time.Now()
	for i := range t.N {
		due = due.Add(time.Duration(gap * chance.ExpFloat64()))
		time.Sleep(time.Until(due))
		queues[chance.IntN(len(queues))] <- request{i + 1, due}
	}
	for _, queue := range queues {
		close(queue)
	}
}
