// Command 13-deadlock sums 1..N with workers that keep two totals, each with a
// lock of its own. Whoever adds a number holds both locks at once.
package main

import (
	"runtime"
	"sync"

	"workbook/labs/lab"
)

func main() {
	lab.Main(
		lab.Variant{Name: "opposite-order", Sum: mixed(sumFirst, countFirst)},
		lab.Variant{Name: "same-order", Sum: mixed(sumFirst, sumFirst)},
		lab.Variant{Name: "try-lock", Sum: mixed(sumFirst, countTrying)},
		yours,
	)
}

// totals are the sum of some numbers, and how many they were.
type totals struct {
	sumLock, countLock sync.Mutex
	sum                int64 // guarded by sumLock
	count              int64 // guarded by countLock
}

// sumFirst takes the lock of the sum, then that of the count.
func sumFirst(t *totals, i int64) {
	t.sumLock.Lock()
	t.countLock.Lock()
	t.sum += i
	t.count++
	t.countLock.Unlock()
	t.sumLock.Unlock()
}

// countFirst takes the lock of the count, then that of the sum.
func countFirst(t *totals, i int64) {
	t.countLock.Lock()
	t.sumLock.Lock()
	t.sum += i
	t.count++
	t.sumLock.Unlock()
	t.countLock.Unlock()
}

// countTrying never waits for the lock of the sum while it holds the other.
func countTrying(t *totals, i int64) {
	t.countLock.Lock()
	for !t.sumLock.TryLock() {
		t.countLock.Unlock()
		runtime.Gosched()
		t.countLock.Lock()
	}
	t.sum += i
	t.count++
	t.sumLock.Unlock()
	t.countLock.Unlock()
}
