package main

import (
	"runtime"
	"sync"
	"sync/atomic"

	"workbook/labs/lab"
)

// A flag has a cache line of its own.
type flag struct {
	up bool
	_  [63]byte
}

// An atomicFlag is a flag for atomic operations.
type atomicFlag struct {
	up atomic.Bool
	_  [60]byte
}

// A place is the number that a worker has come to.
type place struct {
	atomic.Int64
	_ [120]byte
}

// pair makes a flag for each number, for both workers.
func pair[F any](t lab.Task) [2][]F { return [2][]F{make([]F, t.N+1), make([]F, t.N+1)} }

// compete lets two workers meet at every number and then call first, which
// reports whether worker w was the first at number i. Whoever was first adds the
// number. If nobody was, each saw the other's flag, and one of them adds it.
func compete(t lab.Task, first func(w int, i int64) bool) int64 {
	var places [2]place
	var firsts [2][]bool

	var workers sync.WaitGroup
	for w := range firsts {
		firsts[w] = make([]bool, t.N+1)
		workers.Go(func() {
			for i := int64(1); i <= t.N; i++ {
				places[w].Store(i)
				await(&places[1-w], i)
				firsts[w][i] = first(w, i)
			}
		})
	}
	workers.Wait()

	var total int64
	for i := range t.N + 1 {
		total += i
		if firsts[0][i] && firsts[1][i] {
			total += i
		}
	}
	return total
}

// patience is how often a worker looks for the other one before it lets
// somebody else run: with one CPU, the other one.
const patience = 1000

// await returns when the other worker has come as far as number i.
func await(other *place, i int64) {
	for tries := 0; other.Load() < i; tries++ {
		if tries >= patience {
			runtime.Gosched()
		}
	}
}
