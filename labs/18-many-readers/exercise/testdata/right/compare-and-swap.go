// Package exercise is an answer for a test.
package exercise

import "sync/atomic"

type Table struct {
	current atomic.Pointer[map[int64]int64]
}

func (t *Table) Get(key int64) (int64, bool) {
	m := t.current.Load()
	if m == nil {
		return 0, false
	}
	v, ok := (*m)[key]
	return v, ok
}

func (t *Table) Set(values map[int64]int64) {
	for {
		old := t.current.Load()
		next := make(map[int64]int64)
		if old != nil {
			for k, v := range *old {
				next[k] = v
			}
		}
		for k, v := range values {
			next[k] = v
		}
		if t.current.CompareAndSwap(old, &next) {
			return
		}
	}
}

func (t *Table) All() map[int64]int64 {
	m := t.current.Load()
	if m == nil {
		return map[int64]int64{}
	}
	return *m
}
