// Package exercise keeps what is ready in a list, with a lock and two conditions; what tells that the context has ended has the lock.
package exercise

import (
	"context"
	"sync"

	"workbook/labs/lab"
)

type store struct {
	mu         sync.Mutex
	some, room sync.Cond
	ready      []int64
	working    int
	ended      bool
}

func (s *store) put(n int64) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for len(s.ready) >= 400 && !s.ended {
		s.room.Wait()
	}
	s.ready = append(s.ready, n)
	s.some.Signal()
}

func (s *store) take() (n int64, ok bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for len(s.ready) == 0 && s.working > 0 && !s.ended {
		s.some.Wait()
	}
	if len(s.ready) == 0 || s.ended {
		return 0, false
	}
	n, s.ready = s.ready[0], s.ready[1:]
	s.room.Signal()
	return n, true
}

func (s *store) change(f func()) {
	s.mu.Lock()
	defer s.mu.Unlock()
	f()
	s.some.Broadcast()
	s.room.Broadcast()
}

// Pipeline returns a channel with the task's numbers.
func Pipeline(ctx context.Context, t lab.Task) <-chan int64 {
	s := &store{working: t.Workers}
	s.some.L, s.room.L = &s.mu, &s.mu
	forget := context.AfterFunc(ctx, func() { s.change(func() { s.ended = true }) })
	places := make(chan int64)
	go func() {
		defer close(places)
		for i := range t.N {
			select {
			case <-ctx.Done():
				return
			case places <- i + 1:
			}
		}
	}()
	for range t.Workers {
		go func() {
			defer s.change(func() { s.working-- })
			for i := range places {
				if ctx.Err() != nil {
					return
				}
				s.put(t.Number(i))
			}
		}()
	}
	out := make(chan int64)
	go func() {
		defer close(out)
		for n, ok := s.take(); ok; n, ok = s.take() {
			select {
			case out <- n:
			case <-ctx.Done():
				return
			}
		}
		forget() // nobody waits any more, or all know
	}()
	return out
}
