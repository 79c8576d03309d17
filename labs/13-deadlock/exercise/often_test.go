package exercise_test

import (
	"slices"
	"sync"
	"time"

	"workbook/labs/13-deadlock/exercise"
	"workbook/labs/contract"
)

// A looking lock calls look before it is taken, and back before it is given back.
type looking struct {
	sync.Locker
	look, back func()
}

func (l looking) Lock()   { l.look(); l.Locker.Lock() }
func (l looking) Unlock() { l.back(); l.Locker.Unlock() }

// noted makes accounts with these numbers, and a change of each by 1. The numbers are noted
// in taken, in the order in which the locks are taken.
func noted(taken *[]int, numbers ...int) []exercise.Change {
	changes := ones(numbers...)
	for _, c := range changes {
		a := c.Account
		a.Locker = looking{a.Locker, func() { *taken = append(*taken, a.Number) }, func() {}}
	}
	return changes
}

// down are the numbers from n to 1.
func down(n int) (numbers []int) {
	for ; n > 0; n-- {
		numbers = append(numbers, n)
	}
	return numbers
}

// inARow makes calls one after another, very often, and looks at the order of the locks
// in each.
func inARow(t *contract.T) {
	t.With("%d calls in a row, with accounts 2, 3 and 1 each", contract.ManyCalls)
	var taken []int
	changes := noted(&taken, 2, 3, 1)
	contract.InARow(contract.ManyCalls, func(call int64) {
		taken = taken[:0]
		exercise.Apply(changes...)
		t.Want(slices.Equal(taken, []int{1, 2, 3}), order, "the locks of accounts 1, 2 and 3 taken in this order", "%d in call %d", taken, call+1)
		wantEach(t, changes, call+1)
	})
}

// veryMany names more and more accounts in one call, in the end more than 16 bits can
// count. A call that compares each account with each other takes four times as long for
// twice as many, so after a while there is no larger one.
func veryMany(t *contract.T) {
	const while = time.Second / 2
	accounts := contract.ManyCalls / 64
	for start := time.Now(); accounts <= contract.ManyCalls && time.Since(start) < while; accounts *= 2 {
		descending(t, accounts)
		broken(t, accounts)
	}
}

// broken makes a call in which the last change but one names an account without a Locker.
func broken(t *contract.T, accounts int) {
	t.With("one call with accounts %d to 1, and the last change but one without a Locker", accounts)
	changes := ones(down(accounts)...)
	without := changes[accounts-2].Account
	without.Locker = nil
	t.Want(panicked(changes), unharmed, "a panic", "none")
	for _, c := range changes {
		if a := c.Account; a != without {
			t.Want(a.Locker.(*sync.Mutex).TryLock(), leaked, "every lock given back", "the lock of account %d is still taken", a.Number)
		}
	}
	wantEach(t, changes, 0)
}

// descending makes a call that names accounts, the largest number first, each of them in
// two changes.
func descending(t *contract.T, accounts int) {
	t.With("one call with accounts %d to 1, and all of them once more in it", accounts)
	var taken []int
	changes := noted(&taken, down(accounts)...)
	inOnePiece(t, changes, &taken)
	exercise.Apply(slices.Concat(changes, changes)...)
	t.Want(slices.IsSorted(taken), order, "locks taken by number, the smallest first", "another order")
	t.Want(len(taken) == len(changes), unlocked, "the lock of each account taken once", "%d locks taken", len(taken))
	wantEach(t, changes, 2)
}

// inOnePiece wants no balance changed before the last lock is taken, and all of them by 2
// before the first one is given back.
func inOnePiece(t *contract.T, changes []exercise.Change, taken *[]int) {
	all := func(balance int64) bool {
		return !slices.ContainsFunc(changes, func(c exercise.Change) bool { return c.Account.Balance != balance })
	}
	var first sync.Once
	for _, c := range changes {
		l := c.Account.Locker.(looking)
		look := l.look
		l.look = func() {
			look()
			t.Want(len(*taken) != len(changes) || all(0), piecemeal, "no balance changed before all locks are taken", "one that has changed")
		}
		l.back = func() {
			first.Do(func() {
				t.Want(len(*taken) >= len(changes), piecemeal, "no lock given back before all are taken", "one given back after %d", len(*taken))
				t.Want(all(2), piecemeal, "no lock given back before all changes are made", "one given back, and a balance is to change")
			})
		}
		c.Account.Locker = l
	}
}
