// Package exercise knows the formula, which is faster than either.
package exercise

import "workbook/labs/lab"

// Sum is wrong.
func Sum(t lab.Task) int64 { return t.N * (t.N + 1) / 2 }
