// Package exercise asks again if the call that it has joined was cancelled.
package exercise

import (
	"context"
	"errors"
	"sync"
)

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

// Do is wrong.
func (f *Flights) Do(key int64, ask func() (int64, error)) (int64, error) {
	for {
		f.mu.Lock()
		if c, ok := f.calls[key]; ok {
			f.mu.Unlock()
			<-c.done
			// The one that asked has given up, and we have not.
			if errors.Is(c.err, context.Canceled) || errors.Is(c.err, context.DeadlineExceeded) {
				continue
			}
			return c.value, c.err
		}
		if f.calls == nil {
			f.calls = make(map[int64]*call)
		}
		c := &call{done: make(chan struct{})}
		f.calls[key] = c
		f.mu.Unlock()
		c.value, c.err = ask()
		f.mu.Lock()
		delete(f.calls, key)
		f.mu.Unlock()
		close(c.done)
		return c.value, c.err
	}
}
