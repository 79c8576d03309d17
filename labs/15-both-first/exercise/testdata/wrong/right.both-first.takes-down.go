// Package exercise is an answer for a test.
package exercise

func First(flag *Flag) bool {
	first := !flag.Swap(true)
	if !first {
		flag.Store(false)
	}
	return first
}
