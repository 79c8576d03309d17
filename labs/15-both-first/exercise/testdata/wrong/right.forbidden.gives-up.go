// "First returns true for exactly one of its callers": a caller that has waited a second for its answer returns false, although its operation may raise the flag later; then nobody gets true.
package exercise

import "time"

// First does not wait for ever.
func First(flag *Flag) bool {
	first := make(chan bool, 1)
	go func() { first <- flag.CompareAndSwap(false, true) }()
	select {
	case answer := <-first:
		return answer
	case <-time.After(time.Second):
		return false
	}
}
