// Package exercise lets sixteen writers wait for the lock. Any more do without.
package exercise

import (
	"maps"
	"sync"
	"sync/atomic"
)

// A Table is wrong.
type Table struct {
	writers atomic.Int64
	mu      sync.Mutex
	current atomic.Pointer[map[int64]int64]
}

// Get is right.
func (t *Table) Get(key int64) (value int64, ok bool) {
	value, ok = t.All()[key]
	return value, ok
}

// Set is wrong.
func (t *Table) Set(values map[int64]int64) {
	defer t.writers.Add(-1)
	if t.writers.Add(1) <= 16 {
		t.mu.Lock()
		defer t.mu.Unlock()
	}
	next := map[int64]int64{}
	maps.Copy(next, t.All())
	maps.Copy(next, values)
	t.current.Store(&next)
}

// All is right.
func (t *Table) All() map[int64]int64 {
	if m := t.current.Load(); m != nil {
		return *m
	}
	return nil
}
