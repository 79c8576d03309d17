// Package exercise is yours. In lab 04 the parent starts worker processes and
// collects what they leave in shared memory. Make the worker's half. Nobody
// gives it its numbers: it knows its own number, and finds its part by itself.
//
// Check what you made with: go run ./reportgen check 04
// This file may import what go doc ./labs/contract Packages lists.
package exercise

import "workbook/labs/lab"

// Part is the work of worker w, from 0 to workers-1. The workers share out the
// numbers 1 to n. Their parts follow each other in the order of w, cover each
// number once, and differ in length by one at most. With more workers than
// numbers, some parts are empty.
//
// Part adds up number(i) for every i of its own part, and then writes the sum
// into slots[w], once, whatever was there before. An empty part has the sum 0. It
// reads and writes no other slot: those belong to other workers, which are at
// work at the same time. It takes hardly longer than one loop over its own part,
// however long that is, and a stack of 1 MiB is enough for it. It keeps nothing for
// the next call: the package has no variables.
//
// There are as many slots as workers, at most 1024. n is 0 or more, and less than
// 1<<32. Other labs use t.Share of ../../lab/task.go for this; try to do it
// without looking there.
func Part(
	n int64, workers, w int, number func(i int64) int64, slots []int64,
) {
	panic(lab.NotAttempted)
}
