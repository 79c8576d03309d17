// "many may call it while others change the table": Set fills the map before last again, unless All has given it away, while a slow Get may still read it.
package exercise

import (
	"maps"
	"sync"
	"sync/atomic"
)

type version struct {
	values map[int64]int64
	given  atomic.Bool // All has given the map to a reader
}

// A Table keeps two versions, and writes into the one that is not current.
type Table struct {
	writers sync.Mutex
	spare   *version // guarded by writers
	current atomic.Pointer[version]
}

func (t *Table) Get(key int64) (value int64, ok bool) {
	v := t.current.Load()
	if v == nil {
		return 0, false
	}
	value, ok = v.values[key]
	return value, ok
}

func (t *Table) Set(values map[int64]int64) {
	t.writers.Lock()
	defer t.writers.Unlock()
	old, next := t.current.Load(), t.spare
	if next == nil || next.given.Load() {
		next = &version{values: make(map[int64]int64, len(values))}
	}
	clear(next.values)
	if old != nil {
		maps.Copy(next.values, old.values)
	}
	maps.Copy(next.values, values)
	t.current.Store(next)
	t.spare = old
}

func (t *Table) All() map[int64]int64 {
	v := t.current.Load()
	for v != nil {
		v.given.Store(true)
		again := t.current.Load()
		if again == v {
			return v.values
		}
		v = again
	}
	return nil
}
