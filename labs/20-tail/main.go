// Command 20-tail sums 1..N with workers that serve requests. Each brings a
// number, comes at a moment of its own, and takes 1 ms to serve.
package main

import (
	"time"

	"workbook/labs/lab"
)

func main() {
	lab.Main(
		lab.Variant{Name: "one-queue-50", Try: serve(50, oneQueue, work)},
		lab.Variant{Name: "one-queue-80", Try: serve(80, oneQueue, work)},
		lab.Variant{Name: "one-queue-95", Try: serve(95, oneQueue, work)},
		lab.Variant{Name: "own-queues-50", Try: serve(50, ownQueues, work)},
		lab.Variant{Name: "own-queues-95", Try: serve(95, ownQueues, work)},
		yours,
	)
}

// oneQueue makes a queue from which all workers take.
func oneQueue(workers, room int) []chan request {
	return []chan request{make(chan request, room)}
}

// ownQueues makes a queue for each worker.
func ownQueues(workers, room int) []chan request {
	queues := make([]chan request, workers)
	for w := range queues {
		queues[w] = make(chan request, room)
	}
	return queues
}

// work serves what comes in the queue, and returns the sum of the numbers.
func work(queue <-chan request, latencies []time.Duration) int64 {
	var sum int64
	var free time.Time // when the worker is done with what it has served
	for r := range queue {
		if free.Before(r.due) {
			free = r.due
		}
		free = free.Add(service)
		time.Sleep(time.Until(free))
		latencies[r.number-1] = time.Since(r.due)
		sum += r.number
	}
	return sum
}
