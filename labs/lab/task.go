package lab

import (
	"fmt"

	"workbook/labs/limits"
)

// A Task is what every variant does: sum the integers 1..N with Workers
// workers.
type Task struct {
	N       int64
	Workers int

	log     *log              // what the variant reports about its work; nil outside a launch
	numbers func(int64) int64 // what to sum in place of 1..N; nil for 1..N
}

// Number returns the task's number i, i from 1 to N. It is i itself, unless the
// task was made by [Task.With].
func (t Task) Number(i int64) int64 {
	if t.numbers == nil {
		return i
	}
	return t.numbers(i)
}

// With returns the task with other numbers in place of 1..N. The checker of an
// exercise uses it to see who asks for which number.
func (t Task) With(number func(i int64) int64) Task {
	t.numbers = number
	return t
}

// Check returns an error that says what is allowed if N or Workers is out of
// bounds.
func (t Task) Check() error {
	if t.N < 0 || t.N > limits.N {
		return fmt.Errorf("n %d: want 0 to %d, the largest n whose sum fits an int64", t.N, int64(limits.N))
	}
	if limit := limits.WorkersFor(t.N); t.Workers < 1 || t.Workers > limit {
		return fmt.Errorf("workers %d: want 1 to %d for n %d", t.Workers, limit, t.N)
	}
	return nil
}

// Expected returns the sum of 1..N by Gauss's formula. Every variant's result is
// compared with it; the formula itself is never measured.
func (t Task) Expected() int64 {
	if t.N%2 == 0 {
		return t.N / 2 * (t.N + 1)
	}
	return (t.N + 1) / 2 * t.N
}

// A Share is one worker's part of 1..N: First..Last, both included, and empty
// if Last is before First.
type Share struct{ First, Last int64 }

// Share returns worker w's part, w from 0 to Workers-1. The parts cover 1..N
// once, in order, and their lengths differ by at most one.
func (t Task) Share(w int) Share {
	length, left := t.N/int64(t.Workers), t.N%int64(t.Workers)
	first := int64(w)*length + min(int64(w), left) + 1
	if int64(w) < left {
		length++
	}
	return Share{First: first, Last: first + length - 1}
}

// Each visits the share's numbers in order. In a range statement the compiler
// turns it into the plain counting loop; BenchmarkEach checks that.
func (s Share) Each(yield func(int64) bool) {
	for i := s.First; i <= s.Last; i++ {
		if !yield(i) {
			return
		}
	}
}
