// Command check is the checker of exercise 12; reportgen check starts it.
package main

import (
	"fmt"
	"sync"

	"workbook/labs/12-global-lock/exercise"
	"workbook/labs/check"
	"workbook/labs/lab"
	"workbook/labs/units"
)

func main() {
	large := lab.Task{N: 100_000, Workers: 4}
	check.Main(check.Exercise{
		Right:      right,
		RaceFree:   func() { sum(lab.Task{N: 1000, Workers: 4}) },
		Concurrent: func() *check.Failure { return check.Meets(func(t lab.Task) { sum(t) }) },
		Fast: []check.Comparison{{
			Input:     check.Input(large),
			Against:   "workers that share nothing at all",
			Yours:     func() { sum(large) },
			Reference: func() { check.Shares(large) },
			Most:      4,
		}},
		Hints: hints,
	})
}

// sum gives the exercise a lock that nobody looks at.
func sum(t lab.Task) int64 { return exercise.Sum(t, &sync.Mutex{}) }

// right looks at the lock before it looks at sums: what is wrong with the lock
// may keep a sum from coming.
func right() *check.Failure {
	for _, n := range []int64{0, 1, 2, 1000} {
		if failed := alone(lab.Task{N: n, Workers: 1}); failed != nil {
			return failed
		}
	}
	if failed := check.Sums(sum); failed != nil {
		return failed
	}
	for _, t := range []lab.Task{{N: 1000, Workers: 4}, {N: 200_000, Workers: 1}} {
		if failed := taken(t); failed != nil {
			return failed
		}
	}
	return nil
}

// alone looks at a single worker. Nobody else can hold the lock while that one
// asks for a number, so whoever holds it then should not.
func alone(t lab.Task) *check.Failure {
	var global lock
	var first, held int64 // numbers asked for under the lock
	exercise.Sum(t.With(func(i int64) int64 {
		if global.isHeld() {
			held++
			if held == 1 {
				first = i
			}
		}
		return check.Value(i)
	}), &global)
	if held > 0 {
		return check.Fail("held", check.Input(t), "no number asked for while the lock is held",
			"%s of them, number %d first", units.Count(held), first)
	}
	return global.balance(t)
}

// taken counts how often the lock is taken.
func taken(t lab.Task) *check.Failure {
	var global lock
	exercise.Sum(t, &global)
	if failed := global.balance(t); failed != nil {
		return failed
	}
	const often = 16
	most := often * int64(t.Workers)
	switch locks := global.locks.Load(); {
	case locks == 0:
		return check.Fail("never-taken", check.Input(t), "the lock taken for what the workers share", "never")
	case locks > most:
		return check.Fail("often", check.Input(t), fmt.Sprintf("the lock taken at most %d times for each worker, %d in all", often, most), "%s times", units.Count(locks))
	}
	return nil
}

var hints = map[string][]string{
	"held": {
		"While a worker holds the lock, no other can go on to its total. What does yours do meanwhile that concerns nobody else?",
		"Which variable do all workers see? Between taking the lock and giving it back, only lines with that one have to stand.",
		"Could a worker know what it has to add before it takes the lock?",
	},
	"often": {
		"Every time costs, even when nobody is in the way. How often does one worker need the total?",
		"How often would you walk to the shared board, if you could keep a note of your own meanwhile?",
	},
	"never-taken": {
		"The total belongs to all workers. What keeps two of them from changing it in the same moment?",
		"The lock is the parameter global. Another lock, or an atomic operation, guards against those who use it, and not against the rest of a program that uses this one.",
	},
	"unbalanced": {
		"Whoever takes the lock gives it back, once.",
		"Is there a way through your worker's function that passes one of the two and not the other? A return, perhaps, for a share without numbers?",
	},
	check.Serial: {
		"Only one worker was ever at work. What do the others wait for at that moment?",
		"Is there another lock, or a channel, or a Wait between the workers that makes them take turns?",
	},
	check.Stuck: {
		"Each goroutine named waits at its line. For whom?",
		"Who holds the lock at that moment, and which line would give it back? A worker that holds it and takes it again waits for itself.",
	},
	check.Slow: {
		"The lock is seldom taken, and still every number costs too much.",
		"What else stands in the innermost loop: another lock, an atomic operation, a channel?",
	},
}
