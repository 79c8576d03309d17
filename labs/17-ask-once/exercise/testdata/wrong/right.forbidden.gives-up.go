// "it waits for that one": for a second, and then asks itself.
package exercise

import (
	"sync"
	"time"
)

type call struct {
	done   chan struct{}
	answer int64
	err    error
	joined int
}

type Flights struct {
	mu    sync.Mutex
	calls map[int64]*call
}

func (f *Flights) Do(key int64, ask func() (int64, error)) (int64, error) {
	m, k := f, key
	m.mu.Lock()
	if c := m.calls[k]; c != nil {

		m.mu.Unlock()
		select {
		case <-c.done:
		case <-time.After(time.Second):
			return ask()
		}
		return c.answer, c.err
	}
	c := &call{done: make(chan struct{})}
	if m.calls == nil {
		m.calls = map[int64]*call{}
	}
	m.calls[k] = c
	m.mu.Unlock()
	c.answer, c.err = ask()
	m.mu.Lock()
	delete(m.calls, k)
	m.mu.Unlock()
	close(c.done)
	return c.answer, c.err
}
