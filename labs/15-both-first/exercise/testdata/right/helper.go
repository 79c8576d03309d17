// Package exercise is an answer for a test.
package exercise

func First(flag *Flag) bool { return raise(flag) == false }

func raise(flag *Flag) (before bool) { return flag.Swap(true) }
