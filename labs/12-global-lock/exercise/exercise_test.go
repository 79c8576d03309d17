package exercise_test

import (
	"sync"
	"sync/atomic"
	"testing"

	"workbook/labs/12-global-lock/exercise"
	"workbook/labs/contract"
	"workbook/labs/lab"
)

// sum gives the exercise a lock that nobody looks at.
var sum = contract.Sum{Of: func(task lab.Task) int64 { return exercise.Sum(task, &sync.Mutex{}) }}

// often is how often a worker may take the lock.
const often = 16

// watched gives the exercise a lock that keeps account, and looks at it each time
// that a number is asked for, and at the return.
func watched(t *contract.T) func(lab.Task) int64 {
	return func(task lab.Task) int64 {
		lock := t.Lock(often * int64(task.Workers))
		var asked atomic.Bool
		got := exercise.Sum(task.With(func(i int64) int64 {
			first := task.Workers == 1 && !asked.Swap(true) // nobody has anything to add yet
			lock.WantNotHeld(first, "no number asked for while the lock is held")
			return task.Number(i)
		}), lock)
		lock.WantUsed(task.N > 0)
		return got
	}
}

func TestRight(t *testing.T) {
	contract.Step(t, func(t *contract.T) {
		contract.Sum{Of: watched(t)}.Right(t)
		many(t, lab.Task{N: 2_000_000, Workers: 1})
		zeros(t, lab.Task{N: 1000, Workers: 4})
		t.WithoutShow()
		t.Without("global is the only lock, and there is no atomic operation",
			"sync.Mutex", "sync.RWMutex", "sync.Once", "sync.OnceFunc", "sync.OnceValue", "sync.Map", "sync/atomic")
	})
}

// many wants the lock taken seldom however many numbers there are.
func many(t *contract.T, task lab.Task) {
	t.With("%s", contract.Describe(task))
	got := watched(t)(task)
	t.Want(got == task.Expected(), contract.Total, "the sum of 1..N", "another one")
}

// zeros wants the lock taken for numbers that add up to 0, too.
func zeros(t *contract.T, task lab.Task) {
	t.With("%s, each of them 0", contract.Describe(task))
	got := watched(t)(task.With(func(int64) int64 { return 0 }))
	t.Want(got == 0, contract.Total, "0", "another sum")
}

func TestRaceFree(t *testing.T)   { contract.Step(t, sum.RaceFree) }
func TestConcurrent(t *testing.T) { contract.Step(t, sum.Concurrent) }
func TestTidy(t *testing.T)       { contract.Step(t, sum.Tidy) }

func TestFast(t *testing.T) {
	contract.Step(t, func(t *contract.T) {
		sum.Fast(t)
		many(t, lab.Task{N: 50_000_000, Workers: 1}) // more than a slow exercise could do
		many(t, lab.Task{N: 50_000_000, Workers: 2})
	})
}

func init() {
	contract.Held.Hint(
		"While a worker holds the lock, no other can go on to its total. What does yours do meanwhile that concerns nobody else?",
		"Which variable do all workers see? Between taking the lock and giving it back, only lines with that one are needed.",
		"Could a worker know what it has to add before it takes the lock?",
	)
	contract.NeverTaken.Hint(
		"The total belongs to all workers. What keeps two of them from changing it in the same moment?",
		"The lock is the parameter global. Another lock, or an atomic operation, guards against those who use it, and not against the rest of a program that uses this one.",
	)
	contract.Unbalanced.Hint(
		"Whoever takes the lock gives it back, once.",
		"Is there a way through your worker's function that passes one of the two and not the other? A return, perhaps, for a share without numbers?",
	)
	contract.Serial.Hint(
		"Only one worker was ever at work. What do the others wait for at that moment?",
		"Is there a channel, or a Wait between the workers, that makes them take turns?",
	)
	contract.Stuck.Hint(
		"Each goroutine named waits at its line. For whom?",
		"Who holds the lock at that moment, and which line would give it back? A worker that holds it and takes it again waits for itself.",
	)
	contract.Slow.Hint(
		"The lock is seldom taken, and still every number costs too much.",
		"What else is in the innermost loop: a channel, perhaps?",
	)
}
