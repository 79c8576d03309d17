// Package exercise does not compile.
package exercise

import (
	"workbook/labs/lab"
)

// Sum is wrong.
func Sum(t lab.Task) int64 {
	return sum(t)
}
