// Package exercise is an answer for a test.
package exercise

import "sync"

// busy is a lock that nobody needs.
var busy sync.Mutex

func First(flag *Flag) bool {
	busy.Lock()
	defer busy.Unlock()
	return !flag.Swap(true)
}
