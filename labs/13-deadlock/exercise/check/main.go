// Command check is the checker of exercise 13; reportgen check starts it.
package main

import (
	"sync"

	"workbook/labs/13-deadlock/exercise"
	"workbook/labs/check"
)

func main() {
	check.Main(check.Exercise{
		Right:      right,
		RaceFree:   raceFree,
		Concurrent: concurrent,
		Hints:      hints,
	})
}

// Causes of this exercise's own.
const (
	circle    = "circle"    // calls wait for each other
	self      = "self"      // a call waits for itself
	piecemeal = "piecemeal" // not all locks are held while balances change
	unlocked  = "unlocked"  // an account's lock is never taken
	notHeld   = "not-held"  // a lock is given back that is not held
	leaked    = "leaked"    // a lock is not given back
	balances  = "balances"  // a balance is wrong
	order     = "order"     // the locks are not taken by number
	reordered = "reordered" // the caller's slice changes
	unharmed  = "unharmed"  // no panic where there must be one
)

// right looks at the simplest calls first, then for circles, and then at what
// only some calls meet.
func right() *check.Failure {
	for _, step := range []func() *check.Failure{
		func() *check.Failure { return alone(false, list{}, list{{1, 5}}, list{{1, 5}, {2, -5}}) },
		circles,
		func() *check.Failure {
			return alone(true,
				list{{1, 5}, {1, 7}}, list{{1, 5}, {2, 7}, {1, 9}}, list{{2, 1}, {1, 2}}, list{{3, 0}, {3, 4}, {1, 2}, {2, 8}, {1, -2}},
				many(100))
		},
		panics,
	} {
		if failed := step(); failed != nil {
			return failed
		}
	}
	return nil
}

// raceFree lets two calls at a time have one account in common. The locks are
// those of the exercise, and nothing else orders the calls.
func raceFree() {
	shared, left, right := account(2), account(1), account(3)
	var callers sync.WaitGroup
	for _, other := range []*exercise.Account{left, right} {
		callers.Go(func() {
			for range 200 {
				exercise.Apply(
					exercise.Change{Account: other, Amount: -1},
					exercise.Change{Account: shared, Amount: 1})
			}
		})
	}
	callers.Wait()
}

func account(number int) *exercise.Account {
	return &exercise.Account{Number: number, Locker: new(sync.Mutex)}
}

// concurrent lets calls meet that have no account in common: each comes to the
// lock of one of its own.
func concurrent() *check.Failure {
	const calls = 3
	return check.Meet(calls, "3 calls that have no account in common", func(number func(int64) int64) {
		var callers sync.WaitGroup
		for c := range calls {
			callers.Go(func() {
				one, two := account(2*c+1), account(2*c+2)
				one.Locker = meeting{one.Locker, number}
				two.Locker = meeting{two.Locker, number}
				exercise.Apply(exercise.Change{Account: one, Amount: 1}, exercise.Change{Account: two, Amount: 1})
			})
		}
		callers.Wait()
	})
}

// meeting is a lock at which callers wait for others.
type meeting struct {
	sync.Locker
	number func(int64) int64
}

func (m meeting) Lock() {
	m.number(0)
	m.Locker.Lock()
}
