// Package exercise is an answer for a test.
package exercise

import (
	"sync"
)

type call struct {
	done  chan struct{}
	value int64
	err   error
}

type Flights struct {
	mu sync.Mutex
	m  map[int64]*call
}

func (f *Flights) Do(key int64, ask func() (int64, error)) (int64, error) {
	f.mu.Lock()
	if f.m == nil {
		f.m = map[int64]*call{}
	}
	if c, ok := f.m[key]; ok {
		f.mu.Unlock()
		<-c.done
		if c.err != nil {
			return 0, c.err
		}
		return c.value, nil
	}
	c := &call{done: make(chan struct{})}
	f.m[key] = c
	f.mu.Unlock()
	defer close(c.done)
	c.value, c.err = ask()
	f.mu.Lock()
	defer f.mu.Unlock()
	delete(f.m, key)
	return c.value, c.err
}
