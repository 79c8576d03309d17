// Package exercise skips changes that add nothing, and does not see that their account is missing.
package exercise

import (
	"cmp"
	"slices"
)

// Apply is wrong.
func Apply(changes ...Change) {
	var order []*Account
	for _, c := range changes {
		if c.Amount == 0 && (c.Account == nil || c.Account.Locker == nil) {
			continue
		}
		if c.Account == nil || c.Account.Locker == nil {
			panic("no account")
		}
		order = append(order, c.Account)
	}
	slices.SortFunc(order, func(a, b *Account) int { return cmp.Compare(a.Number, b.Number) })
	order = slices.Compact(order)
	for _, a := range order {
		a.Lock()
		defer a.Unlock()
	}
	for _, c := range changes {
		if c.Account != nil {
			c.Account.Balance += c.Amount
		}
	}
}
