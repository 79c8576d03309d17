package exercise_test

import (
	"fmt"
	"runtime"
	"sync"
	"sync/atomic"
	"time"

	"workbook/labs/17-ask-once/exercise"
	"workbook/labs/contract"
)

// veryMany makes calls for many keys, each when the one before is under way, as many as
// begin in a while: an exercise that copies what is under way gets slower with each. Keys
// are drawn: if they shared places, some of them would meet. Others join some of the calls.
// Then all end one after another.
func veryMany(t *contract.T) {
	var f exercise.Flights
	end := make(chan bool)
	var asked atomic.Int64
	var calls sync.WaitGroup
	var keys []int64
	start := time.Now()
	begin := func(most int) {
		t.With("calls for %d different keys, each when the one before is under way, and one more for some of them", most)
		for len(keys) < most && time.Since(start) < contract.Patience {
			key, begun := int64(t.Uint64()), make(chan struct{})
			keys = append(keys, key)
			calls.Go(func() {
				_, _ = f.Do(key, func() (int64, error) { asked.Add(1); close(begun); <-end; return key, nil })
			})
			t.Want(contract.Comes(begun, &asked), contract.Few, fmt.Sprintf("%d calls under way at once", most), "%d", len(keys)-1)
		}
	}
	if begin(5000); quick(&f) {
		begin(12_000)
	}
	join(t, &f, &calls, []int64{keys[0], keys[len(keys)/2], keys[len(keys)-1]})
	for range keys {
		end <- true
	}
	calls.Wait()
}

// quick reports that a call takes little time although many are under way: the exercise
// doesn't copy all of them.
func quick(f *exercise.Flights) bool {
	least := contract.Patience
	for range 20 {
		start := time.Now()
		_, _ = f.Do(0, func() (int64, error) { return 0, nil })
		least = min(least, time.Since(start))
	}
	return least < 20*time.Microsecond
}

// join makes one more call for each of the keys, for which calls are under way that go on
// for now. To look at whether all of them wait would take long, because thousands do. So
// whoever comes too late to join is not looked at.
func join(t *contract.T, f *exercise.Flights, calls *sync.WaitGroup, keys []int64) {
	var came atomic.Int64
	var over atomic.Bool
	for _, key := range keys {
		calls.Go(func() {
			came.Add(1)
			got, err := f.Do(key, func() (int64, error) {
				t.Want(over.Load(), again, "one call of ask, for which all wait", "another one")
				return key, nil
			})
			t.Want(got == key && err == nil, answer, fmt.Sprint(key), "%d, %v", got, err)
		})
	}
	for came.Load() < int64(len(keys)) {
		runtime.Gosched()
	}
	time.Sleep(contract.Hold)
	over.Store(true)
}

// several has Flights for each of some goroutines. Nothing orders what one of them does and
// what another does.
func several(t *contract.T) {
	t.With("4 goroutines, each of which makes calls for key 1 with Flights of its own")
	t.AtOnce(4, func(i int) {
		var f exercise.Flights
		for call := range int64(200) {
			want := call*4 + int64(i)
			got, err := f.Do(1, func() (int64, error) { return want, nil })
			t.Want(got == want && err == nil, answer, fmt.Sprint(want), "%d, %v", got, err)
		}
	})
}
