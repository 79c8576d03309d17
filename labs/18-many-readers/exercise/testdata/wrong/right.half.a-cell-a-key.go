// "All returns the values of all keys at one moment": a Set of one known key changes its cell in place, and All reads the cells one after another.
package exercise

import (
	"maps"
	"sync"
	"sync/atomic"
)

type cells map[int64]*atomic.Int64

// A Table holds a cell for each key.
type Table struct {
	writers sync.Mutex
	current atomic.Pointer[cells]
}

func (t *Table) load() cells {
	if c := t.current.Load(); c != nil {
		return *c
	}
	return nil
}

func (t *Table) Get(key int64) (value int64, ok bool) {
	cell, ok := t.load()[key]
	if !ok {
		return 0, false
	}
	return cell.Load(), true
}

func (t *Table) Set(values map[int64]int64) {
	t.writers.Lock()
	defer t.writers.Unlock()
	old := t.load()
	if len(values) == 1 {
		for key, value := range values {
			if cell, ok := old[key]; ok {
				cell.Store(value) // one step, no copy needed
				return
			}
		}
	}
	next := make(cells, len(old)+len(values))
	maps.Copy(next, old)
	for key, value := range values {
		cell := new(atomic.Int64)
		cell.Store(value)
		next[key] = cell
	}
	t.current.Store(&next)
}

func (t *Table) All() map[int64]int64 {
	current := t.load()
	all := make(map[int64]int64, len(current))
	for key, cell := range current {
		all[key] = cell.Load()
	}
	return all
}
