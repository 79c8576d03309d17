// Package exercise never ends its loop.
package exercise

import (
	"workbook/labs/lab"
)

// Sum is wrong.
func Sum(t lab.Task) int64 {
	for t.Workers > 0 {
	}
	return 0
}
