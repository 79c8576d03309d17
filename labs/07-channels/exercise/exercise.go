// Package exercise is yours. In lab 07 the workers send to one goroutine, which
// always reads to the end. Make a pipeline whose reader may leave early. It
// has three stages: one sends the places 1 to N, the workers turn places into
// numbers, and one brings together what all of them give.
//
// Check what you made with: go run ./reportgen check 07
// This file may import what go doc ./labs/contract Packages lists.
package exercise

import (
	"context"

	"workbook/labs/lab"
)

// Pipeline returns a channel with the task's numbers, t.Number(1) to
// t.Number(t.N), each of them once and in any order. The channel is closed
// after the last one. Pipeline starts the stages and returns; it does not wait
// for a reader.
//
// t.Workers workers ask for the numbers. All of them are at work at the same
// time, and never more. Each asks for many numbers, one after another.
//
// A slow reader holds the pipeline back. The pipeline never has more than 1000
// numbers ready that nobody has received yet, and one more with each worker,
// however large t.N is. A goroutine that waits, for the reader or for another
// stage, sleeps until it is woken, and does not look again and again.
//
// When ctx ends, the stages stop, whether somebody receives or not. Every
// goroutine ends as soon as it has the number that it is asking for, and the
// channel is closed. Numbers that nobody received by then may be lost. Nothing
// looks at a clock.
func Pipeline(ctx context.Context, t lab.Task) <-chan int64 {
	panic(lab.NotAttempted)
}
