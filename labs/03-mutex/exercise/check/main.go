// Command check is the checker of exercise 03; reportgen check starts it.
package main

import (
	"runtime"
	"sync"

	"workbook/labs/03-mutex/exercise"
	"workbook/labs/check"
	"workbook/labs/lab"
)

func main() {
	large := lab.Task{N: 4000, Workers: 4}
	check.Main(check.Exercise{
		Right:      right,
		RaceFree:   raceFree,
		Concurrent: concurrent,
		Fast: []check.Comparison{{
			Input:     check.Input(large),
			Against:   "taking the lock once for every card",
			Yours:     func() { exercise.Count(large, plain) },
			Reference: func() { lockEveryCard(large, plain) },
			Most:      20,
		}},
		Hints: hints,
	})
}

func right() *check.Failure {
	defer oneAtATime()()
	if failed := ends(); failed != nil {
		return failed
	}
	if failed := ownMap(); failed != nil {
		return failed
	}
	for _, t := range check.Sizes() {
		if failed := counts(t); failed != nil {
			return failed
		}
	}
	return nil
}

// oneAtATime lets one goroutine run at a time until the function that it returns
// is called. Two at once in one map make Go's runtime end the program, now and
// then. The race detector needs no two at once: it says the same every time.
func oneAtATime() (undo func()) {
	before := runtime.GOMAXPROCS(1)
	return func() { runtime.GOMAXPROCS(before) }
}

// counts holds the counts of a deck's words against those of a plain loop.
func counts(t lab.Task) *check.Failure {
	watch := check.NewWatch(t.N)
	got := exercise.Count(t, func(i int64) (string, int64) {
		watch.Number(i)
		return watched(i)
	})
	if failed := watch.Asked(check.Input(t)); failed != nil {
		return failed
	}
	want := map[string]int64{}
	for i := int64(1); i <= t.N; i++ {
		word, times := watched(i)
		want[word] += times
	}
	return compare(check.Input(t), got, want)
}

// read makes the compiler keep the reading.
var read int

// raceFree reads what Count returned, with nothing that orders the reading
// after a worker that has not ended.
func raceFree() {
	defer oneAtATime()()
	if ends() != nil {
		return // that it returns too soon is the better thing to say
	}
	before := runtime.NumGoroutine()
	read = len(exercise.Count(lab.Task{N: 1000, Workers: 4}, plain))
	check.Settled(before, "")
}

func concurrent() *check.Failure {
	for _, workers := range []int{2, 3, 5} {
		t := lab.Task{N: int64(workers) * 40, Workers: workers}
		failed := check.Meet(workers, check.Input(t), func(number func(int64) int64) {
			exercise.Count(t, func(i int64) (string, int64) {
				word, _ := watched(i)
				return word, number(i)
			})
		})
		if failed != nil {
			return failed
		}
	}
	return atFullSpeed()
}

// atFullSpeed counts one word with all workers at it, on as many threads, even
// where there are fewer CPUs. What it finds is wrong; that it finds what is wrong
// takes luck, for two workers have to come between each other. So it is tried
// several times.
func atFullSpeed() *check.Failure {
	t := lab.Task{N: 200_000, Workers: 4}
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(t.Workers))
	for range 3 {
		got := exercise.Count(t, func(int64) (string, int64) { return "lock", 1 })
		if failed := compare(check.Input(t), got, map[string]int64{"lock": t.N}); failed != nil {
			failed.Cause = lost
			return failed
		}
	}
	return nil
}

// lockEveryCard counts with one map, one lock, and the lock taken once for each
// card.
func lockEveryCard(t lab.Task, card func(int64) (string, int64)) map[string]int64 {
	var mu sync.Mutex
	all := map[string]int64{} // guarded by mu

	var workers sync.WaitGroup
	for w := range t.Workers {
		workers.Go(func() {
			for i := range t.Share(w).Each {
				word, times := card(i)
				mu.Lock()
				all[word] += times
				mu.Unlock()
			}
		})
	}
	workers.Wait()
	return all
}
