// Package exercise has a map for the keys below 0 and one for the others, each behind
// a pointer of its own.
package exercise

import (
	"maps"
	"sync"
	"sync/atomic"
)

// A Table is wrong.
type Table struct {
	mu       sync.Mutex
	pos, neg atomic.Pointer[map[int64]int64]
}

func in(p *atomic.Pointer[map[int64]int64]) map[int64]int64 {
	if m := p.Load(); m != nil {
		return *m
	}
	return nil
}

func (t *Table) half(key int64) *atomic.Pointer[map[int64]int64] {
	if key < 0 {
		return &t.neg
	}
	return &t.pos
}

// Get is right.
func (t *Table) Get(key int64) (value int64, ok bool) {
	value, ok = in(t.half(key))[key]
	return value, ok
}

// Set is wrong.
func (t *Table) Set(values map[int64]int64) {
	t.mu.Lock()
	defer t.mu.Unlock()
	pos, neg := maps.Clone(in(&t.pos)), maps.Clone(in(&t.neg))
	if pos == nil {
		pos, neg = map[int64]int64{}, map[int64]int64{}
	}
	for k, v := range values {
		if k < 0 {
			neg[k] = v
		} else {
			pos[k] = v
		}
	}
	t.pos.Store(&pos)
	t.neg.Store(&neg)
}

// All is wrong.
func (t *Table) All() map[int64]int64 {
	all := map[int64]int64{}
	maps.Copy(all, in(&t.pos))
	maps.Copy(all, in(&t.neg))
	return all
}
