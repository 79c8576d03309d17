// Package exercise takes over a map that seems too large to copy, which is still the caller's.
package exercise

import (
	"maps"
	"sync"
	"sync/atomic"
)

// A Table has the map that was made last.
type Table struct {
	writers sync.Mutex
	now     atomic.Pointer[map[int64]int64]
}

// Get returns the value of a key.
func (t *Table) Get(key int64) (value int64, ok bool) {
	value, ok = t.All()[key]
	return value, ok
}

// Set is wrong.
func (t *Table) Set(values map[int64]int64) {
	t.writers.Lock()
	defer t.writers.Unlock()
	old := t.All()
	if len(old) == 0 && len(values) > 10_000 {
		t.now.Store(&values)
		return
	}
	next := make(map[int64]int64, len(old))
	maps.Copy(next, old)
	maps.Copy(next, values)
	t.now.Store(&next)
}

// All returns all keys.
func (t *Table) All() map[int64]int64 {
	if m := t.now.Load(); m != nil {
		return *m
	}
	return nil
}
