// WRONG: Get takes a turn by a channel, which is a lock ('It takes no lock').
package exercise

import (
	"maps"
	"sync"
	"sync/atomic"
)

type Table struct {
	mu   sync.Mutex
	turn atomic.Pointer[chan bool]
	m    atomic.Pointer[map[int64]int64]
}

func (t *Table) now() map[int64]int64 {
	if m := t.m.Load(); m != nil {
		return *m
	}
	return nil
}

func (t *Table) Get(key int64) (value int64, ok bool) {
	fresh := make(chan bool, 1)
	t.turn.CompareAndSwap(nil, &fresh)
	turn := *t.turn.Load()
	turn <- true
	value, ok = t.now()[key]
	<-turn
	return
}

func (t *Table) Set(values map[int64]int64) {
	t.mu.Lock()
	defer t.mu.Unlock()
	next := map[int64]int64{}
	maps.Copy(next, t.now())
	maps.Copy(next, values)
	t.m.Store(&next)
}

func (t *Table) All() map[int64]int64 { return t.now() }
