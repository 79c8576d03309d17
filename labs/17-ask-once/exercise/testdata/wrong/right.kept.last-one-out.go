// Package exercise forgets a call when the last of those who share it is back.
package exercise

import "sync"

type Flights struct {
	mu    sync.Mutex
	calls map[int64]*call // guarded by mu, like the users of each
}

type call struct {
	users  int
	done   chan struct{}
	answer int64
	err    error
}

func (f *Flights) Do(key int64, ask func() (int64, error)) (int64, error) {
	f.mu.Lock()
	c, joined := f.calls[key]
	if !joined {
		if f.calls == nil {
			f.calls = map[int64]*call{}
		}
		c = &call{done: make(chan struct{})}
		f.calls[key] = c
	}
	c.users++
	f.mu.Unlock()

	if joined {
		<-c.done
	} else {
		c.answer, c.err = ask()
		close(c.done)
	}

	f.mu.Lock()
	defer f.mu.Unlock()
	c.users--
	if c.users == 0 {
		delete(f.calls, key)
	}
	return c.answer, c.err
}
