// Package exercise appends to the caller's slice. If there is room behind it, two
// calls that get the same slice write to the same memory.
package exercise

import (
	"cmp"
	"slices"
)

// Apply is wrong.
func Apply(changes ...Change) {
	for _, c := range changes {
		if c.Account.Locker == nil {
			panic("no locker")
		}
	}
	n := len(changes)
	sorted := append(changes, changes...)[n:]
	slices.SortStableFunc(sorted, func(a, b Change) int { return cmp.Compare(a.Account.Number, b.Account.Number) })
	for i, c := range sorted {
		if i == 0 || sorted[i-1].Account != c.Account {
			c.Account.Lock()
			defer c.Account.Unlock()
		}
	}
	for _, c := range sorted {
		c.Account.Balance += c.Amount
	}
}
