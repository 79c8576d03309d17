// Package exercise changes each balance as soon as it has its lock.
package exercise

import (
	"cmp"
	"slices"
)

// Apply is wrong.
func Apply(changes ...Change) {
	ordered := slices.Clone(changes)
	slices.SortFunc(ordered, func(a, b Change) int {
		return cmp.Compare(a.Account.Number, b.Account.Number)
	})
	taken := map[*Account]bool{}
	for _, c := range ordered {
		if !taken[c.Account] {
			taken[c.Account] = true
			c.Account.Lock()
			defer c.Account.Unlock()
		}
		c.Account.Balance += c.Amount
	}
}
