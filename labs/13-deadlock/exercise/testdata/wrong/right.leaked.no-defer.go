// Package exercise gives no lock back when it panics.
package exercise

import (
	"cmp"
	"slices"
)

// Apply is wrong.
func Apply(changes ...Change) {
	accounts := make([]*Account, len(changes))
	for i, c := range changes {
		accounts[i] = c.Account
	}
	slices.SortFunc(accounts, func(a, b *Account) int {
		return cmp.Compare(a.Number, b.Number)
	})
	accounts = slices.Compact(accounts)
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
