package main

import (
	"sync"
	"time"

	"workbook/labs/lab"
)

// step makes counting to a million take 200 steps.
const step = 5000

// count counts up to i and returns it: the larger i, the longer it takes. It is
// kept out of line, so that every variant runs the same machine code.
//
//go:noinline
func count(i int64) int64 {
	n := i % step
	for n < i {
		n += step
	}
	return n
}

// serial is the baseline: the same uneven work, one number after the other.
func serial(t lab.Task) int64 {
	var total int64
	for i := int64(1); i <= t.N; i++ {
		total += count(i)
	}
	return total
}

// pool runs work for all workers at once, adds up what they return, and tells
// when each of them was at work.
func pool(t lab.Task, work func(w int) int64) int64 {
	sums := make([]int64, t.Workers)
	began, ended := make([]time.Time, t.Workers), make([]time.Time, t.Workers)

	var workers sync.WaitGroup
	for w := range t.Workers {
		workers.Go(func() {
			began[w] = time.Now()
			sums[w] = work(w)
			ended[w] = time.Now()
		})
	}
	workers.Wait()

	var total int64
	for w := range t.Workers {
		t.Worked(w, began[w], ended[w])
		total += sums[w]
	}
	return total
}
