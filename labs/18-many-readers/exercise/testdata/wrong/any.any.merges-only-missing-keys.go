// Package exercise takes over from others only the keys that its copy lacks.
package exercise

import (
	"maps"
	"sync/atomic"
)

// A Table is wrong.
type Table struct {
	current atomic.Pointer[map[int64]int64]
}

// Get is wrong.
func (t *Table) Get(key int64) (value int64, ok bool) {
	value, ok = t.All()[key]
	return value, ok
}

// Set is wrong.
func (t *Table) Set(values map[int64]int64) {
	old := t.current.Load()
	next := make(map[int64]int64)
	if old != nil {
		maps.Copy(next, *old)
	}
	maps.Copy(next, values)
	for !t.current.CompareAndSwap(old, &next) {
		old = t.current.Load()
		for key, value := range *old {
			if _, known := next[key]; !known {
				next[key] = value
			}
		}
	}
}

// All is wrong.
func (t *Table) All() map[int64]int64 {
	if m := t.current.Load(); m != nil {
		return *m
	}
	return nil
}
