// Package exercise sums with a fold that knows no numbers.
package exercise

import (
	"iter"
	"sync"

	"workbook/labs/lab"
)

// Sum returns the sum of the task's numbers.
func Sum(t lab.Task) int64 {
	add := func(a, b int64) int64 { return a + b }
	shares := parallel(t.Workers, func(w int) int64 {
		return fold(t.Share(w).Each, 0, func(sum, i int64) int64 { return add(sum, t.Number(i)) })
	})
	return fold(func(yield func(int64) bool) {
		for _, s := range shares {
			if !yield(s) {
				return
			}
		}
	}, 0, add)
}

func fold[T any](all iter.Seq[T], start T, with func(T, T) T) T {
	for x := range all {
		start = with(start, x)
	}
	return start
}

func parallel[T any](n int, do func(int) T) []T {
	results := make([]T, n)
	var wg sync.WaitGroup
	wg.Add(n)
	for k := 0; k < n; k++ {
		go func(into *T) {
			defer wg.Done()
			*into = do(k)
		}(&results[k])
	}
	wg.Wait()
	return results
}
