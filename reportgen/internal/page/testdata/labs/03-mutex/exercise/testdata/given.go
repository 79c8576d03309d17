// Package exercise is yours. Count words behind <one> lock.
//
// Check what you made with: go run ./reportgen check 03
package exercise

// Count returns how often each word stands in the texts.
//
// It holds the lock & nothing else.
func Count(texts []string) map[string]int {
	panic("not attempted")
}

func helper() {}
