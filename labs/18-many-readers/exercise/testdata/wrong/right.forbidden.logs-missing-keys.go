// Package exercise prints a line for a missing key, and all who print take turns.
package exercise

import (
	"log"
	"maps"
	"sync"
	"sync/atomic"
)

// A Table is wrong.
type Table struct {
	mu      sync.Mutex
	current atomic.Pointer[map[int64]int64]
}

// Get is wrong.
func (t *Table) Get(key int64) (value int64, ok bool) {
	value, ok = t.All()[key]
	if !ok {
		log.Printf("no value for key %d", key)
	}
	return value, ok
}

// Set is wrong.
func (t *Table) Set(values map[int64]int64) {
	t.mu.Lock()
	defer t.mu.Unlock()
	next := make(map[int64]int64)
	maps.Copy(next, t.All())
	maps.Copy(next, values)
	t.current.Store(&next)
}

// All is wrong.
func (t *Table) All() map[int64]int64 {
	if m := t.current.Load(); m != nil {
		return *m
	}
	return nil
}
