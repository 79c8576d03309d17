package main

import (
	"sync"
	"sync/atomic"

	"workbook/labs/lab"
)

// A table holds a factor that is always 0, so that the answers are the numbers
// themselves. The compiler does not know that.
type table struct {
	version int64
	steps   int // how much work a look-up is
	factor  int64
}

// lookUp returns the answer for number i.
func (t *table) lookUp(i int64) int64 {
	x := i
	for range t.steps {
		x += x>>1 ^ t.factor
	}
	return i + t.factor*x
}

// next returns the table that comes after this one.
func (t *table) next() table { return table{t.version + 1, t.steps, t.factor} }

// A guard is one way to read and replace a table that workers share.
type guard struct {
	read    func(i int64) int64
	replace func()
}

// replaceEvery is the number of reads after which a worker replaces the table.
const replaceEvery = 1000

// short and long make variants whose look-ups take a moment, or much longer.
func short(guarded func(*table) guard) func(lab.Task) int64 { return reading(guarded, 0) }
func long(guarded func(*table) guard) func(lab.Task) int64  { return reading(guarded, 2000) }

// reading lets every worker look its share up, and replace the table now and then.
func reading(guarded func(*table) guard, steps int) func(lab.Task) int64 {
	return func(t lab.Task) int64 {
		g := guarded(&table{steps: steps})
		var total atomic.Int64
		var workers sync.WaitGroup
		for w := range t.Workers {
			workers.Go(func() {
				var sum int64
				for i := range t.Share(w).Each {
					sum += g.read(i)
					if i%replaceEvery == 0 {
						g.replace()
					}
				}
				total.Add(sum)
			})
		}
		workers.Wait()
		return total.Load()
	}
}
