package exercise_test

import (
	"slices"
	"sync"
	"sync/atomic"
	"time"

	"workbook/labs/13-deadlock/exercise"
	"workbook/labs/contract"
	"workbook/labs/units"
)

// outside looks at locks from outside that are what accounts have in the rest of the
// program. While somebody holds one of them, a call that waits for it holds those of
// smaller numbers, and none of larger ones.
func outside(t *contract.T) {
	for held := range 4 {
		t.With("accounts 3, 0, 2 and 1, which have a sync.Mutex each, while somebody holds that of account %d", held)
		changes, locks := ones(3, 0, 2, 1), map[int]*sync.Mutex{}
		for _, c := range changes {
			locks[c.Account.Number] = c.Account.Locker.(*sync.Mutex)
		}
		locks[held].Lock()
		before := t.Goroutines()
		var caller sync.WaitGroup
		caller.Go(func() { exercise.Apply(changes...) })
		t.WantWaiting(before)
		for number := range locks {
			if free := locks[number].TryLock(); free {
				t.Want(number > held, order, "the locks of smaller numbers taken before", "that of account %d is free", number)
				locks[number].Unlock()
			} else {
				t.Want(number <= held, order, "no lock of a larger number taken before", "that of account %d is taken", number)
			}
		}
		locks[held].Unlock()
		caller.Wait()
		wantEach(t, changes, 1)
	}
}

// A lateLock is had after a long while. Whoever asks once more has it at once.
type lateLock struct{ asked atomic.Int64 }

func (l *lateLock) Lock() {
	if l.asked.Add(1) == 1 {
		time.Sleep(contract.Day)
	}
}

func (l *lateLock) Unlock() {}

// late wants a call to wait for locks however long others hold them.
func late(t *contract.T) {
	t.With("accounts 3, 1 and 2, whose locks others hold for %v", contract.Day)
	changes, locks := ones(3, 1, 2), make([]lateLock, 3)
	for i, c := range changes {
		c.Account.Locker = &locks[i]
	}
	t.Hurried(func() { exercise.Apply(changes...) })
	for i, c := range changes {
		asked := locks[i].asked.Load()
		t.Want(asked == 1, contract.GaveUp, "a call that waits for each lock until it has it", "one that asked %d times for that of account %d", asked, c.Account.Number)
		t.Want(c.Account.Balance == 1, contract.GaveUp, "a balance of 1 in each account", "%d in account %d", c.Account.Balance, c.Account.Number)
	}
}

// free has calls that wait for locks of very many accounts, and others for accounts that
// nobody else names. Numbers are drawn, and some are alike: if accounts shared places, some
// of those would be taken.
func free(t *contract.T) {
	drawn := func(n int) (numbers []int) {
		for range n {
			numbers = append(numbers, int(t.Uint64()))
		}
		return numbers
	}
	pass(t, drawn(3000), drawn(1000))
	for _, pair := range contract.Alike {
		if held, other := int(pair[0]), int(pair[1]); held != other {
			pass(t, []int{held}, []int{other})
		}
	}
}

// pass lets a call wait for the lock of each of some accounts. Meanwhile it wants a call
// without changes, and calls for other accounts, to return, or to panic if an account is
// missing or has no Locker.
func pass(t *contract.T, held, others []int) {
	t.With("%d waiting, each for the lock of an account of its own, number %d among them, and calls for other accounts, number %d first", len(held), held[0], others[0])
	before := t.Goroutines()
	changes := ones(held...)
	var callers sync.WaitGroup
	for _, c := range changes {
		c.Account.Locker.Lock()
		callers.Go(func() { exercise.Apply(c) })
	}
	t.WantWaiting(before)
	done := make(chan struct{})
	var returned atomic.Int64
	go func() {
		exercise.Apply()
		for _, number := range others {
			exercise.Apply(ones(number)...)
			free := ^number
			for slices.Contains(held, free) {
				free++
			}
			for _, without := range []exercise.Change{{}, {Account: &exercise.Account{Number: free}}} {
				panicked(append(ones(number), without))
			}
			returned.Add(1)
		}
		close(done)
	}()
	t.Want(contract.Comes(done, &returned), contract.Serial, "calls that wait for their own account only", "one that waits for the others")
	for _, c := range changes {
		c.Account.Locker.Unlock()
	}
	callers.Wait()
}

// meet lets calls meet at each of their locks.
func meet(t *contract.T, calls, accounts int) {
	m := t.Meet(calls, accounts, "%d calls at once, each with %s that no other call has", calls, units.Plural(accounts, "account"))
	var callers sync.WaitGroup
	for c := range calls {
		changes := make([]exercise.Change, accounts)
		for i := range changes {
			a := account(i*calls + c)
			a.Locker = meeting{a.Locker, m}
			changes[accounts-1-i] = exercise.Change{Account: a, Amount: 1}
		}
		callers.Go(func() { exercise.Apply(changes...) })
	}
	callers.Wait()
	m.WantMet()
}

// meeting is a lock at which callers wait for others.
type meeting struct {
	sync.Locker
	*contract.Meeting
}

func (m meeting) Lock() { m.Come(); m.Locker.Lock() }
