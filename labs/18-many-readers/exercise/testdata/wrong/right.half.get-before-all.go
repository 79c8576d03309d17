// "A reader who has seen one of them, with All or Get, sees the others from then on": Get has a single key before All does.
package exercise

import (
	"maps"
	"sync"
	"sync/atomic"
)

type Table struct {
	mu   sync.Mutex
	now  atomic.Pointer[map[int64]int64]
	last atomic.Pointer[[2]int64] // key and value of a change of one key
}

func (t *Table) Get(key int64) (value int64, ok bool) {
	if last := t.last.Load(); last != nil && last[0] == key {
		return last[1], true
	}
	value, ok = t.All()[key]
	return value, ok
}

func (t *Table) Set(values map[int64]int64) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.last.Store(nil)
	for key, value := range values {
		if len(values) == 1 {
			t.last.Store(&[2]int64{key, value})
		}
	}
	next := map[int64]int64{}
	maps.Copy(next, t.All())
	maps.Copy(next, values)
	t.now.Store(&next)
}

func (t *Table) All() map[int64]int64 {
	if now := t.now.Load(); now != nil {
		return *now
	}
	return map[int64]int64{}
}
