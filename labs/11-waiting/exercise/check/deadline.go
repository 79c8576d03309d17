package main

import "context"

// A deadline is a context whose deadline is over when it is told so: there is no
// clock in it. A context derived from it has a goroutine until it is cancelled.
type deadline struct {
	context.Context
	over chan struct{}
}

func newDeadline() *deadline {
	return &deadline{context.Background(), make(chan struct{})}
}

func (d *deadline) end() { close(d.over) }

func (d *deadline) Done() <-chan struct{} { return d.over }

func (d *deadline) Err() error {
	select {
	case <-d.over:
		return context.DeadlineExceeded
	default:
		return nil
	}
}
