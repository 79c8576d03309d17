// Package exercise sorts the caller's slice while it is at work.
package exercise

import (
	"cmp"
	"slices"
)

func Apply(changes ...Change) {
	for _, c := range changes {
		if c.Account == nil || c.Account.Locker == nil {
			panic("no account, or no lock")
		}
	}
	before := slices.Clone(changes)
	defer copy(changes, before)
	slices.SortFunc(changes, func(a, b Change) int {
		return cmp.Compare(a.Account.Number, b.Account.Number)
	})

	var last *Account
	for _, c := range changes {
		if c.Account != last {
			c.Account.Lock()
			defer c.Account.Unlock()
			last = c.Account
		}
	}
	for _, c := range changes {
		c.Account.Balance += c.Amount
	}
}
