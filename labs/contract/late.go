package contract

import (
	"testing"
	"testing/synctest"
	"time"
)

// Day is how long something may take in [T.Hurried], and longer than any exercise
// would look at a clock.
const Day = 24 * time.Hour

// GaveUp is the cause if an exercise does not wait for what takes a [Day].
var GaveUp = &Cause{"gave-up", []string{
	"What your program waited for came late, but it came. Who says how long that may take?",
	"Which line goes on although nothing has happened but that time has passed?",
}}

// Hurried calls do in a bubble in which nobody really waits for a clock: as soon as all
// goroutines of the bubble wait, the next sleep or timer is over. So what takes a [Day]
// comes at once, and whoever has not waited for it has given up. The step fails if a
// goroutine is left that does not come to its end. Nothing in do may fail the step, for
// the bubble has to go on: what came out is judged afterwards.
func (t *T) Hurried(do func()) {
	left, leave, ended := make(chan []string), make(chan struct{}), make(chan struct{})
	go func() {
		synctest.Test(t.test, func(*testing.T) {
			before := t.Goroutines()
			do()
			time.Sleep(10_000 * Day) // for those that are late
			left <- others(before)
			<-leave
		})
		close(ended)
	}()
	stacks := <-left
	t.Want(len(stacks) == 0, Left, "no goroutine left in the end", "%d left%s", len(stacks), places(stacks))
	close(leave)
	<-ended
}

// others are the stacks of those goroutines that were not there before.
func others(before Goroutines) (stacks []string) {
	for id, g := range goroutines() {
		if !before[id] {
			stacks = append(stacks, g.stack)
		}
	}
	return stacks
}
