// Package exercise is an answer for a test.
package exercise

import (
	"maps"
	"sync"
	"sync/atomic"
)

type Table struct {
	mu sync.Mutex
	m  atomic.Pointer[map[int64]int64]
}

func (t *Table) Get(key int64) (int64, bool) {
	v, ok := t.All()[key]
	return v, ok
}

func (t *Table) Set(values map[int64]int64) {
	t.mu.Lock()
	defer t.mu.Unlock()
	next := t.All()
	if len(next) < 3000 {
		next = maps.Clone(next)
	}
	maps.Copy(next, values)
	t.m.Store(&next)
}

func (t *Table) All() map[int64]int64 {
	if m := t.m.Load(); m != nil {
		return *m
	}
	return map[int64]int64{}
}
