// Command 15-both-first sums 1..N with two workers that race for every number:
// each raises a flag, looks for the other's, and adds if it sees none.
package main

import (
	"sync"

	"workbook/labs/lab"
)

func main() {
	lab.Main(
		lab.Variant{Name: "plain", Sum: plain},
		lab.Variant{Name: "atomic", Sum: atomically},
		lab.Variant{Name: "peterson-plain", Sum: petersonPlain},
		yours,
	)
}

// plain raises and looks with an ordinary write and an ordinary read.
func plain(t lab.Task) int64 {
	flags := pair[flag](t) // a flag for each number, of each worker
	return compete(t, func(w int, i int64) bool {
		flags[w][i].up = true
		return !flags[1-w][i].up
	})
}

// atomically raises and looks with atomic operations.
func atomically(t lab.Task) int64 {
	flags := pair[atomicFlag](t)
	return compete(t, func(w int, i int64) bool {
		flags[w][i].up.Store(true)
		return !flags[1-w][i].up.Load()
	})
}

// petersonPlain guards the total with Peterson's lock, without any atomics.
func petersonPlain(t lab.Task) int64 {
	half := lab.Task{N: t.N, Workers: 2}
	var wants [2]bool
	var turn int
	var total int64 // guarded by wants and turn, or so it seems

	var workers sync.WaitGroup
	for w := range half.Workers {
		workers.Go(func() {
			for i := range half.Share(w).Each {
				wants[w], turn = true, 1-w
				for wants[1-w] && turn == 1-w {
				}
				total += i
				wants[w] = false
			}
		})
	}
	workers.Wait()
	return total
}
