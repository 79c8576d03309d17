package results

import "testing"

// TestLeaked wants the runtime's mark, in the words of Go 1.26, and no other.
func TestLeaked(t *testing.T) {
	for state, want := range map[string]bool{
		"sync.Mutex.Lock (leaked)":       true,
		"sync.Mutex.Lock":                false,
		"sync.WaitGroup.Wait, 2 minutes": false,
		"GC worker (idle)":               false,
		"":                               false,
	} {
		if got := (Wait{State: state}).Leaked(); got != want {
			t.Errorf("%q: leaked %t, want %t", state, got, want)
		}
	}
}
