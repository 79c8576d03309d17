// Package exercise reads behind the end of a slice.
package exercise

import (
	"workbook/labs/lab"
)

// Sum is wrong.
func Sum(t lab.Task) int64 {
	sums := make([]int64, t.Workers)
	return sums[t.Workers]
}
