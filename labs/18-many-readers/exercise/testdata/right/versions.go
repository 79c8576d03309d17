// Package exercise keeps its versions one after another.
package exercise

import (
	"maps"
	"sync"
	"sync/atomic"
)

// longest is how many versions a reader has to look through at most.
const longest = 8

// A version is what one Set changed, and the version that it changed. Both stay
// as they are. The nil version is the empty table.
type version struct {
	changes map[int64]int64
	older   *version
	length  int // of the chain, this version included

	all atomic.Pointer[map[int64]int64] // what all returns, once somebody has asked
}

func (v *version) get(key int64) (value int64, ok bool) {
	for ; v != nil; v = v.older {
		if value, ok := v.changes[key]; ok {
			return value, true
		}
	}
	return 0, false
}

// with returns the version after this one.
func (v *version) with(values map[int64]int64) *version {
	next := &version{changes: maps.Clone(values), older: v, length: 1}
	if v != nil {
		next.length = v.length + 1
	}
	if next.length > longest {
		return &version{changes: next.collect(), length: 1}
	}
	return next
}

// collect returns a new map with all values.
func (v *version) collect() map[int64]int64 {
	if v == nil {
		return make(map[int64]int64)
	}
	m := v.older.collect()
	maps.Copy(m, v.changes)
	return m
}

// A turn lets one at a time do something.
type turn struct {
	mu    sync.Mutex
	free  *sync.Cond // made by the first who needs it; guarded by mu
	taken bool       // guarded by mu
}

func (t *turn) take() {
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.free == nil {
		t.free = sync.NewCond(&t.mu)
	}
	for t.taken {
		t.free.Wait()
	}
	t.taken = true
}

func (t *turn) giveBack() {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.taken = false
	t.free.Signal()
}

// A Table holds values by key.
type Table struct {
	newest  atomic.Pointer[version]
	writers turn
}

// Get returns the value of a key, and whether it has one.
func (t *Table) Get(key int64) (value int64, ok bool) {
	return t.newest.Load().get(key)
}

// Set gives all the keys their values in one step.
func (t *Table) Set(values map[int64]int64) {
	t.writers.take()
	defer t.writers.giveBack()
	t.newest.Store(t.newest.Load().with(values))
}

// All returns the values of all keys at one moment.
func (t *Table) All() map[int64]int64 {
	v := t.newest.Load()
	if v == nil {
		return map[int64]int64{}
	}
	if all := v.all.Load(); all != nil {
		return *all
	}
	all := v.collect()
	v.all.Store(&all)
	return all
}
