package contract

import "testing"

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
