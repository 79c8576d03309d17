// Package exercise lets All wait for the end of a Set, and Get not.
package exercise

import "sync"

type Table struct {
	mu     sync.Mutex // held by Set and All
	values sync.Map
}

func (t *Table) Get(key int64) (value int64, ok bool) {
	found, ok := t.values.Load(key)
	if !ok {
		return 0, false
	}
	return found.(int64), true
}

func (t *Table) Set(values map[int64]int64) {
	t.mu.Lock()
	defer t.mu.Unlock()
	for key, value := range values {
		t.values.Store(key, value)
	}
}

func (t *Table) All() map[int64]int64 {
	t.mu.Lock()
	defer t.mu.Unlock()
	all := make(map[int64]int64)
	t.values.Range(func(key, value any) bool {
		all[key.(int64)] = value.(int64)
		return true
	})
	return all
}
