package contract

import (
	"context"
	"errors"
	"runtime"
	"sync/atomic"
	"time"

	"workbook/labs/lab"
	"workbook/labs/units"
)

// Far makes up to most calls, and wants nothing left of them. A slow exercise could not make
// that many, so Far comes after a comparison.
func (c Calls[R]) Far(t *T, most int64) {
	for _, task := range t.Larger(most) {
		t.With("%s", Describe(task))
		m, before := t.Numbers(task.N), t.Goroutines()
		got, err := c.Run(context.Background(), task, succeeds(m.Ask))
		t.WantEnded(before)
		t.wantNoError(err)
		t.WantEachOnce(m)
		c.Judge(t, m, got)
	}
	t.NoMoreLater(lab.Task{N: 100_000, Workers: 2}, c.numbers)
	for _, n := range []int64{1 << 16, 1<<16 + 1 + t.Int64N(1<<14)} { // who counts in 16 bits takes a part for all
		for _, at := range []int64{0, n / 2, n - 1} {
			c.endsFar(t, lab.Task{N: n, Workers: 4}, at)
		}
	}
}

// endsFar lets the context end after a number of calls, and wants no result.
func (c Calls[R]) endsFar(t *T, task lab.Task, after int64) {
	e := Endings()[1]
	t.With("%s, %s after %s", Describe(task), e.Says, units.Plural(int(after), "call"))
	var came atomic.Int64
	if after == 0 {
		e.End()
	}
	got, err := c.Run(e.Ctx, task, func(_ context.Context, i int64) (int64, error) {
		if came.Add(1) == after {
			e.End()
		}
		return i, nil
	})
	c.wantStopped(t, got, err, e.Want)
}

// farUnordered makes many calls for the race detector. It stops an exercise that is slow
// or has a crowd of goroutines, which is another step's business.
func (c Calls[R]) farUnordered(t *T, most int64) {
	for _, task := range t.Larger(most) {
		t.With("%s", Describe(task))
		over, most := time.Now().Add(Patience/2), runtime.NumGoroutine()+20*task.Workers+1000
		_, _ = c.Run(context.Background(), task, func(_ context.Context, i int64) (int64, error) {
			if time.Now().After(over) || runtime.NumGoroutine() > most {
				return 0, errors.New("enough")
			}
			return i, nil
		})
	}
}
