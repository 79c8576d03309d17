// Package exercise is an answer for a test.
package exercise

import (
	"maps"
	"sync"
	"sync/atomic"
)

type Table struct {
	mu  sync.Mutex
	m   atomic.Pointer[map[int64]int64]
	all atomic.Pointer[map[int64]int64]
}

func (t *Table) Get(key int64) (v int64, ok bool) {
	if m := t.m.Load(); m != nil {
		v, ok = (*m)[key]
	}
	return v, ok
}

func (t *Table) Set(values map[int64]int64) {
	t.mu.Lock()
	defer t.mu.Unlock()
	next := map[int64]int64{}
	if m := t.m.Load(); m != nil {
		next = maps.Clone(*m)
	}
	maps.Copy(next, values)
	t.m.Store(&next)
}

func (t *Table) All() map[int64]int64 {
	m, all := t.m.Load(), t.all.Load()
	if m == nil {
		return map[int64]int64{}
	}
	if all == nil || len(*all) != len(*m) {
		c := maps.Clone(*m)
		t.all.Store(&c)
		return c
	}
	return *all
}
