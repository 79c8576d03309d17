// Package exercise hides the mistake from the caller.
package exercise

import (
	"cmp"
	"slices"
)

// Apply is wrong.
func Apply(changes ...Change) {
	defer func() { _ = recover() }()
	accounts := make([]*Account, len(changes))
	for i, c := range changes {
		accounts[i] = c.Account
	}
	slices.SortFunc(accounts, func(a, b *Account) int {
		return cmp.Compare(a.Number, b.Number)
	})

	for _, a := range slices.Compact(accounts) { // each of them once
		a.Lock()
		defer a.Unlock()
	}
	for _, c := range changes {
		c.Account.Balance += c.Amount
	}
}
