// Package exercise prints a line for every number.
package exercise

import (
	"fmt"

	"workbook/labs/lab"
)

// Sum is wrong.
func Sum(t lab.Task) int64 {
	for range 100_000 {
		fmt.Println("here I am, and here I am again, and again")
	}
	return add(t)
}

func add(t lab.Task) (sum int64) {
	for i := int64(1); i <= t.N; i++ {
		sum += t.Number(i)
	}
	return sum
}
