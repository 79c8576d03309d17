// Package exercise takes the locks of those who pay before the others.
package exercise

import (
	"cmp"
	"slices"
)

// Apply is wrong.
func Apply(changes ...Change) {
	ordered := slices.Clone(changes)
	slices.SortFunc(ordered, func(a, b Change) int {
		return cmp.Compare(a.Amount, b.Amount)
	})
	taken := map[*Account]bool{}
	for _, c := range ordered {
		if !taken[c.Account] {
			taken[c.Account] = true
			c.Account.Lock()
			defer c.Account.Unlock()
		}
	}
	for _, c := range changes {
		c.Account.Balance += c.Amount
	}
}
