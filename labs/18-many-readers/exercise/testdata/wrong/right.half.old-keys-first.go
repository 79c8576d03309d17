// Package exercise publishes the keys that change, and then those that are new.
package exercise

import (
	"maps"
	"sync"
	"sync/atomic"
)

// A Table is wrong.
type Table struct {
	mu     sync.Mutex
	values atomic.Pointer[map[int64]int64]
}

// Get looks up.
func (t *Table) Get(key int64) (int64, bool) {
	value, ok := t.All()[key]
	return value, ok
}

// Set is wrong.
func (t *Table) Set(values map[int64]int64) {
	t.mu.Lock()
	defer t.mu.Unlock()
	next := map[int64]int64{}
	maps.Copy(next, t.All())
	fresh := map[int64]int64{}
	for key, value := range values {
		if _, ok := next[key]; ok {
			next[key] = value
		} else {
			fresh[key] = value
		}
	}
	t.values.Store(&next)
	if len(fresh) == 0 {
		return
	}
	more := maps.Clone(next)
	maps.Copy(more, fresh)
	t.values.Store(&more)
}

// All returns the map.
func (t *Table) All() map[int64]int64 {
	if p := t.values.Load(); p != nil {
		return *p
	}
	return nil
}
