// Package exercise prints many short lines.
package exercise

import (
	"fmt"

	"workbook/labs/lab"
)

// Sum is wrong.
func Sum(t lab.Task) int64 {
	for range 30_000 {
		fmt.Println("1")
	}
	return add(t)
}

func add(t lab.Task) (sum int64) {
	for i := int64(1); i <= t.N; i++ {
		sum += t.Number(i)
	}
	return sum
}
