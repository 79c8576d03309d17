package main

import (
	"cmp"
	"fmt"
	"runtime"
	"slices"
	"sync/atomic"
	"unsafe"

	"workbook/labs/06-false-sharing/exercise"
	"workbook/labs/check"
	"workbook/labs/units"
)

// The causes that only this exercise has.
const (
	howMany = "how-many" // another number of counters than asked for
	none    = "nil"      // no counter where one should be
	same    = "same"     // one counter for two workers
	shared  = "shared"   // one counter from two calls
	notZero = "not-zero" // a new counter does not begin at zero
	near    = "near"     // two of them in one line, or in one pair of lines
	far     = "far"      // memory wasted between them
	lost    = "lost"     // a counter does not keep what is added
)

const (
	apart = 128  // bytes that keep two counters out of each other's way
	room  = 4096 // bytes that a counter may take, with all around it
)

// right asks for few counters first, so that the smallest number that fails is
// named, and so that counters much too far apart do not fill the memory.
func right() *check.Failure {
	for _, workers := range []int{0, 1, 2, 3, 4, 64, 1024} {
		input := fmt.Sprintf("%d counters", workers)
		if workers == 1 {
			input = "1 counter"
		}
		counters, used := counted(workers)
		if failed := lies(counters, workers, used, input); failed != nil {
			return failed
		}
		again, _ := counted(workers)
		if failed := own(counters, again, input); failed != nil {
			return failed
		}
		if failed := keeps(append(counters, again...), input+", twice"); failed != nil {
			return failed
		}
	}
	return nil
}

// counted makes the counters, and tells how many bytes that took.
func counted(workers int) ([]*atomic.Int64, int64) {
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	counters := exercise.Counters(workers)
	runtime.ReadMemStats(&after)
	return counters, int64(after.TotalAlloc - before.TotalAlloc)
}

// lies looks at how many counters there are, and where they lie.
func lies(counters []*atomic.Int64, workers int, used int64, input string) *check.Failure {
	if len(counters) != workers {
		return check.Fail(howMany, input, fmt.Sprintf("a slice of length %d", workers), "length %d", len(counters))
	}
	if w := slices.Index(counters, nil); w >= 0 {
		return check.Fail(none, input, "a pointer to a counter for each worker", "nil for worker %d, counted from 0", w)
	}
	if allowed := int64(workers+1) * room; used > allowed {
		return check.Fail(far, input, "at most 4096 bytes a counter", "%s in all", units.Bytes(float64(used)))
	}
	byPlace := slices.Clone(counters)
	slices.SortFunc(byPlace, func(a, b *atomic.Int64) int { return cmp.Compare(place(a), place(b)) })
	for i := 1; i < len(byPlace); i++ {
		a, b := byPlace[i-1], byPlace[i]
		one, other := slices.Index(counters, a), slices.Index(counters, b)
		switch distance := place(b) - place(a); {
		case distance == 0:
			other = one + 1 + slices.Index(counters[one+1:], a)
			return check.Fail(same, input, "a counter of its own for each worker", "one for workers %d and %d, counted from 0", one, other)
		case distance < apart:
			return check.Fail(near, input, "at least 128 bytes from each counter to the next",
				"%d bytes between those of workers %d and %d, counted from 0", distance, min(one, other), max(one, other))
		}
	}
	return nil
}

// place is a counter's address, to be compared only.
func place(counter *atomic.Int64) uintptr { return uintptr(unsafe.Pointer(counter)) }

// own wants other counters from a second call.
func own(counters, again []*atomic.Int64, input string) *check.Failure {
	for w, counter := range again {
		if slices.Contains(counters, counter) {
			return check.Fail(shared, input+", twice", "counters of its own for each call", "worker %d's from the first call again, counted from 0", w)
		}
	}
	return nil
}

// keeps adds something else to each counter, and then looks what they hold.
func keeps(counters []*atomic.Int64, input string) *check.Failure {
	for w, counter := range counters {
		if holds := counter.Load(); holds != 0 {
			return check.Fail(notZero, input, "every counter at zero", "%d in one of them", holds)
		}
		counter.Add(check.Value(int64(w)))
	}
	for w, counter := range counters {
		if want, holds := check.Value(int64(w)), counter.Load(); holds != want {
			return check.Fail(lost, input, fmt.Sprintf("what was added to a counter, %d", want), "%d", holds)
		}
	}
	return nil
}
