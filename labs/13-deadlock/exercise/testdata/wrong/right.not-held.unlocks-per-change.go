// Package exercise gives a lock back for every change.
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
	for _, a := range slices.Compact(accounts) {
		a.Lock()
	}
	for _, c := range changes {
		c.Account.Balance += c.Amount
	}
	for _, c := range changes {
		c.Account.Unlock()
	}
}
