// Package exercise sorts the slice of its caller.
package exercise

import (
	"cmp"
	"slices"
)

// Apply is wrong.
func Apply(changes ...Change) {
	slices.SortFunc(changes, func(a, b Change) int {
		return cmp.Compare(a.Account.Number, b.Account.Number)
	})
	for i, c := range changes {
		if i == 0 || c.Account != changes[i-1].Account {
			c.Account.Lock()
			defer c.Account.Unlock()
		}
	}
	for _, c := range changes {
		c.Account.Balance += c.Amount
	}
}
