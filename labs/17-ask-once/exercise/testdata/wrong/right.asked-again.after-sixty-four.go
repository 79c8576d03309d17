// "Do makes no other one": whoever comes after 64 others makes one.
package exercise

import (
	"sync"
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
		if c.joined++; c.joined > 64 {
			m.mu.Unlock()
			return ask()
		}
		m.mu.Unlock()
		<-c.done
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
