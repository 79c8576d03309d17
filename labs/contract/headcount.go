package contract

import "sync"

// A headcount counts who is at work, and remembers the most that were at once. Both
// figures change under one lock: with two atomic ones, a worker who is interrupted
// between them would overwrite a larger peak with its own.
type headcount struct {
	mu   sync.Mutex
	now  int // guarded by mu
	peak int // guarded by mu
}

// enter counts one more, and returns how many are at work with it.
func (h *headcount) enter() int {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.now++
	h.peak = max(h.peak, h.now)
	return h.now
}

// leave counts one less.
func (h *headcount) leave() {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.now--
}

// most is how many were at work at once, when they were most.
func (h *headcount) most() int {
	h.mu.Lock()
	defer h.mu.Unlock()
	return h.peak
}
