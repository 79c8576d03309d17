// Package exercise is an answer for a test.
package exercise

import (
	"maps"
	"sync"
)

type Table struct {
	mu  sync.RWMutex
	all map[int64]int64
}

func (t *Table) Get(key int64) (value int64, ok bool) {
	t.mu.RLock()
	defer t.mu.RUnlock()
	value, ok = t.all[key]
	return
}

func (t *Table) Set(values map[int64]int64) {
	t.mu.Lock()
	defer t.mu.Unlock()
	next := map[int64]int64{}
	maps.Copy(next, t.all)
	maps.Copy(next, values)
	t.all = next
}

func (t *Table) All() map[int64]int64 {
	t.mu.RLock()
	defer t.mu.RUnlock()
	return t.all
}
