// Package exercise removes the note once more at the return, when it may be the next call's.
package exercise

import "sync"

type call struct {
	done  chan struct{}
	value int64
	err   error
}

// Flights are wrong.
type Flights struct {
	mu    sync.Mutex
	calls map[int64]*call
}

func (f *Flights) forget(key int64) {
	f.mu.Lock()
	delete(f.calls, key)
	f.mu.Unlock()
}

// Do is wrong.
func (f *Flights) Do(key int64, ask func() (int64, error)) (int64, error) {
	f.mu.Lock()
	if c, ok := f.calls[key]; ok {
		f.mu.Unlock()
		<-c.done
		return c.value, c.err
	}
	if f.calls == nil {
		f.calls = make(map[int64]*call)
	}
	c := &call{done: make(chan struct{})}
	f.calls[key] = c
	f.mu.Unlock()

	defer f.forget(key)
	c.value, c.err = ask()
	f.forget(key)
	close(c.done)
	return c.value, c.err
}
