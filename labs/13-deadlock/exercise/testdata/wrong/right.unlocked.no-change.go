// Package exercise leaves out accounts that do not change.
package exercise

import (
	"cmp"
	"slices"
)

// Apply is wrong.
func Apply(changes ...Change) {
	var accounts []*Account
	for _, c := range changes {
		if c.Amount != 0 {
			accounts = append(accounts, c.Account)
		}
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
