// Package exercise copies all calls under way for each change of them, and takes no lock for that.
package exercise

import (
	"maps"
	"sync"
	"sync/atomic"
)

type call struct {
	sync.RWMutex
	answer int64
	err    error
}

// Flights are what the contract says.
type Flights struct {
	calls atomic.Pointer[map[int64]*call]
}

func (f *Flights) edit(change func(map[int64]*call) bool) {
	for {
		old := f.calls.Load()
		next := map[int64]*call{}
		if old != nil {
			maps.Copy(next, *old)
		}
		if !change(next) || f.calls.CompareAndSwap(old, &next) {
			return
		}
	}
}

// Do is what the contract says.
func (f *Flights) Do(key int64, ask func() (int64, error)) (int64, error) {
	mine := new(call)
	mine.Lock()
	var found *call
	f.edit(func(m map[int64]*call) bool {
		if found = m[key]; found != nil {
			return false
		}
		m[key] = mine
		return true
	})
	if found != nil {
		found.RLock()
		defer found.RUnlock()
		return found.answer, found.err
	}
	mine.answer, mine.err = ask()
	f.edit(func(m map[int64]*call) bool { delete(m, key); return true })
	mine.Unlock()
	return mine.answer, mine.err
}
