package exercise_test

import (
	"sync"
	"testing"

	"workbook/labs/12-global-lock/exercise"
	"workbook/labs/contract"
	"workbook/labs/lab"
)

// sum gives the exercise a lock that nobody looks at.
var sum = contract.Sum{Of: func(task lab.Task) int64 { return exercise.Sum(task, &sync.Mutex{}) }}

// Both kinds of lock keep account of who takes them.
var plainLock, slowLock = (*contract.T).Lock, (*contract.T).SlowLock

// often is how often a worker may take the lock.
const often = 16

// unheld is what the contract says of global.
const unheld = "no number asked for while the lock is held"

// watched gives the exercise a lock that keeps account, and looks at it each time
// that a number is asked for, and at the return.
func watched(t *contract.T, newLock func(t *contract.T, most int64) *contract.Lock) func(lab.Task) int64 {
	return func(task lab.Task) int64 {
		lock := newLock(t, often*int64(task.Workers))
		got := exercise.Sum(task.With(func(i int64) int64 {
			lock.WantNotHeld(unheld)
			return task.Number(i)
		}), lock)
		lock.WantUsed(task.N > 0)
		return got
	}
}

func TestRight(t *testing.T) {
	contract.Step(t, func(t *contract.T) {
		for _, workers := range []int{1, 2, 3, 5} {
			oneByOne(t, lab.Task{N: 5 * int64(workers), Workers: workers}, 1)
			oneByOne(t, lab.Task{N: 20_000 * int64(workers), Workers: workers}, 10_000)
		}
		contract.Sum{Of: watched(t, plainLock)}.Right(t)
		for workers := range 3 {
			contract.Sum{Of: watched(t, slowLock)}.Want(t, lab.Task{N: 100, Workers: workers + 1})
		}
		many(t, lab.Task{N: 2_000_000, Workers: 1})
		many(t, lab.Task{N: 100_000, Workers: 1024})
		many(t, lab.Task{N: 100_000, Workers: 100 + t.IntN(900)})
		inARow(t, lab.Task{N: 10, Workers: 2})
		t.With("the file exercise.go")
		t.WithoutShow()
		t.WithoutClock()
		t.WithoutLocks("global is the only lock, and there is no atomic operation", "sync/atomic")
	})
}

// oneByOne cuts the numbers into runs of that length. It gives the first and the last of
// each run one at a time, when everybody waits: one worker gets all of its own before
// the next one gets any. Nobody has a reason to hold the lock while somebody waits for a
// number, neither Sum itself nor a goroutine that a worker has to help it.
func oneByOne(t *contract.T, task lab.Task, every int64) {
	t.With("%s, some of which come slowly", contract.Describe(task))
	lock, before := t.Lock(often*int64(task.Workers)), t.Goroutines()
	var mu sync.Mutex
	var asked []chan struct{} // guarded by mu: one for each number that somebody waits for
	all, returned := make(chan struct{}), make(chan struct{})
	go func() {
		defer close(returned)
		exercise.Sum(task.With(func(i int64) int64 {
			if i%every > 1 {
				return 1
			}
			given := make(chan struct{})
			mu.Lock()
			asked = append(asked, given)
			mu.Unlock()
			select {
			case <-given:
			case <-all:
			}
			return 1
		}), lock)
	}()
	give := func() (given bool) {
		mu.Lock()
		defer mu.Unlock()
		if last := len(asked) - 1; last >= 0 {
			lock.WantFree(unheld)
			close(asked[last])
			asked, given = asked[:last], true
		}
		return given
	}
	for t.Settle(before) && give() {
	}
	close(all)
	<-returned
}

// many wants the lock taken seldom however many numbers there are. It looks at none of
// them, which would take far longer than the sum.
func many(t *contract.T, task lab.Task) {
	t.With("%s", contract.Describe(task))
	lock := t.Lock(often * int64(task.Workers))
	got := exercise.Sum(task, lock)
	lock.WantUsed(true)
	t.Want(got == task.Expected(), contract.Total, "the sum of 1..N", "another one")
}

// inARow calls the exercise very often, each time with another lock.
func inARow(t *contract.T, task lab.Task) {
	const calls = 10_000
	t.With("%d calls in a row, %s each", calls, contract.Describe(task))
	for call := range calls {
		got := sum.Of(task)
		t.Want(got == task.Expected(), contract.Total, "the sum of 1..N from each call", "another one from call %d", call+1)
	}
}

func TestRaceFree(t *testing.T)   { contract.Step(t, sum.RaceFree) }
func TestConcurrent(t *testing.T) { contract.Step(t, sum.Concurrent) }
func TestTidy(t *testing.T)       { contract.Step(t, sum.Tidy) }

func TestFast(t *testing.T) {
	contract.Step(t, func(t *contract.T) {
		sum.Fast(t)
		many(t, lab.Task{N: 300_000_000, Workers: 1}) // more than a slow exercise could do
		many(t, lab.Task{N: 300_000_000, Workers: 2})
	})
}

func init() {
	contract.Held.Hint(
		"While somebody holds the lock, no worker can go on to its total. Who holds yours while numbers are asked for: a worker, or Sum itself?",
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
