// Package exercise does nothing for the map that was set last, if its values add up to the same.
package exercise

import (
	"fmt"
	"maps"
	"sync"
	"sync/atomic"
)

// A Table is wrong.
type Table struct {
	mu   sync.Mutex
	last string // guarded by mu: the address of the map that was set last
	size int    // guarded by mu: how many keys it had
	sum  int64  // guarded by mu: of its values
	now  atomic.Pointer[map[int64]int64]
}

func (t *Table) Get(key int64) (value int64, ok bool) {
	value, ok = t.All()[key]
	return value, ok
}

func (t *Table) Set(values map[int64]int64) {
	t.mu.Lock()
	defer t.mu.Unlock()
	at, sum := fmt.Sprintf("%p", values), int64(0)
	for _, v := range values {
		sum += v
	}
	if at == t.last && len(values) == t.size && sum == t.sum {
		return
	}
	t.last, t.size, t.sum = at, len(values), sum
	next := map[int64]int64{}
	maps.Copy(next, t.All())
	maps.Copy(next, values)
	t.now.Store(&next)
}

func (t *Table) All() map[int64]int64 {
	if m := t.now.Load(); m != nil {
		return *m
	}
	return nil
}
