// "Apply waits for nothing but locks of accounts that its own changes name": no more than 64 calls are let in at once, so 64 that wait for a lock keep all others out.
// Package exercise changes accounts together.
package exercise

import (
	"cmp"
	"slices"
)

// atOnce keeps a crowd of callers from holding half of their locks each.
var atOnce = make(chan struct{}, 64)

// Apply makes all of the changes while it holds the locks of all accounts that
// they name.
func Apply(changes ...Change) {
	var accounts []*Account
	for _, c := range changes {
		if c.Account == nil || c.Account.Locker == nil {
			panic("no account, or no lock")
		}
		accounts = append(accounts, c.Account)
	}
	slices.SortFunc(accounts, func(a, b *Account) int { return cmp.Compare(a.Number, b.Number) })

	atOnce <- struct{}{}
	defer func() { <-atOnce }()
	for _, a := range slices.Compact(accounts) {
		a.Lock()
		defer a.Unlock()
	}
	for _, c := range changes {
		c.Account.Balance += c.Amount
	}
}
