// Package limits holds the bounds of a task and of what its launch reports. The
// labs, the lessons, the claims and the results file all keep to them.
package limits

import "time"

// N is the largest n for which the sum 1..n fits an int64.
const N = 4_294_967_295

// Workers is the largest number of workers, and so of processes, of one task.
const Workers = 1024

// WorkersFor returns the largest number of workers for the numbers 1..n: one a
// number, at least 1 and at most [Workers].
func WorkersFor(n int64) int {
	return int(min(max(n, 1), Workers))
}

// Time is the longest time, and Memory the largest number of bytes, that a
// report of a launch may name. Larger ones would overflow sums of them.
const (
	Time         = 30 * 24 * time.Hour
	Memory int64 = 1 << 50
)
