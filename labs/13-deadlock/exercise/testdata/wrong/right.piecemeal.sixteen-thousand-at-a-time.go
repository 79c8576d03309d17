// Package exercise makes long lists of changes in portions of 16,384 accounts, so
// others see a part of them made.
package exercise

import (
	"cmp"
	"slices"
)

const portion = 1 << 14

// Apply is wrong.
func Apply(changes ...Change) {
	sorted := slices.Clone(changes)
	for _, c := range sorted {
		if c.Account == nil || c.Account.Locker == nil {
			panic("cannot lock this account")
		}
	}
	slices.SortStableFunc(sorted, func(a, b Change) int { return cmp.Compare(a.Account.Number, b.Account.Number) })
	for len(sorted) > 0 {
		var held []*Account
		n := 0
		for ; n < len(sorted); n++ {
			if a := sorted[n].Account; n == 0 || a != sorted[n-1].Account {
				if len(held) == portion {
					break
				}
				a.Lock()
				held = append(held, a)
			}
		}
		for _, c := range sorted[:n] {
			c.Account.Balance += c.Amount
		}
		for _, a := range held {
			a.Unlock()
		}
		sorted = sorted[n:]
	}
}
