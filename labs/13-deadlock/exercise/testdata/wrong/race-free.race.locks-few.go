// Package exercise takes no more than fifty locks.
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
	for _, a := range accounts[:min(50, len(accounts))] {
		a.Lock()
		defer a.Unlock()
	}
	for _, c := range changes {
		c.Account.Balance += c.Amount
	}
}
