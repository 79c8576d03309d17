// Package exercise uses the memory of a call again, while others still read it.
package exercise

import "sync"

type call struct {
	done   chan struct{}
	answer int64
	err    error
}

// Flights are wrong.
type Flights struct {
	mu    sync.Mutex
	calls map[int64]*call
	free  []*call
}

// Do is wrong.
func (f *Flights) Do(key int64, ask func() (int64, error)) (int64, error) {
	f.mu.Lock()
	if c, ok := f.calls[key]; ok {
		done := c.done
		f.mu.Unlock()
		<-done
		return c.answer, c.err
	}
	if f.calls == nil {
		f.calls = map[int64]*call{}
	}
	var c *call
	if n := len(f.free); n > 0 {
		c, f.free = f.free[n-1], f.free[:n-1]
	} else {
		c = new(call)
	}
	c.done = make(chan struct{})
	f.calls[key] = c
	f.mu.Unlock()

	answer, err := ask()

	c.answer, c.err = answer, err
	f.mu.Lock()
	delete(f.calls, key)
	close(c.done)
	f.free = append(f.free, c)
	f.mu.Unlock()
	return answer, err
}
