package contract

import (
	"runtime/debug"
	"testing"
)

// TestWhoeverAllocatesRuns wants no look at the goroutines to take one that allocates
// for one that waits, though garbage collections begin all the time.
func TestWhoeverAllocatesRuns(t *testing.T) {
	defer debug.SetGCPercent(debug.SetGCPercent(1))
	known, stop := goroutines(), make(chan bool)
	defer close(stop)
	go func() {
		for kept := []byte(nil); ; kept = make([]byte, 5000+len(kept)%2) {
			select {
			case <-stop:
				return
			default:
			}
		}
	}()
	for range 150 {
		for id, g := range goroutines() {
			if _, old := known[id]; !old && g.waits() {
				t.Fatalf("it waits:\n%s", g.stack)
			}
		}
	}
}
