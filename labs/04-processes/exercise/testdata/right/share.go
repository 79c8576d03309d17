// Package exercise lets the task share out its numbers.
package exercise

import "workbook/labs/lab"

// Part is right.
func Part(
	n int64, workers, w int, number func(i int64) int64, slots []int64,
) {
	var sum int64
	for i := range (lab.Task{N: n, Workers: workers}).Share(w).Each {
		sum += number(i)
	}
	slots[w] = sum
}
