package contract

import (
	"runtime"
	"sync"
	"testing"
)

// TestNobodyWhoHasEndedIsCounted lets many goroutines end while the garbage collector
// looks after the stacks of earlier ones, which the runtime counts again meanwhile.
func TestNobodyWhoHasEndedIsCounted(t *testing.T) {
	const many = 5000
	others := runtime.NumGoroutine() // of earlier tests, some of which may end meanwhile
	for range 20 {
		stay := make(chan struct{})
		var all sync.WaitGroup
		for range many {
			all.Go(func() { <-stay })
		}
		if n, crowded := crowd(many - 1); !crowded {
			t.Fatalf("%d goroutines are no crowd", n)
		}
		close(stay)
		all.Wait()
		collected := make(chan struct{})
		go func() { runtime.GC(); close(collected) }()
		for done := false; !done; {
			if n, crowded := crowd(others + many/2); crowded {
				t.Fatalf("%d goroutines, and all have ended", n)
			}
			select {
			case <-collected:
				done = true
			default:
			}
		}
	}
}

// TestHeadcount wants the largest number that were at work at once, and not the last.
func TestHeadcount(t *testing.T) {
	var h headcount
	for now := 1; now <= 3; now++ {
		if got := h.enter(); got != now {
			t.Errorf("%d at work, want %d", got, now)
		}
	}
	h.leave()
	h.leave()
	if now := h.enter(); now != 2 || h.most() != 3 {
		t.Errorf("%d at work and %d at most, want 2 and 3", now, h.most())
	}
}
