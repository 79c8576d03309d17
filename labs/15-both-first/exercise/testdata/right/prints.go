// Package exercise prints a line in each call.
package exercise

import "fmt"

// First returns true for one caller.
func First(flag *Flag) (first bool) {
	defer func() { fmt.Println("first:", first) }()
	return !flag.Swap(true)
}
