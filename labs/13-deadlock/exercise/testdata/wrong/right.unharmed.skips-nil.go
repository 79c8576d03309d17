// Package exercise passes over what it cannot lock.
package exercise

import (
	"cmp"
	"slices"
)

// Apply is wrong.
func Apply(changes ...Change) {
	var accounts []*Account
	for _, c := range changes {
		if c.Account != nil && c.Account.Locker != nil {
			accounts = append(accounts, c.Account)
		}
	}
	slices.SortFunc(accounts, func(a, b *Account) int {
		return cmp.Compare(a.Number, b.Number)
	})
	accounts = slices.Compact(accounts)
	for _, a := range accounts {
		a.Lock()
		defer a.Unlock()
	}
	for _, c := range changes {
		if slices.Contains(accounts, c.Account) {
			c.Account.Balance += c.Amount
		}
	}
}
