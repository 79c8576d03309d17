// Package exercise is an answer for a test.
package exercise

// First raises the flag: whoever finds it down was first.
func First(flag *Flag) bool {
	return !flag.Swap(true)
}
