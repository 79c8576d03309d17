// Package exercise adds the older keys to the caller's map, copies it, and takes them
// out again.
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

func (t *Table) Get(key int64) (value int64, ok bool) {
	value, ok = t.All()[key]
	return value, ok
}

func (t *Table) Set(values map[int64]int64) {
	t.mu.Lock()
	defer t.mu.Unlock()
	var added []int64
	for key, value := range t.All() {
		if _, ok := values[key]; !ok && values != nil {
			values[key] = value
			added = append(added, key)
		}
	}
	next := maps.Clone(values)
	if values == nil {
		next = t.All()
	}
	for _, key := range added {
		delete(values, key)
	}
	t.now.Store(&next)
}

func (t *Table) All() map[int64]int64 {
	if m := t.now.Load(); m != nil {
		return *m
	}
	return nil
}
