// Package exercise is yours. In lab 06 counters that lie side by side slow each
// other down, although each has one writer. Make counters that do not: lay
// them so far apart that no cache line, and no pair of lines, holds two.
//
// Check what you made with: go run ./reportgen check 06
// This file may import what go doc ./labs/contract Packages lists.
package exercise

import (
	"sync/atomic"

	"workbook/labs/lab"
)

// Counters returns one counter for each worker: Counters(4) has the length 4,
// and Counters(0) the length 0. There are at most 1024 workers. Every counter is
// zero, and nobody but the caller writes to it. The addresses of any two counters
// of one call are at least 128 bytes apart. In all, they use at most 4096 bytes
// for each counter.
//
// Every call makes counters of its own, and keeps nothing for the next one: the
// package has no variables. Several goroutines may call Counters at the same
// time.
//
// A slice of structs lies in one piece of memory: each struct begins where the
// one before it ends. A field named _ takes up room, and nobody uses it.
func Counters(workers int) []*atomic.Int64 {
	panic(lab.NotAttempted)
}
