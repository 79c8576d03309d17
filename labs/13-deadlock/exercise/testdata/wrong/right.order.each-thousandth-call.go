// Package exercise takes the locks the other way round in each thousandth call.
package exercise

import (
	"cmp"
	"slices"
	"sync/atomic"
)

func apply(accounts []*Account, changes []Change) {
	for _, a := range accounts {
		a.Lock()
	}
	for _, c := range changes {
		c.Account.Balance += c.Amount
	}
	for _, a := range accounts {
		a.Unlock()
	}
}

func check(changes []Change) {
	for _, c := range changes {
		if c.Account == nil || c.Account.Locker == nil {
			panic("no account, or no lock")
		}
	}
}

func ordered(changes []Change) []*Account {
	var accounts []*Account
	for _, c := range changes {
		accounts = append(accounts, c.Account)
	}
	slices.SortFunc(accounts, func(a, b *Account) int { return cmp.Compare(a.Number, b.Number) })
	return slices.Compact(accounts)
}

var calls atomic.Int64

// Apply is wrong.
func Apply(changes ...Change) {
	check(changes)
	accounts := ordered(changes)
	if calls.Add(1)%1000 == 0 {
		slices.Reverse(accounts)
	}
	apply(accounts, changes)
}
