// Package exercise lets the workers of one state count down to the end.
package exercise

import (
	"context"
	"sync"

	"workbook/labs/lab"
)

type state struct {
	mu      sync.Mutex
	changed sync.Cond
	left    int64
	working int
	failed  bool
	err     error
	results map[int64]int64
}

// Map returns the results in the order of the numbers, or the first error.
func Map(ctx context.Context, t lab.Task,
	work func(ctx context.Context, i int64) (int64, error)) ([]int64, error) {
	inner, cancel := context.WithCancel(ctx)
	defer cancel()
	s := &state{left: t.N, working: t.Workers, results: map[int64]int64{}}
	s.changed.L = &s.mu
	for range t.Workers {
		go s.run(inner, cancel, work)
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	for s.working > 0 {
		s.changed.Wait()
	}
	switch {
	case ctx.Err() != nil:
		return nil, ctx.Err()
	case s.failed:
		return nil, s.err
	}
	all := make([]int64, 0, t.N)
	for i := int64(1); i <= t.N; i++ {
		all = append(all, s.results[i])
	}
	return all, nil
}

func (s *state) run(ctx context.Context, cancel func(), work func(context.Context, int64) (int64, error)) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for s.left > 0 && !s.failed && ctx.Err() == nil {
		i := s.left
		s.left--
		s.mu.Unlock()
		result, err := work(ctx, i)
		s.mu.Lock()
		if err != nil && !s.failed {
			s.failed, s.err = true, err
			cancel()
		}
		s.results[i] = result
	}
	s.working--
	if s.working == 0 {
		s.changed.Signal()
	}
}
