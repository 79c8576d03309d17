// Package exercise has 16 parts, and reads them until two looks agree.
package exercise

import (
	"maps"
	"sync"
	"sync/atomic"
)

const parts = 16

// A Table is wrong.
type Table struct {
	mu    sync.Mutex
	parts [parts]atomic.Pointer[map[int64]int64]
}

// Get looks up.
func (t *Table) Get(key int64) (int64, bool) {
	p := t.parts[uint64(key)%parts].Load()
	if p == nil {
		return 0, false
	}
	value, ok := (*p)[key]
	return value, ok
}

// Set is wrong.
func (t *Table) Set(values map[int64]int64) {
	t.mu.Lock()
	defer t.mu.Unlock()
	var changed [parts]map[int64]int64
	for key, value := range values {
		i := uint64(key) % parts
		if changed[i] == nil {
			changed[i] = map[int64]int64{}
			if p := t.parts[i].Load(); p != nil {
				maps.Copy(changed[i], *p)
			}
		}
		changed[i][key] = value
	}
	for i := range changed {
		if changed[i] != nil {
			t.parts[i].Store(&changed[i])
		}
	}
}

func (t *Table) look() (seen [parts]*map[int64]int64) {
	for i := range seen {
		seen[i] = t.parts[i].Load()
	}
	return seen
}

// All is wrong.
func (t *Table) All() map[int64]int64 {
	seen := t.look()
	for again := t.look(); again != seen; again = t.look() {
		seen = again
	}
	all := map[int64]int64{}
	for _, p := range seen {
		if p != nil {
			maps.Copy(all, *p)
		}
	}
	return all
}
