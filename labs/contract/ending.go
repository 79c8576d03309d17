package contract

import (
	"context"
	"errors"
	"time"
)

// An Ending is a context that ends when End is called, as Says says, and has the
// error Want then.
type Ending struct {
	Says string
	Ctx  context.Context
	End  func()
	Want error
}

// Endings are contexts that a caller may have, none of which has ended. The first
// one has a goroutine for each context that is derived from it and not cancelled.
func Endings() []Ending {
	d := deadline{Context: context.Background(), over: make(chan struct{})}
	plain, cancel := context.WithCancel(context.Background())
	caused, because := context.WithCancelCause(context.Background())
	timed, timedCancel := context.WithTimeout(caused, time.Hour)
	inner, innerCancel := context.WithCancel(context.WithValue(timed, &Ending{}, "a value"))
	return []Ending{
		{"the deadline is over", d, func() { close(d.over) }, context.DeadlineExceeded},
		{"the context is cancelled", plain, cancel, context.Canceled},
		{"the context is cancelled with a cause, long before its deadline", inner, func() {
			because(errors.New("the caller went away"))
			innerCancel()
			timedCancel()
		}, context.Canceled},
	}
}

// A deadline is a context whose deadline is over when it is told so: there is no
// clock in it. A program that compares two of them, or takes one as a key of a map, panics.
type deadline struct {
	context.Context
	over chan struct{}
	_    []string
}

func (d deadline) Deadline() (time.Time, bool) { return time.Time{}, false }

func (d deadline) Done() <-chan struct{} { return d.over }

func (d deadline) Err() error {
	select {
	case <-d.over:
		return context.DeadlineExceeded
	default:
		return nil
	}
}
