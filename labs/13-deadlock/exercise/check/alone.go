package main

import (
	"fmt"
	"slices"
	"strings"

	"workbook/labs/13-deadlock/exercise"
	"workbook/labs/check"
	"workbook/labs/units"
)

// A list are changes: which account, and by how much.
type list []struct{ number, amount int }

// input names the call.
func (l list) input() string {
	if len(l) > 10 {
		return fmt.Sprintf("%d changes", len(l))
	}
	changes := make([]string, len(l))
	for i, c := range l {
		changes[i] = fmt.Sprintf("account %d by %d", c.number, c.amount)
	}
	return "Apply(" + strings.Join(changes, ", ") + ")"
}

// many are changes of so many accounts, several for each, in no order.
func many(accounts int) (l list) {
	for i := range 3 * accounts {
		l = append(l, struct{ number, amount int }{i*37%accounts + 1, i - accounts})
	}
	return l
}

// A bank is the accounts of one call, and what the call does to them. It runs
// in one goroutine: a lock that is not free never will be.
type bank struct {
	input    string
	accounts []*exercise.Account // by number, the first at 0
	was      []int64             // their balances before the call
	will     []int64             // and after it
	held     []bool
	taken    []int // numbers, in the order in which their locks were taken
	given    int   // number of the first lock given back, or 0
	ended    bool  // by a failure, which is told and stays the only one
}

// alone makes calls of Apply one after another, and looks at each. In order, it
// also wants the locks taken by number.
func alone(inOrder bool, lists ...list) *check.Failure {
	for _, l := range lists {
		b, changes := open(l)
		given := slices.Clone(changes)
		if failed := b.apply(changes); failed != nil {
			return failed
		}
		if failed := b.closed(); failed != nil {
			return failed
		}
		if inOrder && !slices.IsSorted(b.taken) {
			return check.Fail(order, b.input, "locks taken by number, the smallest first", "%v", shortened(b.taken))
		}
		if !slices.Equal(changes, given) {
			return check.Fail(reordered, b.input, "the caller's slice as it was", "it has changed")
		}
	}
	return nil
}

// open makes a bank with the accounts of a list, and the changes to apply.
func open(l list) (*bank, []exercise.Change) {
	b := &bank{input: l.input()}
	changes := make([]exercise.Change, len(l))
	for i, c := range l {
		for len(b.accounts) < c.number {
			number := len(b.accounts) + 1
			balance := int64(1000 * number)
			b.accounts = append(b.accounts, &exercise.Account{Number: number, Locker: lock{b, number}, Balance: balance})
			b.was, b.will, b.held = append(b.was, balance), append(b.will, balance), append(b.held, false)
		}
		b.will[c.number-1] += int64(c.amount)
		changes[i] = exercise.Change{Account: b.accounts[c.number-1], Amount: int64(c.amount)}
	}
	return b, changes
}

// apply calls Apply, and tells for what the call was ended, if it was.
func (b *bank) apply(changes []exercise.Change) (failed *check.Failure) {
	defer func() {
		ended := recover()
		var ours bool
		if failed, ours = ended.(*check.Failure); ended != nil && !ours {
			panic(ended)
		}
	}()
	exercise.Apply(changes...)
	return nil
}

// closed looks at the accounts after a call.
func (b *bank) closed() *check.Failure {
	for i, a := range b.accounts {
		switch {
		case b.held[i]:
			return check.Fail(leaked, b.input, "every lock given back", "the lock of account %d is still taken", a.Number)
		case b.will[i] != b.was[i] && !slices.Contains(b.taken, a.Number):
			return check.Fail(unlocked, b.input, fmt.Sprintf("the lock of account %d taken", a.Number), "it never was")
		case a.Balance != b.will[i]:
			return check.Fail(balances, b.input, fmt.Sprintf("a balance of %s in account %d", units.Count(b.will[i]), a.Number), "%s", units.Count(a.Balance))
		}
	}
	return nil
}

// panics makes calls that have to panic, with locks in their hands or without.
func panics() *check.Failure {
	for _, spoil := range []struct {
		how string
		do  func(*bank, []exercise.Change)
	}{
		{", where account 3 has no Locker", func(b *bank, _ []exercise.Change) { b.accounts[2].Locker = nil }},
		{", where a nil stands for account 3", func(_ *bank, c []exercise.Change) { c[1].Account = nil }},
	} {
		b, changes := open(list{{2, 5}, {3, 5}, {1, -10}})
		b.input += spoil.how
		spoil.do(b, changes)
		if failed := b.spoiled(changes); failed != nil {
			return failed
		}
	}
	return nil
}

// spoiled calls Apply and wants it to panic.
func (b *bank) spoiled(changes []exercise.Change) *check.Failure {
	var panicked any
	func() {
		defer func() { panicked = recover() }()
		exercise.Apply(changes...)
	}()
	if failed, ours := panicked.(*check.Failure); ours {
		return failed
	}
	if panicked == nil {
		return check.Fail(unharmed, b.input, "a panic", "none")
	}
	copy(b.will, b.was)
	return b.closed()
}

// end ends the call. While it unwinds, locks are given back, and nothing more is
// looked at.
func (b *bank) end(cause, want, got string, args ...any) {
	b.ended = true
	panic(check.Fail(cause, b.input, want, got, args...))
}

// lock is the lock of an account. It sees when it is taken and given back.
type lock struct {
	bank   *bank
	number int
}

func (l lock) Lock() {
	b := l.bank
	if b.ended {
		return
	}
	if b.held[l.number-1] {
		b.end(self, "each account's lock taken once", "the lock of account %d taken again, while the call itself holds it", l.number)
	}
	if b.given > 0 {
		b.end(piecemeal, "no lock given back before all are taken", "the lock of account %d given back before that of account %d was taken", b.given, l.number)
	}
	for i, a := range b.accounts {
		if a.Balance != b.was[i] {
			b.end(piecemeal, "no balance changed before all locks are taken", "account %d changed before the lock of account %d was taken", a.Number, l.number)
		}
	}
	b.held[l.number-1] = true
	b.taken = append(b.taken, l.number)
}

func (l lock) Unlock() {
	b := l.bank
	if b.ended {
		return
	}
	if !b.held[l.number-1] {
		b.end(notHeld, "each lock given back once", "the lock of account %d given back, and the call does not hold it", l.number)
	}
	b.held[l.number-1] = false
	if b.given == 0 {
		b.given = l.number
	}
}

// shortened are the first numbers of many.
func shortened(numbers []int) string {
	text := fmt.Sprint(numbers[:min(len(numbers), 8)])
	if len(numbers) > 8 {
		text += " …"
	}
	return text
}
