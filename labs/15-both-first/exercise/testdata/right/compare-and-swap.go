// Package exercise is an answer for a test.
package exercise

func First(flag *Flag) bool { return flag.CompareAndSwap(false, true) }
