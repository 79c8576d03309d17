package exercise_test

import (
	"slices"
	"sync"
	"sync/atomic"
	"testing"

	"workbook/labs/15-both-first/exercise"
	"workbook/labs/contract"
)

var (
	nobody = &contract.Cause{Name: "nobody-first", Hints: []string{
		"Somebody has to be first. For which state of the flag does your function return true?",
		"Does your function look at the flag before it raises it, or after?",
	}}
	several = &contract.Cause{Name: "both-first", Hints: []string{
		"Two callers were told that they are first. What can happen between two operations of one caller?",
		"Which operation of the flag looks and changes in one piece?",
	}}
	operations = &contract.Cause{Name: "operations", Hints: []string{
		"The result is right, and it takes more than one operation.",
		"Read what each method of Flag returns. Does one of them tell you enough by itself?",
	}}
)

func TestRight(t *testing.T) {
	contract.Step(t, func(t *contract.T) {
		for _, which := range []string{"one flag", "another flag"} {
			t.With("%s, and calls one after another", which)
			var flag exercise.Flag
			t.Want(exercise.First(&flag), nobody, "true from the first call", "false")
			for range 3 {
				t.Want(!exercise.First(&flag), several, "false from every later call", "true")
			}
		}
		var again exercise.Flag
		for range 3 {
			t.With("a new flag, in the place of one that is gone")
			again = exercise.Flag{}
			t.Want(exercise.First(&again), nobody, "true from the first call", "false")
			t.Want(!exercise.First(&again), several, "false from the next call", "true")
		}
		used := interrupted(t, 0)
		for before := int64(1); before < 4; before++ {
			interrupted(t, before)
		}
		t.With("two calls at once")
		t.Want(used == 2, operations, "one operation in each", "%d in both", used)
		apart(t)
		inARow(t)
		t.WithoutClock()
		t.WithoutFields("a method of the flag, and none of its fields", "up", "Between", "comes")
		crowd(t)
	})
}

// apart makes a call with one flag while a call with another is under way. One of the two
// flags is up before. If the later call has to wait for the earlier one, that one goes on.
func apart(t *contract.T) {
	for raised := range 2 {
		t.With("a call with flag 1, and one with flag 2 right before its operation; flag %d is up before", raised+1)
		var flags [2]exercise.Flag
		flags[raised].Store(true)
		var firsts [2]bool
		var calls sync.WaitGroup
		flags[0].Between = func() {
			others := t.Goroutines()
			calls.Go(func() { firsts[1] = exercise.First(&flags[1]) })
			t.WantWaiting(others)
		}
		firsts[0] = exercise.First(&flags[0])
		calls.Wait()
		t.Want(!firsts[raised], several, "false from the call with the flag that was up", "true")
		t.Want(firsts[1-raised], nobody, "true from the call with the flag that was down", "false")
	}
}

// inARow makes calls one after another: very many with the first flag, and two with each of
// the others, which are more than a million if the exercise is fast.
func inARow(t *contract.T) {
	const flags = 1_100_000
	t.With("%d flags, and two calls in a row with each, %d with the first", flags, contract.ManyCalls)
	contract.InARow(flags, func(which int64) {
		calls, used := 2, 0
		if which == 0 {
			calls = contract.ManyCalls
		}
		flag := exercise.Flag{Between: func() { used++ }}
		t.Want(exercise.First(&flag), nobody, "true from the first call", "false, with flag %d", which+1)
		for range calls - 1 {
			t.Want(!exercise.First(&flag), several, "false from every later call", "true, with flag %d", which+1)
		}
		t.Want(used == calls, operations, "one operation in each", "%d in all %d, with flag %d", used, calls, which+1)
	})
}

// crowd lets very many callers come, two with each flag. They go on when all of them are
// right before their operations, or as many as the exercise lets come there.
func crowd(t *contract.T) {
	const flags, callers = contract.ManyCalls / 2, contract.ManyCalls
	t.With("%d flags, and two callers with each, all at once", flags)
	var came atomic.Int64
	all, open := make(chan struct{}), make(chan struct{})
	made := make([]exercise.Flag, flags)
	firsts := make([]atomic.Int64, flags)
	var calls sync.WaitGroup
	for i := range flags {
		made[i].Between = func() {
			if came.Add(1) == callers {
				close(all)
			}
			<-open
		}
		for range 2 {
			calls.Go(func() {
				if exercise.First(&made[i]) {
					firsts[i].Add(1)
				}
			})
		}
	}
	contract.Comes(all, &came)
	close(open)
	calls.Wait()
	for i := range firsts {
		t.Want(firsts[i].Load() > 0, nobody, "one that is first with each flag", "nobody, with flag %d", i+1)
		t.Want(firsts[i].Load() == 1, several, "one that is first with each flag", "both, with flag %d", i+1)
	}
	t.Want(came.Load() == callers, operations, "one operation in each", "%d in all %d", came.Load(), callers)
}

// interrupted lets a second caller come before one of the first caller's operations.
// If the second one has to wait for the first, the first goes on. It returns how many
// operations both have used.
func interrupted(t *contract.T, before int64) int64 {
	t.With("a second call, right before operation %d of the first one", before+1)
	var flag exercise.Flag
	var firsts, used atomic.Int64
	var calls sync.WaitGroup
	call := func() {
		if exercise.First(&flag) {
			firsts.Add(1)
		}
	}
	came := false
	flag.Between = func() {
		if used.Add(1) == before+1 && !came {
			came = true
			others := t.Goroutines()
			calls.Go(call)
			t.WantWaiting(others)
		}
	}
	call()
	if !came { // the first call has fewer operations
		came = true
		call()
	}
	calls.Wait()
	t.Want(firsts.Load() > 0, nobody, "one that is first", "nobody")
	t.Want(firsts.Load() == 1, several, "one that is first", "%d", firsts.Load())
	return used.Load()
}

func TestRaceFree(t *testing.T) {
	contract.Step(t, func(t *contract.T) {
		for _, callers := range append(t.Workers(2), slices.Repeat([]int{4}, 100)...) {
			t.With("%d callers at once", callers)
			var flag exercise.Flag
			var firsts atomic.Int64
			t.AtOnce(callers, func(int) {
				if exercise.First(&flag) {
					firsts.Add(1)
				}
			})
			t.Want(firsts.Load() == 1, several, "one that is first", "%d", firsts.Load())
		}
	})
}
