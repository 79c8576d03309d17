// Package exercise hands all results over through one channel: a call may get that
// of another flag.
package exercise

var results = make(chan bool)

// First is wrong.
func First(flag *Flag) bool {
	go func() { results <- flag.CompareAndSwap(false, true) }()
	return <-results
}
