package lab

import "fmt"

// MaxN is the largest N whose sum 1..N still fits an int64.
const MaxN = 4_294_967_295

// MaxWorkers bounds how many workers, and so processes, one task may start.
const MaxWorkers = 1024

// A Task is what every variant does: sum the integers 1..N with Workers
// workers.
type Task struct {
	N       int64
	Workers int

	log     *Log              // what the variant tells about its work; nil outside a launch
	numbers func(int64) int64 // what stands in place of 1..N; nil for those themselves
}

// Number returns the task's number i, i from 1 to N. It is i itself, unless a
// checker put numbers of its own there, to see who asks for them.
func (t Task) Number(i int64) int64 {
	if t.numbers == nil {
		return i
	}
	return t.numbers(i)
}

// With returns the task with other numbers in place of 1..N.
func (t Task) With(number func(i int64) int64) Task {
	t.numbers = number
	return t
}

// Check returns an error that says what is allowed if t cannot be done.
func (t Task) Check() error {
	if t.N < 0 || t.N > MaxN {
		return fmt.Errorf("n %d: want 0 to %d, the largest n whose sum fits an int64", t.N, int64(MaxN))
	}
	if limit := WorkerLimit(t.N); t.Workers < 1 || t.Workers > limit {
		return fmt.Errorf("workers %d: want 1 to %d for n %d", t.Workers, limit, t.N)
	}
	return nil
}

// WorkerLimit returns how many workers 1..n has use for: one a number, and
// never more than MaxWorkers.
func WorkerLimit(n int64) int {
	return int(min(max(n, 1), MaxWorkers))
}

// Expected returns the sum of 1..N by Gauss's formula. It is the oracle that
// every variant's result is held against, and is itself never measured.
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
// turns it into the plain counting loop; BenchmarkEach holds it to that.
func (s Share) Each(yield func(int64) bool) {
	for i := s.First; i <= s.Last; i++ {
		if !yield(i) {
			return
		}
	}
}
