// Package exercise has 10,007 locks, and holds one of them while it asks.
package exercise

import "sync"

const places = 10_007

type call struct {
	answer int64
	err    error
}

type stripe struct {
	mu    sync.Mutex
	calls map[int64]*flight
}

type flight struct {
	once sync.Once
	call
}

// Flights are wrong.
type Flights struct {
	stripes [places]stripe
	asking  [places]sync.Mutex
}

// Do is wrong.
func (f *Flights) Do(key int64, ask func() (int64, error)) (int64, error) {
	i := uint64(key) % places
	s := &f.stripes[i]
	s.mu.Lock()
	if s.calls == nil {
		s.calls = map[int64]*flight{}
	}
	c, ok := s.calls[key]
	if !ok {
		c = new(flight)
		s.calls[key] = c
	}
	s.mu.Unlock()
	c.once.Do(func() {
		f.asking[i].Lock()
		defer f.asking[i].Unlock()
		c.answer, c.err = ask()
		s.mu.Lock()
		delete(s.calls, key)
		s.mu.Unlock()
	})
	return c.answer, c.err
}
