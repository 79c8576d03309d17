// Package exercise is an answer for a test.
package exercise

import (
	"maps"
	"sync/atomic"
)

type Table struct {
	m atomic.Pointer[map[int64]int64]
}

func (t *Table) Get(key int64) (int64, bool) {
	v, ok := t.All()[key]
	return v, ok
}

func (t *Table) Set(values map[int64]int64) {
	for range 3 {
		old := t.m.Load()
		next := map[int64]int64{}
		if old != nil {
			next = maps.Clone(*old)
		}
		maps.Copy(next, values)
		if t.m.CompareAndSwap(old, &next) {
			return
		}
	}
}

func (t *Table) All() map[int64]int64 {
	if m := t.m.Load(); m != nil {
		return *m
	}
	return map[int64]int64{}
}
