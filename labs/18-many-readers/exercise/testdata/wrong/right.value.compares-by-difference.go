// "Get returns the value of a key, and whether it has one": keys are compared by their difference, which overflows for keys far apart (such as 0 and the smallest int64), and then Get does not find a key that has a value.
package exercise

import (
	"slices"
	"sync"
	"sync/atomic"
)

// entry is a key and its value.
type entry struct{ key, value int64 }

// compare returns a number below, equal to, or above zero, as the key of the
// entry is below, equal to, or above key.
func compare(e entry, key int64) int { return int(e.key - key) }

// A Table holds values by key.
type Table struct {
	entries atomic.Pointer[[]entry] // in the order of the keys
	writing sync.Mutex
}

func (t *Table) load() []entry {
	if entries := t.entries.Load(); entries != nil {
		return *entries
	}
	return nil
}

// Get returns the value of a key, and whether it has one.
func (t *Table) Get(key int64) (value int64, ok bool) {
	entries := t.load()
	if i, ok := slices.BinarySearchFunc(entries, key, compare); ok {
		return entries[i].value, true
	}
	return 0, false
}

// Set gives all the keys their values in one step.
func (t *Table) Set(values map[int64]int64) {
	t.writing.Lock()
	defer t.writing.Unlock()
	all := t.All()
	for key, value := range values {
		all[key] = value
	}
	next := make([]entry, 0, len(all))
	for key, value := range all {
		next = append(next, entry{key, value})
	}
	slices.SortFunc(next, func(a, b entry) int { return compare(a, b.key) })
	t.entries.Store(&next)
}

// All returns the values of all keys at one moment.
func (t *Table) All() map[int64]int64 {
	entries := t.load()
	all := make(map[int64]int64, len(entries))
	for _, e := range entries {
		all[e.key] = e.value
	}
	return all
}
