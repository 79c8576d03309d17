// Package exercise sorts the caller's slice to know the order, and restores it before
// it takes the first lock.
package exercise

import (
	"cmp"
	"slices"
)

// Apply is wrong.
func Apply(changes ...Change) {
	before := slices.Clone(changes)
	slices.SortFunc(changes, func(a, b Change) int {
		return cmp.Compare(a.Account.Number, b.Account.Number)
	})
	var accounts []*Account
	for _, c := range changes {
		accounts = append(accounts, c.Account)
	}
	copy(changes, before)

	for _, a := range slices.Compact(accounts) {
		a.Lock()
		defer a.Unlock()
	}
	for _, c := range changes {
		c.Account.Balance += c.Amount
	}
}
