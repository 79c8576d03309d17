//go:build unix

package contract

import (
	"fmt"
	"os/exec"
	"runtime"
	"syscall"
	"testing"
	"time"
)

// TestNobodyIsLateWhileTheProcessIsStopped lets the system give this process no CPU for
// longer than [Patience]. Whoever is waited for comes soon after that.
func TestNobodyIsLateWhileTheProcessIsStopped(t *testing.T) {
	if testing.Short() {
		t.Skip("stops for some seconds each time")
	}
	for name, came := range map[string]func(before Goroutines, closed <-chan struct{}) bool{
		"comes": func(_ Goroutines, closed <-chan struct{}) bool {
			return comes(closed, Hold, func() (int64, bool) { return 0, false })
		},
		"stillBusy": func(before Goroutines, _ <-chan struct{}) bool { return len(stillBusy(before)) == 0 },
		"drain": func(before Goroutines, closed <-chan struct{}) bool {
			drain(len(before) + 1)
			return runtime.NumGoroutine() <= len(before)+1
		},
	} {
		resumed := halt(t)
		before, closed := Goroutines{}, make(chan struct{})
		for id := range goroutines() {
			before[id] = true
		}
		go func() {
			for range 300 {
				time.Sleep(time.Millisecond)
			}
			close(closed)
		}()
		if !came(before, closed) {
			t.Errorf("%s gave up", name)
		}
		<-closed
		resumed()
	}
}

// halt stops this process in a moment, for longer than [Patience]. It returns a function
// that waits until the process has gone on.
func halt(t *testing.T) (resumed func()) {
	t.Helper()
	script := fmt.Sprintf("sleep 0.1; kill -STOP %[1]d; sleep %[2]f; kill -CONT %[1]d", syscall.Getpid(), (Patience + Patience/4).Seconds())
	stopper := exec.Command("sh", "-c", script)
	if err := stopper.Start(); err != nil {
		t.Skipf("no shell to stop this process: %v", err)
	}
	return func() {
		if err := stopper.Wait(); err != nil {
			t.Fatal(err)
		}
	}
}
