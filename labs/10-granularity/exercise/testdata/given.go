// Package exercise is yours. In lab 10 one loop wins with few numbers, and
// workers win with many. Make the sum that is good at both: it shares out what
// is worth sharing, and nothing else.
//
// Check what you made with: go run ./reportgen check 10
// This file may import what go doc ./labs/contract Packages lists.
package exercise

import "workbook/labs/lab"

// Sum returns the sum of the task's numbers, t.Number(1) to t.Number(t.N). When
// it returns, whatever it started has ended. It looks at no clock.
//
// For every N from 1 to 100,000,000 and every t.Workers, it is at most 10%
// slower than the better of two programs: one loop, and t.Workers workers with
// a share each. The check rejects only what is several times slower, because
// less than that may be noise.
//
// Never more than t.Workers workers are at work at once. With 100,000 numbers or
// more for each worker, t.Workers are. With fewer numbers, Sum starts as many as
// it likes, or none.
func Sum(t lab.Task) int64 {
	panic(lab.NotAttempted)
}
