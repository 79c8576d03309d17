// Package exercise has no more than 65,536 keys.
package exercise

import (
	"maps"
	"sync"
	"sync/atomic"
)

// A Table is wrong.
type Table struct {
	mu  sync.Mutex
	now atomic.Pointer[map[int64]int64]
}

// Get is wrong.
func (t *Table) Get(key int64) (value int64, ok bool) {
	value, ok = t.All()[key]
	return value, ok
}

// Set is wrong.
func (t *Table) Set(values map[int64]int64) {
	t.mu.Lock()
	defer t.mu.Unlock()
	next := maps.Clone(t.All())
	if next == nil {
		next = map[int64]int64{}
	}
	for k, v := range values {
		if len(next) < 1<<16 {
			next[k] = v
		}
	}
	t.now.Store(&next)
}

// All is wrong.
func (t *Table) All() map[int64]int64 {
	if now := t.now.Load(); now != nil {
		return *now
	}
	return nil
}
