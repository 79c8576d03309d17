package contract

import (
	"context"
	"errors"
	"runtime"
	"time"
)

// Far makes up to so many calls, more than a slow exercise could make: it comes after a
// comparison.
func (c Calls[R]) Far(t *T, most int64) {
	for _, task := range t.Larger(most) {
		t.With("%s", Describe(task))
		m := t.Numbers(task.N)
		got, err := c.Run(context.Background(), task, func(_ context.Context, i int64) (int64, error) { return m.Ask(i), nil })
		t.Want(err == nil, NoReason, "no error, because no call failed", "the error %v", err)
		t.WantEachOnce(m)
		c.Judge(t, m, got)
	}
}

// farUnordered makes many calls for the race detector. It stops an exercise that is slow
// or has a crowd of goroutines, which is another step's business.
func (c Calls[R]) farUnordered(t *T, most int64) {
	for _, task := range t.Larger(most) {
		t.With("%s", Describe(task))
		over, crowd := time.Now().Add(patience/2), runtime.NumGoroutine()+20*task.Workers+1000
		_, _ = c.Run(context.Background(), task, func(_ context.Context, i int64) (int64, error) {
			if time.Now().After(over) || runtime.NumGoroutine() > crowd {
				return 0, errors.New("enough")
			}
			return i, nil
		})
	}
}
