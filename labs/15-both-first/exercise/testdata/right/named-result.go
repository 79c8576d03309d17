// Package exercise is an answer for a test.
package exercise

func First(flag *Flag) (first bool) {
	if wasUp := flag.Swap(true); !wasUp {
		first = true
	}
	return
}
