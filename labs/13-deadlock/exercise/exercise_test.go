package exercise_test

import (
	"fmt"
	"math"
	"slices"
	"sync"
	"testing"

	"workbook/labs/13-deadlock/exercise"
	"workbook/labs/contract"
	"workbook/labs/units"
)

// A bank is the accounts of one call, and what the call does to them. It runs in
// one goroutine.
type bank struct {
	t         *contract.T
	accounts  map[int]*exercise.Account
	was, will map[int]int64 // their balances before the call and after it; will is nil if the call panics
	seen      sync.Mutex    // held while a lock is noted: several may be given back at once
	held      map[int]bool
	taken     []int // numbers, in the order in which their locks were taken
	given     bool  // a lock was given back

	changes, as []exercise.Change // the caller's slice, and what it held before the call
}

// open makes a bank with the accounts of a list, and the changes to apply.
func open(t *contract.T, l list) (*bank, []exercise.Change) {
	b := &bank{t: t, accounts: map[int]*exercise.Account{}, was: map[int]int64{}, will: map[int]int64{}, held: map[int]bool{}}
	changes := make([]exercise.Change, len(l))
	for _, i := range t.Perm(len(l)) { // accounts are made in no order either
		c := l[i]
		if b.accounts[c.number] == nil {
			balance := t.Int64N(1 << 52)
			b.accounts[c.number] = &exercise.Account{Number: c.number, Locker: lock{b, c.number}, Balance: balance}
			b.was[c.number], b.will[c.number] = balance, balance
		}
		b.will[c.number] += c.amount
		changes[i] = exercise.Change{Account: b.accounts[c.number], Amount: c.amount}
	}
	b.changes, b.as = changes, slices.Clone(changes)
	return b, changes
}

// closed looks at the accounts after a call.
func (b *bank) closed() {
	for number, a := range b.accounts {
		b.t.Want(!b.held[number], leaked, "every lock given back", "the lock of account %d is still taken", number)
		b.t.Want(a.Balance == b.will[number], balances, fmt.Sprintf("a balance of %s in account %d", units.Count(b.will[number]), number), "%s", units.Count(a.Balance))
	}
}

// lock is the lock of an account. It sees when it is taken and given back.
type lock struct {
	bank   *bank
	number int
}

func (l lock) Lock() {
	b := l.bank
	b.seen.Lock()
	defer b.seen.Unlock()
	b.t.Want(!b.held[l.number], self, "each account's lock taken once", "the lock of account %d taken again, while the call itself holds it", l.number)
	b.t.Want(!b.given, piecemeal, "no lock given back before all are taken", "the lock of account %d taken after that", l.number)
	for number, a := range b.accounts {
		b.t.Want(a.Balance == b.was[number], piecemeal, "no balance changed before all locks are taken", "account %d changed before the lock of account %d was taken", number, l.number)
	}
	b.t.Want(slices.Equal(b.changes, b.as), reordered, "the caller's slice as it is, all the time", "it has changed when the lock of account %d is taken", l.number)
	b.held[l.number] = true
	b.taken = append(b.taken, l.number)
	b.t.Want(slices.IsSorted(b.taken), order, "locks taken by number, the smallest first", "%d", b.taken[max(0, len(b.taken)-8):])
}

func (l lock) Unlock() {
	b := l.bank
	b.seen.Lock()
	defer b.seen.Unlock()
	b.t.Want(b.held[l.number], notHeld, "each lock given back once", "the lock of account %d given back, and the call does not hold it", l.number)
	for number, a := range b.accounts {
		waits := b.will != nil && b.will[number] != b.was[number] && a.Balance == b.was[number]
		b.t.Want(b.given || !waits, piecemeal, "no lock given back before all changes are made", "that of account %d given back, and account %d is to change", l.number, number)
	}
	b.held[l.number] = false
	b.given = true
}

func TestRight(t *testing.T) {
	contract.Step(t, func(t *contract.T) {
		debts(t)
		larger := []list{many(t, 5), many(t, 33), many(t, 100), many(t, 700+t.IntN(300))}
		for _, l := range slices.Concat(lists, alone(t), alike(t), larger) {
			t.With("%v", l)
			b, changes := open(t, l)
			exercise.Apply(changes...)
			for number := range b.accounts {
				t.Want(slices.Contains(b.taken, number), unlocked, fmt.Sprintf("the lock of account %d taken", number), "it never was")
			}
			b.closed()
			t.Want(slices.Equal(changes, b.as), reordered, "the caller's slice as it was", "it has changed")
		}
		panics(t)
		refilled(t)
		inARow(t)
		veryMany(t)
		outside(t)
	})
}

