package exercise_test

import (
	"runtime"
	"sync"
	"sync/atomic"
	"time"

	"workbook/labs/17-ask-once/exercise"
	"workbook/labs/contract"
)

// A scene is Flights, and the goroutines that there were before: the Flights may have
// some of their own.
type scene struct {
	exercise.Flights
	before contract.Goroutines
}

// joined lets callers come while a call is under way that ends with an error or nil.
func joined(t *contract.T, f *scene, key int64, failed error, callers int) {
	t.With("%d calls for key %d while one is under way that returns 5, %v, a %[3]T", callers, key, failed)
	together(t, f, key, failed, callers, func() {})
}

// together makes a call that others join. The goroutine that has made the call does more as
// soon as it has returned.
func together(t *contract.T, f *scene, key int64, failed error, others int, more func()) {
	begun, end := make(chan bool), make(chan bool)
	var calls sync.WaitGroup
	check := func(got int64, err error) {
		t.Want(got == 5 && contract.Same(err, failed), answer, "5 and that error, the very same", "%d, %v, a %[2]T", got, err)
	}
	calls.Go(func() {
		check(f.Do(key, func() (int64, error) { close(begun); <-end; return 5, failed }))
		more()
	})
	<-begun
	for range others {
		calls.Go(func() { check(f.Do(key, second(t))) })
	}
	t.WantWaiting(f.before)
	close(end)
	calls.Wait()
}

// second is an ask that nobody should call: one for its key is under way.
func second(t *contract.T) func() (int64, error) {
	return func() (int64, error) {
		t.Fail(again, "one call of ask, for which all wait", "another one")
		return 0, nil
	}
}

// next makes a call right after one that others have joined, while they still come
// back from it. When all of them have, one more caller joins the new call.
func next(t *contract.T, f *scene, failed error, others int) {
	t.With("a call that %d others join and that returns 5, %v; right after it the next one, which returns 6, and one that joins that one", others, failed)
	together(t, f, 9, failed, others, func() {
		asked := false
		var joins sync.WaitGroup
		check := func(got int64, err error) {
			t.Want(asked, kept, "ask called", "not called")
			t.Want(got == 6 && err == nil, answer, "6, <nil>", "%d, %v", got, err)
		}
		check(f.Do(9, func() (int64, error) {
			asked = true
			t.WantWaiting(f.before)
			joins.Go(func() { check(f.Do(9, second(t))) })
			t.WantWaiting(f.before)
			return 6, nil
		}))
		joins.Wait()
	})
}

// inARow makes calls one after another, very often. None of them is joined.
func inARow(t *contract.T) {
	t.With("%d calls for 3 keys in turn, one after another", contract.ManyCalls)
	var f exercise.Flights
	asked := int64(0)
	for call := range int64(contract.ManyCalls) {
		failed := []error{nil, errBusy}[call%2]
		got, err := f.Do(call%3, func() (int64, error) { asked++; return call, failed })
		t.Want(asked == call+1, kept, "ask called once in each call", "%d times in %d calls", asked, call+1)
		t.Want(got == call && err == failed, answer, "what ask returned", "%d, %v", got, err)
	}
}

// apart lets a call for one key end while callers wait for another key's.
func apart(t *contract.T) {
	t.With("2 calls for key 1, and one for key 2 that ends first")
	before := t.Goroutines()
	var f exercise.Flights
	begun, end := make(chan bool), make(chan bool)
	var calls sync.WaitGroup
	calls.Go(func() {
		_, _ = f.Do(1, func() (int64, error) { close(begun); <-end; return 10, nil })
	})
	<-begun
	calls.Go(func() {
		got, err := f.Do(1, func() (int64, error) { return 10, nil })
		t.Want(got == 10 && err == nil, answer, "10, the answer for key 1", "%d, %v", got, err)
	})
	t.WantWaiting(before)
	calls.Go(func() { _, _ = f.Do(2, func() (int64, error) { return 20, nil }) })
	t.WantWaiting(before)
	close(end)
	calls.Wait()
}

