package main

import (
	"context"
	"fmt"
	"sync"
	"sync/atomic"
	"time"

	"workbook/labs/lab"
)

// delay is how long the server takes for a call.
const delay = 10 * time.Millisecond

// maxN is how many numbers are looked up at most: one after another they take
// maxN × delay.
const maxN = 1000

// few lets a variant run if its numbers are few enough.
func few(sum func(lab.Task) int64) func(context.Context, lab.Task) (int64, error) {
	return func(_ context.Context, t lab.Task) (int64, error) {
		if t.N > maxN {
			return 0, fmt.Errorf("n %d: want at most %d here, because a call takes %s; try -n 10 -workers 10", t.N, maxN, delay)
		}
		return sum(t), nil
	}
}

// A server charges i for a call that asks for number i.
type server struct{ charged atomic.Int64 }

func (s *server) ask(i int64) int64 {
	time.Sleep(delay)
	s.charged.Add(i)
	return i
}

// charged lets every worker look up all numbers, and returns what the server
// charged: the sum of 1..N, if it was asked once for each. Two workers at a time
// begin at the same place.
func charged(t lab.Task, lookUp func(i int64, ask func(int64) int64)) int64 {
	var s server
	var workers sync.WaitGroup
	for w := range t.Workers {
		workers.Go(func() {
			for k := range t.N {
				lookUp((int64(w)/2*2+k)%t.N+1, s.ask)
			}
		})
	}
	workers.Wait()
	return s.charged.Load()
}

// oneAfterAnother asks for each number once, without a worker.
func oneAfterAnother(t lab.Task) int64 {
	var s server
	for i := int64(1); i <= t.N; i++ {
		s.ask(i)
	}
	return s.charged.Load()
}
