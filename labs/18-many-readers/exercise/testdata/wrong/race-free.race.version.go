// Package exercise lets readers read, and look at a version before and after.
package exercise

import (
	"maps"
	"sync"
	"sync/atomic"
)

// A Table is wrong.
type Table struct {
	mu      sync.Mutex
	version atomic.Int64 // odd while somebody writes
	values  map[int64]int64
}

// Get is wrong.
func (t *Table) Get(key int64) (int64, bool) {
	for {
		before := t.version.Load()
		if before%2 == 1 {
			continue
		}
		value, ok := t.values[key]
		if t.version.Load() == before {
			return value, ok
		}
	}
}

// Set is wrong.
func (t *Table) Set(values map[int64]int64) {
	t.mu.Lock()
	defer t.mu.Unlock()
	next := make(map[int64]int64, len(t.values)+len(values))
	maps.Copy(next, t.values)
	maps.Copy(next, values)
	t.version.Add(1)
	t.values = next
	t.version.Add(1)
}

// All is wrong.
func (t *Table) All() map[int64]int64 {
	for {
		before := t.version.Load()
		if before%2 == 1 {
			continue
		}
		values := t.values
		if t.version.Load() == before {
			return values
		}
	}
}
