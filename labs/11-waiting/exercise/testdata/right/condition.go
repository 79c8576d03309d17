// Package exercise keeps count of the calls in flight, and waits for a condition.
package exercise

import (
	"context"
	"sync"

	"workbook/labs/lab"
)

type desk struct {
	mu       sync.Mutex
	changed  *sync.Cond
	inFlight int
	total    int64
	err      error
}

// Ask asks for each of the numbers 1 to t.N and returns the sum of the answers.
func Ask(ctx context.Context, t lab.Task, ask func(ctx context.Context, i int64) (int64, error)) (int64, error) {
	inner, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	d := &desk{}
	d.changed = sync.NewCond(&d.mu)
	d.mu.Lock()
	defer d.mu.Unlock()
	for i := int64(1); i <= t.N; i++ {
		for d.inFlight == t.Workers {
			d.changed.Wait()
		}
		if d.err != nil || ctx.Err() != nil {
			break
		}
		d.inFlight++
		go func() {
			answer, err := ask(inner, i)
			d.mu.Lock()
			defer d.mu.Unlock()
			if err != nil && d.err == nil {
				d.err = err
				cancel(err)
			}
			d.total += answer
			d.inFlight--
			d.changed.Signal()
		}()
	}
	for d.inFlight > 0 {
		d.changed.Wait()
	}
	if err := ctx.Err(); err != nil {
		return 0, err
	}
	if d.err != nil {
		return 0, d.err
	}
	return d.total, nil
}
