// Package exercise joins nobody if there is one CPU.
package exercise

import (
	"runtime"
	"sync"
)

type call struct {
	done   chan struct{}
	answer int64
	err    error
}

// Flights are wrong.
type Flights struct {
	mu    sync.Mutex
	calls map[int64]*call
}

// Do is wrong.
func (f *Flights) Do(key int64, ask func() (int64, error)) (int64, error) {
	f.mu.Lock()
	if c := f.calls[key]; c != nil && runtime.GOMAXPROCS(0) > 1 {
		f.mu.Unlock()
		<-c.done
		return c.answer, c.err
	}
	if f.calls == nil {
		f.calls = map[int64]*call{}
	}
	c := &call{done: make(chan struct{})}
	f.calls[key] = c
	f.mu.Unlock()
	c.answer, c.err = ask()
	f.mu.Lock()
	delete(f.calls, key)
	f.mu.Unlock()
	close(c.done)
	return c.answer, c.err
}
