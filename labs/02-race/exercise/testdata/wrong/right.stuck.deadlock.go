// Package exercise waits for a send that never comes.
package exercise

import (
	"workbook/labs/lab"
)

// Sum is wrong.
func Sum(t lab.Task) int64 {
	return <-make(chan int64)
}
