// Package exercise counts those who wait in 16 bits.
package exercise

import "sync"

type call struct {
	waiting uint16
	wake    chan struct{}
	value   int64
	err     error
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
	if c, ok := f.calls[key]; ok {
		c.waiting++
		f.mu.Unlock()
		<-c.wake
		return c.value, c.err
	}
	c := &call{wake: make(chan struct{})}
	f.calls[key] = c
	f.mu.Unlock()
	c.value, c.err = ask()
	f.mu.Lock()
	delete(f.calls, key)
	f.mu.Unlock()
	for range c.waiting {
		c.wake <- struct{}{}
	}
	return c.value, c.err
}
