// Package exercise sets at most 50,000 keys in one step.
package exercise

import (
	"maps"
	"sync"
	"sync/atomic"
)

type Table struct {
	mu sync.Mutex
	p  atomic.Pointer[map[int64]int64]
}

func (t *Table) All() map[int64]int64 {
	if p := t.p.Load(); p != nil {
		return *p
	}
	return nil
}

func (t *Table) Get(key int64) (int64, bool) {
	value, ok := t.All()[key]
	return value, ok
}

func (t *Table) Set(values map[int64]int64) {
	t.mu.Lock()
	defer t.mu.Unlock()
	next, n := t.copied(), 0
	for key, value := range values {
		if n++; n%50_000 == 0 {
			some := next
			t.p.Store(&some)
			next = t.copied()
		}
		next[key] = value
	}
	t.p.Store(&next)
}

func (t *Table) copied() map[int64]int64 {
	next := map[int64]int64{}
	maps.Copy(next, t.All())
	return next
}
