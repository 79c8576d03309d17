// WRONG: Get makes the first map by a sync.Once, whose lock the first readers take and wait for ('It takes no lock').
package exercise

import (
	"maps"
	"sync"
	"sync/atomic"
)

type Table struct {
	begin sync.Once
	mu    sync.Mutex
	m     atomic.Value
}

func (t *Table) now() map[int64]int64 {
	t.begin.Do(func() { t.m.Store(map[int64]int64{}) })
	return t.m.Load().(map[int64]int64)
}

func (t *Table) Get(key int64) (value int64, ok bool) {
	value, ok = t.now()[key]
	return
}

func (t *Table) Set(values map[int64]int64) {
	t.mu.Lock()
	defer t.mu.Unlock()
	next := maps.Clone(t.now())
	maps.Copy(next, values)
	t.m.Store(next)
}

func (t *Table) All() map[int64]int64 { return t.now() }
