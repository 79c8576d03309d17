// Package exercise halves the workers until one is left.
package exercise

import "workbook/labs/lab"

// Sum returns the sum of the task's numbers.
func Sum(t lab.Task) int64 { return sum(t, 0, t.Workers) }

// sum is the sum of workers from to until, without the last.
func sum(t lab.Task, from, until int) (total int64) {
	if until-from == 1 {
		for i := range t.Share(from).Each {
			total += t.Number(i)
		}
		return total
	}
	middle := (from + until) / 2
	right := make(chan int64, 1)
	go func() { right <- sum(t, middle, until) }()
	return sum(t, from, middle) + <-right
}