// alike makes a call for a key while one is under way for another key, which is the same
// if only a part of it is kept or if it becomes another kind of number.
func alike(t *contract.T) {
	for _, keys := range contract.Alike {
		t.With("a call for key %d, while one for key %d is under way", keys[1], keys[0])
		var f exercise.Flights
		beside(t, &f, keys[0], &f, keys[1], answer)
	}
}

// others lets a call for the same key be under way in other Flights.
func others(t *contract.T) {
	t.With("a call for key 5, while one is under way in other Flights")
	beside(t, new(exercise.Flights), 5, new(exercise.Flights), 5, kept)
}

// beside makes a call while another one is under way that has nothing to do with it. If they
// have something to do with each other, that is for a cause.
func beside(t *contract.T, f *exercise.Flights, key int64, other *exercise.Flights, otherKey int64, cause *contract.Cause) {
	got, _ := f.Do(key, func() (int64, error) {
		asked, got, came := false, int64(0), make(chan struct{})
		go func() {
			got, _ = other.Do(otherKey, func() (int64, error) { asked = true; return 7, nil })
			close(came)
		}()
		t.Want(contract.Comes(came, nil), contract.Serial, "calls that do not wait for each other", "one that waits")
		t.Want(asked, cause, "a call of ask for each of them", "none")
		t.Want(got == 7, cause, "7, what its own ask returned", "%d", got)
		return 5, nil
	})
	t.Want(got == 5, answer, "5", "%d", got)
}

// meanwhile lets others come while a call is under way. Nothing but the exercise
// orders what they do.
func meanwhile(t *contract.T) {
	t.With("a call for key 1, and meanwhile one more for key 1 and one for key 2")
	var f exercise.Flights
	var calls sync.WaitGroup
	calls.Go(func() {
		_, _ = f.Do(1, func() (int64, error) { time.Sleep(2 * contract.Hold); return 10, nil })
	})
	for _, key := range []int64{1, 2} {
		calls.Go(func() {
			time.Sleep(contract.Hold)
			_, _ = f.Do(key, func() (int64, error) { return 10 * key, nil })
		})
	}
	calls.Wait()
}

// crowd lets more callers join a call than 16 bits can count. To look at whether all of
// them wait would take long: whoever comes late makes a call of its own.
func crowd(t *contract.T) {
	t.With("%d calls for key 5 while one is under way that returns 5", contract.ManyCalls)
	var f exercise.Flights
	begun, end := make(chan bool), make(chan bool)
	var came atomic.Int64
	var calls sync.WaitGroup
	calls.Go(func() {
		_, _ = f.Do(5, func() (int64, error) { close(begun); <-end; return 5, nil })
	})
	<-begun
	for range contract.ManyCalls {
		calls.Go(func() {
			came.Add(1)
			got, err := f.Do(5, func() (int64, error) { return 5, nil })
			t.Want(got == 5 && err == nil, answer, "5", "%d, %v", got, err)
		})
	}
	for came.Load() < contract.ManyCalls {
		runtime.Gosched()
	}
	time.Sleep(contract.Hold)
	close(end)
	calls.Wait()
}

// oneByOne has callers who come again as soon as they are back, all for the same key: whoever
// tidies up after a call that has ended may come when the next one is under way.
func oneByOne(t *contract.T) {
	for range 200 {
		t.With("3 callers, who call for the same key 8 times each")
		var f exercise.Flights
		var underWay atomic.Int64
		t.AtOnce(3, func(int) {
			for range 8 {
				_, _ = f.Do(1, func() (int64, error) {
					t.Want(underWay.Add(1) == 1, again, "one call of ask for a key", "two at once")
					for range 3 {
						runtime.Gosched()
					}
					underWay.Add(-1)
					return 1, nil
				})
			}
		})
	}
}
