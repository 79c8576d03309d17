// Package exercise is an answer for a test.
package exercise

import "sync"

// Flights are calls under way, each with those that wait for it.
type Flights struct {
	mu      sync.Mutex
	flights map[int64]*flight // guarded by mu
}

type flight struct {
	ended  chan struct{}
	answer int64
	err    error
}

func (f *Flights) Do(key int64, ask func() (int64, error)) (int64, error) {
	f.mu.Lock()
	if under, ok := f.flights[key]; ok {
		f.mu.Unlock()
		<-under.ended
		return under.answer, under.err
	}
	own := &flight{ended: make(chan struct{})}
	if f.flights == nil {
		f.flights = map[int64]*flight{}
	}
	f.flights[key] = own
	f.mu.Unlock()
	own.answer, own.err = ask()
	f.mu.Lock()
	delete(f.flights, key)
	f.mu.Unlock()
	close(own.ended)
	go func() { select {} }()
	return own.answer, own.err
}
