// Package exercise clones for every call, also in Get.
package exercise

import (
	"maps"
	"sync"
	"sync/atomic"
)

// A Table is right.
type Table struct {
	mu      sync.Mutex
	current atomic.Pointer[map[int64]int64]
}

func (t *Table) load() map[int64]int64 {
	if m := t.current.Load(); m != nil {
		return *m
	}
	return map[int64]int64{}
}

// Get is right.
func (t *Table) Get(key int64) (value int64, ok bool) {
	value, ok = t.All()[key]
	return value, ok
}

// Set is right.
func (t *Table) Set(values map[int64]int64) {
	t.mu.Lock()
	defer t.mu.Unlock()
	next := make(map[int64]int64, len(values))
	maps.Copy(next, t.load())
	maps.Copy(next, values)
	t.current.Store(&next)
}

// All is right.
func (t *Table) All() map[int64]int64 { return maps.Clone(t.load()) }
