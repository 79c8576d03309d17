// Package exercise has two maps: it changes the one that nobody reads, and swaps.
package exercise

import (
	"maps"
	"sync"
	"sync/atomic"
)

// A Table is wrong.
type Table struct {
	mu      sync.Mutex
	maps    [2]map[int64]int64
	missing map[int64]int64 // what the other map has not got yet
	now     atomic.Int32
	begun   atomic.Bool
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
	if !t.begun.Load() {
		t.maps[0], t.maps[1] = map[int64]int64{}, map[int64]int64{}
		t.missing = map[int64]int64{}
		t.begun.Store(true)
	}
	other := 1 - t.now.Load()
	maps.Copy(t.maps[other], t.missing)
	maps.Copy(t.maps[other], values)
	t.missing = maps.Clone(values)
	t.now.Store(other)
}

// All is wrong.
func (t *Table) All() map[int64]int64 {
	if !t.begun.Load() {
		return nil
	}
	return t.maps[t.now.Load()]
}
