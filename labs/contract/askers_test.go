package contract

import (
	"sync"
	"testing"

	"workbook/labs/lab"
)

// TestAskersThatAskLate wants the step to look on while an exercise that has returned
// still asks. What the late one asks for is a share too, so the step passes whether it
// sees that or not; the race detector sees who looks without the lock.
func TestAskersThatAskLate(t *testing.T) {
	Step(t, func(t *T) {
		var late sync.WaitGroup
		t.WantShares(lab.Task{N: 2, Workers: 2}, func(task lab.Task) {
			Shares(task)
			late.Go(func() { task.Number(1) })
		})
		late.Wait()
	})
}
