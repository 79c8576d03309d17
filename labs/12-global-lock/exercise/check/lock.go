package main

import (
	"fmt"
	"sync"
	"sync/atomic"

	"workbook/labs/check"
	"workbook/labs/lab"
)

// A lock is the global lock that the exercise gets, and keeps account of it.
type lock struct {
	mu    sync.Mutex
	held  atomic.Bool
	locks atomic.Int64
	extra atomic.Int64 // unlocks while nobody held it
}

func (l *lock) Lock() {
	l.mu.Lock()
	l.held.Store(true)
	l.locks.Add(1)
}

func (l *lock) Unlock() {
	if !l.held.CompareAndSwap(true, false) {
		l.extra.Add(1)
		return
	}
	l.mu.Unlock()
}

func (l *lock) isHeld() bool { return l.held.Load() }

// balance wants a lock that was given back as often as it was taken.
func (l *lock) balance(t lab.Task) *check.Failure {
	const want = "the lock given back as often as it was taken"
	fail := func(got string) *check.Failure {
		return check.Fail("unbalanced", check.Input(t), want, "%s", got)
	}
	switch extra := l.extra.Load(); {
	case l.isHeld():
		return fail("still held when Sum returned")
	case extra > 0:
		return fail(fmt.Sprintf("given back %d times when nobody held it", extra))
	}
	return nil
}
