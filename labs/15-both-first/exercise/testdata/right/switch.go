// Package exercise is an answer for a test.
package exercise

func First(flag *Flag) bool {
	switch flag.CompareAndSwap(false, true) {
	case true:
		return true
	default:
		return false
	}
}
