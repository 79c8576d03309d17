package contract

import (
	"context"
	"errors"
	"fmt"
	"io"
)

// A refusal is an error with a type of its own. Error may be called on a nil one.
type refusal struct{ number int64 }

func (r *refusal) Error() string { return "refused" }

// A reply is an error, too. Error may not be called on a nil one.
type reply struct{ says string }

func (r *reply) Error() string { return r.says }

// refusals, at least one of them, are an error. A program that compares two such errors,
// or takes one as a key of a map, panics.
type refusals []string

func (r refusals) Error() string { return fmt.Sprint(len(r), " refused") }

// Failures are errors that a call may return. None is the business of the caller,
// whatever it looks like. To compare two of them takes [Same].
var Failures = []error{
	errors.New("no answer"),
	fmt.Errorf("look up: %w", errors.New("no answer")),
	errors.Join(errors.New("no answer"), errors.New("no answer from the other one")),
	&refusal{7},
	(*refusal)(nil),
	(*reply)(nil),
	refusals{"no answer", "no answer from the other one"},
	errors.New(""),
	errors.New("<nil>"),
	context.Canceled,
	context.DeadlineExceeded,
	io.EOF,
	fmt.Errorf("look up: %w", context.Canceled),
	fmt.Errorf("look up: %w", context.DeadlineExceeded),
}

// Same reports that both are the very same value, also if == panics for their type.
func Same(a, b error) bool {
	x, ok := a.(refusals)
	y, too := b.(refusals)
	if ok && too {
		return &x[0] == &y[0]
	}
	return a == b
}

// wantStopped wants this very error, and no result.
func (c Calls[R]) wantStopped(t *T, got R, err, want error) {
	text := fmt.Sprintf("the error %q, a %T, that very value", want, want)
	t.Want(err != nil, ErrorLost, text, "no error")
	t.Want(Same(err, want), OtherError, text, "%q, a %T", err, err)
	t.Want(c.IsEmpty(got), Both, "no result beside the error", "%v", got)
}

// wantNoError fails the step for an error though no call has failed.
func (t *T) wantNoError(err error) {
	t.Want(err == nil, NoReason, "no error, because no call failed", "the error %v", err)
}
