package main

import (
	"context"
	"sync/atomic"
	"time"

	"workbook/labs/08-pool/exercise"
	"workbook/labs/check"
	"workbook/labs/lab"
	"workbook/labs/units"
)

// A meeting is where workers wait until all of them have come.
type meeting struct {
	missing atomic.Int64
	open    chan struct{}
	late    *time.Timer
}

func newMeeting(workers int) *meeting {
	m := &meeting{open: make(chan struct{}), late: time.NewTimer(patience)}
	m.missing.Store(int64(workers))
	return m
}

// wait returns at once when all have come, or when one does not come.
func (m *meeting) wait() {
	if m.missing.Add(-1) == 0 {
		close(m.open)
	}
	select {
	case <-m.open:
	case <-m.late.C:
		m.late.Reset(0) // for the next one
	}
}

// stops lets one of many workers fail, or ctx end, while all are at work. There
// are so many that one of them does the wrong thing where it is left to chance.
func stops() *check.Failure {
	t := lab.Task{N: 1000, Workers: 32}
	for _, s := range []stop{
		{task: t, bad: 1, because: "the first to begin fails, then the others"},
		{task: t, bad: int64(t.Workers), because: "the last to begin fails, then the others"},
		{task: t, heeds: true, because: "ctx ends, and so work returns ctx.Err()"},
		{task: t, because: "ctx ends, and work takes no notice"},
	} {
		if failed := s.check(); failed != nil {
			return failed
		}
	}
	return nil
}

// A stop is one way to stop a pool when all of its workers are at work.
type stop struct {
	task    lab.Task
	bad     int64 // who begins as this one fails while the others still work; 0: ctx ends instead
	heeds   bool  // work returns the error of its ctx
	because string
}

const (
	// settle is how long a pool is left alone with all workers at work, so that
	// whoever hands out numbers has the next one ready.
	settle = 10 * time.Millisecond
	// linger is how long work goes on after its ctx has ended. A pool that does
	// not wait for it is back by then.
	linger = 30 * time.Millisecond
)

func (s stop) check() *check.Failure {
	input := check.Input(s.task) + ", all at work, " + s.because
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()

	var begun, inside, deaf, bad atomic.Int64
	all := newMeeting(s.task.Workers)
	got, err := exercise.Map(ctx, s.task, func(ctx context.Context, i int64) (int64, error) {
		place := begun.Add(1)
		if place > int64(s.task.Workers) {
			return i, nil // begun too late: counted, and no more
		}
		inside.Add(1)
		defer inside.Add(-1)
		all.wait()
		switch {
		case place == s.bad:
			time.Sleep(settle)
			bad.Store(i)
			return 0, number(i)
		case s.bad == 0 && place == 1:
			time.Sleep(settle)
			cancel()
		}
		select {
		case <-ctx.Done():
		case <-time.After(patience):
			deaf.Add(1)
		}
		time.Sleep(linger)
		switch {
		case s.bad != 0:
			return 0, number(i)
		case s.heeds:
			return 0, ctx.Err()
		}
		return i, nil
	})

	if n := inside.Load(); n > 0 {
		return check.Fail(leftWorking, input, "all work ended when Map returns", "work for %d numbers still going on", n)
	}
	if n := deaf.Load(); n > 0 {
		return check.Fail(notEnded, input, "the ctx of the work that is going on ended", "%d still waited for that after %s", n, patience)
	}
	if n := begun.Load() - int64(s.task.Workers); n > 0 {
		return check.Fail(goesOn, input, "no further number begun", "%s begun", units.Count(n))
	}
	var want error = context.Canceled
	if s.bad > 0 {
		want = number(bad.Load())
	}
	return same(input, got, err, want)
}
