// Package exercise wakes those that wait when the context ends, and does not take the
// lock for it: whoever has looked at the context and does not wait yet sleeps on.
package exercise

import (
	"context"
	"sync"

	"workbook/labs/lab"
)

type shelf struct {
	mu      sync.Mutex
	changed *sync.Cond
	numbers []int64
	senders int
}

func (s *shelf) put(ctx context.Context, number int64) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	for len(s.numbers) > 0 {
		if ctx.Err() != nil {
			return false
		}
		s.changed.Wait()
	}
	s.numbers = append(s.numbers, number)
	s.changed.Broadcast()
	return ctx.Err() == nil
}

func (s *shelf) take(ctx context.Context) (int64, bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for len(s.numbers) == 0 {
		if ctx.Err() != nil || s.senders == 0 {
			return 0, false
		}
		s.changed.Wait()
	}
	number := s.numbers[0]
	s.numbers = nil
	s.changed.Broadcast()
	return number, true
}

func (s *shelf) leave() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.senders--
	s.changed.Broadcast()
}

// Pipeline is wrong.
func Pipeline(ctx context.Context, t lab.Task) <-chan int64 {
	places, numbers, out := &shelf{senders: 1}, &shelf{senders: t.Workers}, make(chan int64)
	for _, s := range []*shelf{places, numbers} {
		s.changed = sync.NewCond(&s.mu)
		context.AfterFunc(ctx, s.changed.Broadcast)
	}
	go func() {
		defer places.leave()
		for i := int64(1); i <= t.N && places.put(ctx, i); i++ {
		}
	}()
	for range t.Workers {
		go func() {
			defer numbers.leave()
			for i, ok := places.take(ctx); ok && ctx.Err() == nil; i, ok = places.take(ctx) {
				if !numbers.put(ctx, t.Number(i)) {
					return
				}
			}
		}()
	}
	go func() {
		defer close(out)
		for number, ok := numbers.take(ctx); ok; number, ok = numbers.take(ctx) {
			select {
			case out <- number:
			case <-ctx.Done():
				return
			}
		}
	}()
	return out
}
