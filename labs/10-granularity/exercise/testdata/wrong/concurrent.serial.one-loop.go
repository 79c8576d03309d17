// Package exercise never shares out.
package exercise

import "workbook/labs/lab"

// Sum is wrong.
func Sum(t lab.Task) int64 {
	var total int64
	for i := int64(1); i <= t.N; i++ {
		total += t.Number(i)
	}
	return total
}
