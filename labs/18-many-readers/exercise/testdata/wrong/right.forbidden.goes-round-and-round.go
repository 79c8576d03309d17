// Package exercise lets readers go round, without a pause, until a writer is done.
package exercise

import (
	"maps"
	"sync"
	"sync/atomic"
)

// A Table is wrong.
type Table struct {
	mu   sync.Mutex
	busy atomic.Bool
	now  atomic.Pointer[map[int64]int64]
}

// Get is wrong.
func (t *Table) Get(key int64) (value int64, ok bool) {
	for t.busy.Load() {
	}
	value, ok = t.All()[key]
	return value, ok
}

// Set is wrong.
func (t *Table) Set(values map[int64]int64) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.busy.Store(true)
	defer t.busy.Store(false)
	next := maps.Clone(t.All())
	if next == nil {
		next = map[int64]int64{}
	}
	maps.Copy(next, values)
	t.now.Store(&next)
}

// All is wrong.
func (t *Table) All() map[int64]int64 {
	if now := t.now.Load(); now != nil {
		return *now
	}
	return nil
}