// debts wants changes made whatever comes of them: a balance may fall below 0.
func debts(t *contract.T) {
	for _, was := range []int64{3, 0, -3, math.MinInt64 + 10} {
		t.With("Apply(account 1 by -5, account 2 by 5), a balance of %s in account 1", units.Count(was))
		from, to := account(1), account(2)
		from.Balance = was
		exercise.Apply(exercise.Change{Account: from, Amount: -5}, exercise.Change{Account: to, Amount: 5})
		t.Want(from.Balance == was-5, balances, "a balance of "+units.Count(was-5)+" in account 1", "%s", units.Count(from.Balance))
		t.Want(to.Balance == 5, balances, "a balance of 5 in account 2", "%s", units.Count(to.Balance))
	}
}

// panics makes calls that have to panic, with locks in their hands or without. The last
// account of many is named only once, and its lock is the last one.
func panics(t *contract.T) {
	for _, l := range []list{{{1, 5}}, {{1, 0}}, {{2, 5}, {3, 0}, {1, -10}, {3, 7}, {2, -5}}, many(t, 20), append(many(t, 200+t.IntN(200)), list{{math.MaxInt, 7}}...)} {
		for i, c := range l {
			if len(l) > 100 && i < len(l)-3 && t.IntN(20) > 0 {
				continue // a few of many are enough
			}
			for _, without := range []string{"an account", "a Locker"} {
				t.With("%v, change %d without %s", l, i+1, without)
				b, changes := open(t, l)
				b.will = nil
				if changes[i].Account.Locker = nil; without == "an account" {
					changes[i].Account.Locker, changes[i].Account = lock{b, c.number}, nil
				}
				b.as = slices.Clone(changes)
				t.Want(panicked(changes), unharmed, "a panic", "none")
				b.will = b.was
				b.closed()
			}
		}
	}
}

func panicked(changes []exercise.Change) (thrown bool) {
	defer func() { thrown = recover() != nil }()
	exercise.Apply(changes...)
	return false
}

// account is one whose lock nobody looks at.
func account(number int) *exercise.Account {
	return &exercise.Account{Number: number, Locker: new(sync.Mutex)}
}

// ones makes an account for each of the numbers, and a change of each by 1.
func ones(numbers ...int) (changes []exercise.Change) {
	for _, number := range numbers {
		changes = append(changes, exercise.Change{Account: account(number), Amount: 1})
	}
	return changes
}

// wantEach wants the same balance in each of the accounts.
func wantEach(t *contract.T, changes []exercise.Change, balance int64) {
	for _, c := range changes {
		t.Want(c.Account.Balance == balance, balances, fmt.Sprintf("a balance of %d in each account", balance), "%d in account %d", c.Account.Balance, c.Account.Number)
	}
}

// TestRaceFree lets calls at once have accounts in common. The locks are those of
// the exercise, and nothing else orders the calls.
func TestRaceFree(t *testing.T) {
	contract.Step(t, func(t *contract.T) {
		for _, most := range []int{2, 3, 8, 400} {
			t.With("4 callers at once, which have two of %d accounts in common", most)
			accounts := make([]*exercise.Account, most)
			for i := range accounts {
				accounts[i] = account(i)
			}
			var callers sync.WaitGroup
			for c := range 4 {
				callers.Go(func() {
					for call := range 100 {
						var changes []exercise.Change
						for range 1 + call%4 { // each account is named as often
							for i, a := range accounts {
								if i%4 == c || i >= most-2 {
									changes = append(changes, exercise.Change{Account: a, Amount: 1})
								}
							}
						}
						exercise.Apply(changes...)
					}
				})
			}
			callers.Wait()
			got := accounts[most-1].Balance
			t.Want(got == 1000, balances, "a balance of 1,000 in the account that all change", "%d", got)
		}
		same(t)
	})
}

// TestConcurrent lets calls meet that have no account in common: each comes to the
// locks of its own, one after another.
func TestConcurrent(t *testing.T) {
	contract.Step(t, func(t *contract.T) {
		free(t)
		for _, calls := range []int{2, 3, 17} {
			for _, accounts := range []int{1, 2, 3, 5, 70} {
				meet(t, calls, accounts)
			}
		}
		meet(t, 2, 101+t.IntN(300))
	})
}

func TestTidy(t *testing.T) {
	contract.Step(t, func(t *contract.T) {
		for _, l := range append(lists, many(t, 100)) {
			t.With("%v", l)
			_, changes := open(t, l)
			t.WantTidy(func() { exercise.Apply(changes...) })
			if len(l) > 0 {
				t.With("%v, the last change without a Locker", l)
				b, changes := open(t, l)
				b.will, changes[len(l)-1].Account.Locker = nil, nil
				t.WantTidy(func() { t.Want(panicked(changes), unharmed, "a panic", "none") })
			}
		}
		late(t)
	})
}
