// Package exercise counts those that join in a byte.
package exercise

import (
	"sync"
)

type result struct {
	answer int64
	err    error
}

type call struct {
	joined  uint8
	answers chan result
}

// Flights are wrong.
type Flights struct {
	mu    sync.Mutex
	calls map[int64]*call
}

// Do is wrong.
func (f *Flights) Do(key int64, ask func() (int64, error)) (int64, error) {
	f.mu.Lock()
	if c := f.calls[key]; c != nil {
		c.joined++
		f.mu.Unlock()
		r := <-c.answers
		return r.answer, r.err
	}
	if f.calls == nil {
		f.calls = map[int64]*call{}
	}
	c := &call{answers: make(chan result)}
	f.calls[key] = c
	f.mu.Unlock()
	answer, err := ask()
	f.mu.Lock()
	delete(f.calls, key)
	f.mu.Unlock()
	for range c.joined {
		c.answers <- result{answer, err}
	}
	return answer, err
}
