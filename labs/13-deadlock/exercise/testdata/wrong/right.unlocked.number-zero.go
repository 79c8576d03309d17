// Package exercise takes number 0 for one that it has seen.
package exercise

import (
	"cmp"
	"slices"
)

// Apply is wrong.
func Apply(changes ...Change) {
	sorted := slices.Clone(changes)
	for _, c := range sorted {
		if c.Account == nil || c.Account.Locker == nil {
			panic("an account must be there and have a lock")
		}
	}
	slices.SortFunc(sorted, func(a, b Change) int {
		return cmp.Compare(a.Account.Number, b.Account.Number)
	})

	before := 0
	for _, c := range sorted {
		if c.Account.Number == before {
			continue
		}
		before = c.Account.Number
		c.Account.Locker.Lock()
		defer c.Account.Locker.Unlock()
	}
	for _, c := range changes {
		c.Account.Balance += c.Amount
	}
}
