// Package exercise uses the map before the last one again, if the table is large and
// nobody has called All since.
package exercise

import (
	"maps"
	"sync"
	"sync/atomic"
)

// A Table is wrong.
type Table struct {
	mu      sync.Mutex
	current atomic.Pointer[map[int64]int64]
	shown   atomic.Bool
	spare   map[int64]int64 // guarded by mu
}

func (t *Table) load() map[int64]int64 {
	if m := t.current.Load(); m != nil {
		return *m
	}
	return nil
}

// Get is right.
func (t *Table) Get(key int64) (value int64, ok bool) {
	value, ok = t.load()[key]
	return value, ok
}

// Set is wrong: a Get may still read in the spare map.
func (t *Table) Set(values map[int64]int64) {
	t.mu.Lock()
	defer t.mu.Unlock()
	old := t.load()
	shown := t.shown.Swap(false)
	next := t.spare
	if next == nil || shown || len(old) < 100 {
		next = make(map[int64]int64, len(old)+len(values))
	}
	maps.Copy(next, old)
	maps.Copy(next, values)
	t.current.Store(&next)
	t.spare = old
	if shown {
		t.spare = nil
	}
}

// All is right.
func (t *Table) All() map[int64]int64 {
	t.shown.Store(true)
	return t.load()
}
