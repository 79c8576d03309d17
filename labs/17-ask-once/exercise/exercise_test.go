package exercise_test

import (
	"errors"
	"math"
	"runtime"
	"sync"
	"sync/atomic"
	"testing"

	"workbook/labs/17-ask-once/exercise"
	"workbook/labs/contract"
)

var (
	answer = &contract.Cause{Name: "answer", Hints: []string{
		"The caller got something else than ask returned.",
		"Follow both results of ask to the caller that made the call, and to those that waited.",
	}}
	again = &contract.Cause{Name: "asked-again", Hints: []string{
		"A call for the same key was under way, and another one was made.",
		"Look and make a note in one critical section: a caller that finds nothing must leave the note before it gives the lock back.",
	}}
	kept = &contract.Cause{Name: "kept", Hints: []string{
		"A call had ended, and a later Do did not ask anew, or something of the call was still in memory.",
		"Who removes the note, and when: if there was an error too? And is it removed, or only emptied?",
	}}
	errBusy = errors.New("busy")
)

func TestRight(t *testing.T) {
	contract.Step(t, func(t *contract.T) {
		t.WithoutClock()
		f := scene{before: t.Goroutines()}
		for call, failed := range []error{nil, errBusy, nil} {
			t.With("Do(7) for the %d. time, after the one before has ended", call+1)
			asked := 0
			got, err := f.Do(7, func() (int64, error) { asked++; return int64(call) + 40, failed })
			t.Want(asked > 0 || call == 0, kept, "ask called", "not called")
			t.Want(asked == 1, answer, "ask called once", "%d times", asked)
			t.Want(got == int64(call)+40 && err == failed, answer, "what ask returned", "%d, %v", got, err)
		}
		for _, key := range []int64{0, 5, -1, math.MinInt64, math.MaxInt64, int64(t.Uint64())} {
			for _, failed := range []error{nil, errBusy} {
				joined(t, &f, key, failed, 2+t.IntN(20))
			}
		}
		for _, failed := range contract.Failures {
			joined(t, &f, 7, failed, 3)
		}
		for _, failed := range []error{nil, errBusy} {
			joined(t, &f, 5, failed, 256)
			joined(t, &f, 5, failed, 300+t.IntN(200))
			next(t, &f, failed, 100+t.IntN(200))
		}
		inARow(t)
		apart(t)
		others(t)
		crowd(t)
	})
}

func TestRaceFree(t *testing.T) {
	contract.Step(t, func(t *contract.T) {
		meanwhile(t)
		oneByOne(t)
		several(t)
		t.With("20 callers, 5 keys, 100 calls each")
		var f exercise.Flights
		var calls sync.WaitGroup
		var underWay [5]atomic.Int64
		for c := range int64(20) {
			calls.Go(func() {
				for k := range int64(100) {
					key := (c + k) % 5
					got, err := f.Do(key, func() (int64, error) {
						t.Want(underWay[key].Add(1) == 1, again, "one call of ask for a key", "two at once")
						runtime.Gosched()
						underWay[key].Add(-1)
						return 10 * key, nil
					})
					t.Want(got == 10*key && err == nil, answer, "the answer for its own key", "%d, %v", got, err)
				}
			})
		}
		calls.Wait()
	})
}

func TestConcurrent(t *testing.T) {
	contract.Step(t, func(t *contract.T) {
		for _, keys := range append(t.Workers(2), t.Many()) {
			m := t.Meet(keys, 1, "calls for %d different keys", keys)
			var f exercise.Flights
			var calls sync.WaitGroup
			for k := range keys {
				key := int64(k) << []int{0, 40}[keys%2] // they part in the upper half, or in the lower one
				calls.Go(func() { _, _ = f.Do(key, func() (int64, error) { m.Come(); return 0, nil }) })
			}
			calls.Wait()
			m.WantMet()
		}
		veryMany(t)
		alike(t)
	})
}

func TestTidy(t *testing.T) {
	contract.Step(t, func(t *contract.T) {
		t.With("a second call")
		var f exercise.Flights
		call := func() { _, _ = f.Do(1, func() (int64, error) { return 1, nil }) }
		call() // the Flights may have goroutines of their own from now on
		t.WantTidy(call)
		memory(t)
		large(t)
	})
}

// memory makes calls for many keys, and looks at what is kept of them.
func memory(t *contract.T) {
	const keys = 1 << 17
	t.With("calls for %d keys, one after another", keys)
	var f exercise.Flights
	call := func(key int64) { _, _ = f.Do(key, func() (int64, error) { return key, nil }) }
	call(-1) // whatever the first call makes
	before := contract.Memory()
	for key := range int64(keys) {
		call(key)
	}
	more := contract.Memory() - before
	call(-1)
	t.Want(more < 256<<10, kept, "less than 256 kB, when all calls have ended", "%d kB", more>>10)
}

// large makes one call whose ask and whose error hold much memory.
func large(t *contract.T) {
	const size = 8 << 20
	for _, fails := range []bool{false, true} {
		t.With("a call that returns 2 or, if %t, an error; its ask and the error hold 8 MB", fails)
		var f exercise.Flights
		_, _ = f.Do(1, func() (int64, error) { return 1, nil }) // whatever the first call makes
		before := contract.Memory()
		_, _ = f.Do(2, holding(make(heavy, size), fails))
		more := contract.Memory() - before
		t.Want(more < size/2, kept, "that memory free again, when the call has ended", "%d kB more", more>>10)
		runtime.KeepAlive(&f)
	}
}

// holding returns an ask that needs the error h, whether it returns it or not.
func holding(h heavy, fails bool) func() (int64, error) {
	return func() (int64, error) {
		h[0]++
		if fails {
			return 0, h
		}
		return 2, nil
	}
}

// A heavy error holds memory.
type heavy []byte

func (heavy) Error() string { return "heavy" }

func init() {
	contract.Serial.Hint(
		"A call for one key waited for the call for another.",
		"Which lock is held while ask runs? What is it there for?",
	)
	contract.Stuck.Hint(
		"Each caller named waits. Who wakes those that joined a call?",
		"Does the one that made the call wake them on every path, with an error too?",
	)
}
