// "whether it has one": not if it is 0.
package exercise

import (
	"maps"
	"sync"
	"sync/atomic"
)

type Table struct {
	now     atomic.Pointer[map[int64]int64]
	writing sync.Mutex
}

func (t *Table) load() map[int64]int64 {
	if m := t.now.Load(); m != nil {
		return *m
	}
	return nil
}

func (t *Table) put(values map[int64]int64) {
	next := make(map[int64]int64, len(values))
	maps.Copy(next, t.load())
	maps.Copy(next, values)
	t.now.Store(&next)
}

func (t *Table) Get(key int64) (value int64, ok bool) {
	value = t.load()[key]
	return value, value != 0
}

func (t *Table) Set(values map[int64]int64) {
	t.writing.Lock()
	defer t.writing.Unlock()
	t.put(values)
}

func (t *Table) All() map[int64]int64 {
	return t.load()
}
