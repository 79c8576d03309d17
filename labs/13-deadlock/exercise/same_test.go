package exercise_test

import (
	"slices"
	"sync"

	"workbook/labs/13-deadlock/exercise"
	"workbook/labs/contract"
)

// A counted lock knows how often it was taken.
type counted struct {
	sync.Mutex
	taken int // guarded by the lock
}

func (c *counted) Lock() { c.Mutex.Lock(); c.taken++ }

// refilled calls with one slice again and again, each time with changes of other
// accounts in it, or of a single other one.
func refilled(t *contract.T) {
	for _, n := range []int{1, 2, 3, 20} {
		changes, locks := make([]exercise.Change, n), make([]*counted, n)
		other := func(i, number int) {
			locks[i] = new(counted)
			changes[i].Account = &exercise.Account{Number: number, Locker: locks[i]}
		}
		for call := range 10 {
			t.With("call %d with the same slice of %d changes, and other accounts in it", call+1, n)
			if call%2 == 0 {
				for i, number := range t.Perm(n) {
					other(i, number)
				}
			} else {
				other(t.IntN(n), -call)
			}
			for i := range changes {
				locks[i].taken, changes[i].Account.Balance, changes[i].Amount = 0, 0, int64(10*call+i+1)
			}
			exercise.Apply(changes...)
			for i, c := range changes {
				t.Want(locks[i].taken == 1, contract.Remembered, "the lock of each account taken once", "the lock of account %d taken %d times", c.Account.Number, locks[i].taken)
				t.Want(c.Account.Balance == c.Amount, contract.Remembered, "each of the changes made", "a balance of %d in account %d, which is to change by %d", c.Account.Balance, c.Account.Number, c.Amount)
			}
		}
	}
}

// same gives several calls at once the same slice, whose accounts are in no order, with
// room behind it, unless one call alone changes it, which is another step's business.
func same(t *contract.T) {
	for _, n := range []int{2, 3, 8, 30} {
		t.With("a caller, then 4 callers 50 times each, all of them with the same slice of %d changes, which has room for more", n+1)
		changes := slices.Grow(ones(append(t.Perm(n), -1)...), 3*n)
		before, as := slices.Clone(changes), true
		look := func() { as = as && slices.Equal(changes, before) }
		smallest := changes[n].Account
		smallest.Locker = looking{smallest.Locker, look, func() {}}
		exercise.Apply(changes...)
		if look(); !as {
			return
		}
		smallest.Locker = smallest.Locker.(looking).Locker
		t.AtOnce(4, func(int) {
			for range 50 {
				exercise.Apply(changes...)
			}
		})
		wantEach(t, changes, 201)
	}
}
