package contract

import (
	"io"
	"sync"
	"testing"
)

// TestOnTheWayIsNotGone holds two workers at the door of a round. They have not ended, so
// the third one, who waits in that round, is not deserted. Without them it is.
func TestOnTheWayIsNotGone(t *testing.T) {
	kit := &T{reports: io.Discard}
	m := kit.Meet(3, 4, "three workers")
	m.round, m.came = 2, 1
	if !m.deserted(2) {
		t.Error("nobody else is there, and the meeting waits for them")
	}
	m.atWork.mu.Lock()
	var workers sync.WaitGroup
	for range 2 {
		workers.Go(m.Come)
	}
	kit.WantWaiting(m.before)
	if m.deserted(2) {
		t.Error("two workers are on their way, and the meeting takes them for gone")
	}
	m.atWork.mu.Unlock()
	workers.Wait()
}
