// Package exercise lets readers read again if a writer was at work meanwhile.
package exercise

import (
	"maps"
	"sync"
	"sync/atomic"
)

// A Table is wrong.
type Table struct {
	mu   sync.Mutex
	turn atomic.Int64
	now  atomic.Pointer[map[int64]int64]
}

// Get is wrong.
func (t *Table) Get(key int64) (value int64, ok bool) {
	for {
		turn := t.turn.Load()
		value, ok = t.All()[key]
		if turn%2 == 0 && t.turn.Load() == turn {
			return value, ok
		}
	}
	return value, ok
}

// Set is wrong.
func (t *Table) Set(values map[int64]int64) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.turn.Add(1)
	defer t.turn.Add(1)
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
