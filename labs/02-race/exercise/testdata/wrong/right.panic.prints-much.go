// Package exercise prints much, and then reads behind the end of a slice.
package exercise

import (
	"fmt"

	"workbook/labs/lab"
)

// Sum is wrong.
func Sum(t lab.Task) int64 {
	for range 10_000 {
		fmt.Println("here I am again")
	}
	sums := make([]int64, t.Workers)
	return sums[t.Workers]
}
