// Package exercise lets at most 256 calls go on at once.
package exercise

import "sync"

// atOnce bounds the calls under way, so that the server is not flooded.
const atOnce = 256

type call struct {
	done   chan struct{}
	answer int64
	err    error
}

type Flights struct {
	prepare sync.Once
	places  chan struct{}

	mu    sync.Mutex
	calls map[int64]*call
}

func (f *Flights) Do(key int64, ask func() (int64, error)) (int64, error) {
	f.prepare.Do(func() {
		f.places = make(chan struct{}, atOnce)
		f.calls = map[int64]*call{}
	})

	f.mu.Lock()
	if c, underWay := f.calls[key]; underWay {
		f.mu.Unlock()
		<-c.done
		return c.answer, c.err
	}
	c := &call{done: make(chan struct{})}
	f.calls[key] = c
	f.mu.Unlock()

	f.places <- struct{}{}
	c.answer, c.err = ask()
	<-f.places

	f.mu.Lock()
	delete(f.calls, key)
	f.mu.Unlock()
	close(c.done)
	return c.answer, c.err
}
