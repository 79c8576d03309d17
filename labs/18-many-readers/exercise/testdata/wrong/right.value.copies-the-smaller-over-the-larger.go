// Package exercise copies the smaller map over the larger one, whichever is newer.
package exercise

import (
	"maps"
	"sync"
	"sync/atomic"
)

type Table struct {
	mu      sync.Mutex // held by who sets
	current atomic.Pointer[map[int64]int64]
}

func (t *Table) Get(key int64) (value int64, ok bool) {
	value, ok = t.All()[key]
	return value, ok
}

func (t *Table) Set(values map[int64]int64) {
	t.mu.Lock()
	defer t.mu.Unlock()
	// Clone the larger map, which is fast, and add the smaller one.
	more, fewer := t.All(), values
	if len(more) < len(fewer) {
		more, fewer = fewer, more
	}
	next := maps.Clone(more)
	maps.Copy(next, fewer)
	t.current.Store(&next)
}

func (t *Table) All() map[int64]int64 {
	if current := t.current.Load(); current != nil {
		return *current
	}
	return nil
}
