// Package exercise is an answer for a test.
package exercise

func First(flag *Flag) bool {
	if flag.Load() {
		return false
	}
	return flag.CompareAndSwap(false, true)
}
