// Package exercise looks at two thousand changes before it takes a lock.
package exercise

import (
	"cmp"
	"slices"
)

// Apply is wrong.
func Apply(changes ...Change) {
	for _, c := range changes[:min(len(changes), 2000)] {
		if c.Account == nil || c.Account.Locker == nil {
			panic("no account")
		}
	}
	sorted := slices.Clone(changes)
	slices.SortFunc(sorted, func(a, b Change) int { return cmp.Compare(a.Account.Number, b.Account.Number) })
	sorted = slices.CompactFunc(sorted, func(a, b Change) bool { return a.Account == b.Account })
	for _, c := range sorted {
		c.Account.Lock()
	}
	for _, c := range changes {
		c.Account.Balance += c.Amount
	}
	for _, c := range sorted {
		c.Account.Unlock()
	}
}
