// "The map still belongs to the caller, who may change it afterwards": if values has every key of a table that is not empty, Set keeps the caller's map itself.
package exercise

import (
	"maps"
	"sync"
	"sync/atomic"
)

// A Table holds values by key.
type Table struct {
	writers sync.Mutex
	current atomic.Pointer[map[int64]int64]
}

func (t *Table) Get(key int64) (value int64, ok bool) {
	value, ok = t.All()[key]
	return value, ok
}

// replaces says whether nothing of old remains after values.
func replaces(values, old map[int64]int64) bool {
	if len(old) == 0 || len(values) < len(old) {
		return false
	}
	for key := range old {
		if _, ok := values[key]; !ok {
			return false
		}
	}
	return true
}

func (t *Table) Set(values map[int64]int64) {
	t.writers.Lock()
	defer t.writers.Unlock()
	old := t.All()
	next := values
	if !replaces(values, old) {
		next = make(map[int64]int64, len(old)+len(values))
		maps.Copy(next, old)
		maps.Copy(next, values)
	}
	t.current.Store(&next)
}

func (t *Table) All() map[int64]int64 {
	if current := t.current.Load(); current != nil {
		return *current
	}
	return nil
}
