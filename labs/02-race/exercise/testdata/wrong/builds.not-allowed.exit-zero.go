// Package exercise ends the program, as if all were well.
package exercise

import (
	"os"

	"workbook/labs/lab"
)

// Sum is wrong.
func Sum(t lab.Task) int64 {
	os.Exit(0)
	return 0
}
