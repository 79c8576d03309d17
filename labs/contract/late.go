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
// goroutine is left that does not come to its end. The bubble has to go on, so what fails
// the step in do ends its goroutine, and the step fails afterwards.
func (t *T) Hurried(do func()) {
	t.setHurried(true)
	left, leave, ended := make(chan []goroutine), make(chan struct{}), make(chan struct{})
	go func() {
		synctest.Test(t.test, func(*testing.T) {
			before, done := t.Goroutines(), make(chan struct{})
			go func() {
				defer close(done)
				do()
			}()
			<-done
			time.Sleep(10_000 * Day) // for those that are late
			left <- before.others()
			<-leave
		})
		close(ended)
	}()
	late := <-left
	t.setHurried(false)
	t.Want(len(late) == 0, Left, "no goroutine left in the end", "%d left%s", len(late), places(late))
	close(leave)
	<-ended
}

// setHurried says whether a call of Hurried goes on. One that is over fails the step if
// anything in it has failed.
func (t *T) setHurried(on bool) {
	t.mu.Lock()
	t.hurried = on
	failed := t.failure != nil
	t.mu.Unlock()
	if failed && !on {
		close(t.failed)
		select {}
	}
}
