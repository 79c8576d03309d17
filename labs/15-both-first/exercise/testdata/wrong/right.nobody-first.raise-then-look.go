// Package exercise is an answer for a test.
package exercise

func First(flag *Flag) bool {
	flag.Store(true)
	return !flag.Load()
}
