// Package exercise is yours. In lab 04 the parent starts worker processes and
// collects what they leave in shared memory. Make the worker's half. Nobody
// hands it its numbers: it knows who it is, and finds its part by itself.
//
// Check what you made with: go run ./reportgen check 04
// This file may import what go doc ./labs/contract Packages lists.
package exercise

import "workbook/labs/lab"

// Part is the work of worker w, from 0 to workers-1. The workers share out the
// numbers 1 to n: their parts follow each other in the order of w, cover each
// number once, and differ in length by one at most. With more workers than
// numbers, some parts are empty.
//
// Part adds up number(i) for every i of its own part, and then writes the sum
// into slots[w], once, whatever stands there before; 0 if the part is empty. It
// reads and writes no other slot: those belong to other workers, which are at
// work at the same time. It keeps nothing for a next call: the
// package has no variables.
//
// There are as many slots as workers. t.Share of ../../lab/task.go does the
// sharing out elsewhere; try to do without looking.
func Part(
	n int64, workers, w int, number func(i int64) int64, slots []int64,
) {
	panic(lab.NotAttempted)
}
