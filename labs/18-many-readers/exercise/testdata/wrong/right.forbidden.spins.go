// Package exercise has a lock of its own make, which readers take too.
package exercise

import (
	"maps"
	"runtime"
	"sync/atomic"
)

// A Table is wrong.
type Table struct {
	busy   atomic.Bool
	values map[int64]int64
}

func (t *Table) enter() {
	for !t.busy.CompareAndSwap(false, true) {
		runtime.Gosched()
	}
}

func (t *Table) leave() { t.busy.Store(false) }

// Get is wrong.
func (t *Table) Get(key int64) (int64, bool) {
	t.enter()
	defer t.leave()
	value, ok := t.values[key]
	return value, ok
}

// Set changes a copy.
func (t *Table) Set(values map[int64]int64) {
	t.enter()
	defer t.leave()
	next := make(map[int64]int64, len(t.values)+len(values))
	maps.Copy(next, t.values)
	maps.Copy(next, values)
	t.values = next
}

// All returns the map.
func (t *Table) All() map[int64]int64 {
	t.enter()
	defer t.leave()
	return t.values
}
