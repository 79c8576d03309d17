// Package exercise leaves a map to the Set that is at work, and returns before its values are there.
package exercise

import (
	"maps"
	"sync"
	"sync/atomic"
)

type Table struct {
	mu      sync.Mutex
	queue   []map[int64]int64 // guarded by mu
	busy    bool              // guarded by mu
	current atomic.Pointer[map[int64]int64]
}

func (t *Table) Get(key int64) (value int64, ok bool) {
	value, ok = t.All()[key]
	return value, ok
}

func (t *Table) Set(values map[int64]int64) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.queue = append(t.queue, values)
	if t.busy {
		return // whoever is at work takes ours along
	}
	t.busy = true
	for len(t.queue) > 0 {
		queue := t.queue
		t.queue = nil
		t.mu.Unlock()
		next := map[int64]int64{}
		maps.Copy(next, t.All())
		for _, values := range queue {
			maps.Copy(next, values)
		}
		t.current.Store(&next)
		t.mu.Lock()
	}
	t.busy = false
}

func (t *Table) All() map[int64]int64 {
	if m := t.current.Load(); m != nil {
		return *m
	}
	return nil
}
