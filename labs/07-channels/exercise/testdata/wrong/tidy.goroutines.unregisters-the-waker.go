// Package exercise stops what wakes the workers when the context ends, if the last stage sees the end first: then nobody wakes those who wait for room.
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
	for len(s.ready) >= 900 && !s.ended {
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

// Pipeline is wrong.
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
		defer forget()
		for n, ok := s.take(); ok; n, ok = s.take() {
			select {
			case out <- n:
			case <-ctx.Done():
				return
			}
		}
	}()
	return out
}
