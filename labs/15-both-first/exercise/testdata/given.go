// Package exercise is yours. In lab 15 two workers raise flags of their own and
// look for the other's. With ordinary writes both can be first, and with atomics
// it takes two operations. Here all workers share one flag. Find out who is first
// with a single operation.
//
// Check what you made with: go run ./reportgen check 15
// This file may import what go doc ./labs/contract Packages lists.
package exercise

import "workbook/labs/lab"

// First returns true for exactly one of its callers, however many call it with
// the same flag, at the same time or one after another. The flag is down before
// the first call, and nobody lowers it afterwards.
//
// Each call uses one operation of the flag: one method, called once. It looks at no
// clock.
func First(flag *Flag) bool {
	panic(lab.NotAttempted)
}
