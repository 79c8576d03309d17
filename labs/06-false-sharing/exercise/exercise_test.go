package exercise_test

import (
	"cmp"
	"fmt"
	"runtime"
	"slices"
	"sync"
	"sync/atomic"
	"testing"
	"time"
	"unsafe"

	"workbook/labs/06-false-sharing/exercise"
	"workbook/labs/contract"
	"workbook/labs/limits"
	"workbook/labs/units"
)

const (
	apart = 128      // bytes that keep two counters out of each other's way
	room  = 4096     // bytes that a counter may take, with all around it
	slack = 64 << 10 // bytes that others may allocate during a call
	noise = 16 << 10 // bytes of the runtime's own that may have stayed after some calls

	attempts = 5 // to see how much memory is in use
)

// TestRight asks for few counters first, so that the smallest number that fails is
// named, and so that counters much too far apart do not fill the memory.
func TestRight(t *testing.T) {
	contract.Step(t, func(t *contract.T) {
		given := map[*atomic.Int64]bool{}
		for workers := range 40 {
			calls := 4
			if workers > 0 && workers < 9 { // more of them may take a rest of a page of memory
				calls = 64
			}
			several(t, given, workers, calls)
		}
		for _, workers := range []int{64, 65, 100 + t.IntN(900), limits.Workers - 1, limits.Workers} {
			several(t, given, workers, 2)
		}
		defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1)) // there may be more CPUs later
		several(t, given, 2+t.IntN(8), 4)
		for range 20 { // what a call has started comes to a CPU only when this goroutine makes way
			workers := 1 + t.IntN(20)
			t.With("%s, one CPU", counterCount(workers))
			keeps(t, exercise.Counters(workers), 0)
		}
	})
}

// several makes counters for a number of workers in some calls. All counters that
// were given before stay in use. The runtime may take memory for itself meanwhile,
// but not each time.
func several(t *contract.T, given map[*atomic.Int64]bool, workers, calls int) {
	t.With("%s", counterCount(workers))
	var all [][]*atomic.Int64
	var used, most int64
	for range attempts {
		if all, used, most = inUse(t, workers, calls); used <= most {
			break
		}
	}
	t.Want(used <= most, far, "at most 4096 bytes a counter", "%s for %d counters", units.Bytes(float64(used)), calls*workers)
	for _, counters := range all {
		own(t, given, counters)
	}
	keeps(t, slices.Concat(all...), 0)
}

// inUse makes counters in some calls, and tells how many bytes are in use for them
// and how many may be.
func inUse(t *contract.T, workers, calls int) (all [][]*atomic.Int64, used, most int64) {
	all, most = make([][]*atomic.Int64, calls), noise
	before := contract.Memory()
	for call := range all {
		made := contract.Allocated(func() { all[call] = exercise.Counters(workers) })
		lies(t, all[call], made, workers)
		most += taken(int64(workers)*room) + taken(9*int64(cap(all[call]))+16) // for the slice
	}
	return all, contract.Memory() - before, most
}

// taken is how much memory the runtime takes for that many bytes in one piece.
func taken(bytes int64) int64 {
	const large, page = 32 << 10, 8 << 10
	if bytes <= large {
		return bytes
	}
	return (bytes + page - 1) / page * page
}

func counterCount(workers int) string { return units.Plural(workers, "counter") }

// lies looks at how many counters there are, and at which places.
func lies(t *contract.T, counters []*atomic.Int64, used int64, workers int) {
	t.Want(len(counters) == workers, howMany, fmt.Sprintf("a slice of length %d", workers), "length %d", len(counters))
	empty := slices.Index(counters, nil)
	t.Want(empty < 0, none, "a pointer to a counter for each worker", "nil for worker %d, counted from 0", empty)
	// What a call has thrown away again is not looked at here: twice as much may be.
	t.Want(used <= 2*int64(workers)*room+slack, far, "at most 4096 bytes a counter", "%s in all", units.Bytes(float64(used)))

	byPlace := slices.Clone(counters)
	slices.SortFunc(byPlace, func(a, b *atomic.Int64) int { return cmp.Compare(place(a), place(b)) })
	for i := 1; i < len(byPlace); i++ {
		a, b := byPlace[i-1], byPlace[i]
		one, other := slices.Index(counters, a), slices.Index(counters, b)
		distance := place(b) - place(a)
		t.Want(distance != 0, same, "a counter of its own for each worker", "worker %d, counted from 0, shares one with another", one)
		t.Want(distance >= apart, near, "at least 128 bytes from each counter to the next",
			"%d bytes between those of workers %d and %d, counted from 0", distance, min(one, other), max(one, other))
	}
}

// place is a counter's address, to be compared only.
func place(counter *atomic.Int64) uintptr { return uintptr(unsafe.Pointer(counter)) }

// own wants other counters from a call than those that were given before.
func own(t *contract.T, given map[*atomic.Int64]bool, counters []*atomic.Int64) {
	for w, counter := range counters {
		t.Want(!given[counter], shared, "counters of its own for each call", "for worker %d, counted from 0, one that an earlier call had returned", w)
	}
	for _, counter := range counters {
		given[counter] = true
	}
}

// keeps adds something else to each counter, and then looks what they hold after a while.
func keeps(t *contract.T, counters []*atomic.Int64, while time.Duration) {
	m := t.Numbers(int64(len(counters)))
	for w, counter := range counters {
		t.Want(counter.Load() == 0, notZero, "every counter at zero", "%d in one of them", counter.Load())
		counter.Add(m.At(int64(w)))
	}
	for range 5 {
		runtime.Gosched()
	}
	time.Sleep(while)
	for w, counter := range counters {
		t.Want(counter.Load() == m.At(int64(w)), lost, fmt.Sprintf("what was added to a counter, %d", m.At(int64(w))), "%d", counter.Load())
	}
}

// TestRaceFree makes counters in several goroutines at once.
func TestRaceFree(t *testing.T) {
	contract.Step(t, func(t *contract.T) {
		for _, workers := range []int{1, 4, 33, 100 + t.IntN(500)} {
			t.With("4 calls at once, %s each", counterCount(workers))
			var callers sync.WaitGroup
			for range 4 {
				callers.Go(func() {
					for range 3 {
						for w, counter := range exercise.Counters(workers) {
							counter.Add(int64(w))
						}
					}
				})
			}
			callers.Wait()
		}
	})
}

func TestTidy(t *testing.T) {
	contract.Step(t, func(t *contract.T) {
		for _, workers := range append(t.AllWorkers(1), 0) {
			t.With("%s", counterCount(workers))
			t.WantNone(func() { exercise.Counters(workers) })
		}
		t.With("%s, used for a day", counterCount(9))
		t.Hurried(func() { keeps(t, exercise.Counters(9), contract.Day) })
		t.WithoutState()
	})
}
