// Package exercise keeps the key of every call, with nil for its call.
package exercise

import "sync"

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
	if f.calls == nil {
		f.calls = make(map[int64]*call)
	}
	c := f.calls[key]
	if c != nil {
		f.mu.Unlock()
		<-c.done
		return c.answer, c.err
	}
	c = &call{done: make(chan struct{})}
	f.calls[key] = c
	f.mu.Unlock()

	c.answer, c.err = ask()

	f.mu.Lock()
	f.calls[key] = nil
	f.mu.Unlock()
	close(c.done)
	return c.answer, c.err
}
