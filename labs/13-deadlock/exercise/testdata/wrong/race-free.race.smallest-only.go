// Package exercise takes the lock of one account for all.
package exercise

import (
	"cmp"
	"slices"
)

// Apply is wrong.
func Apply(changes ...Change) {
	if len(changes) == 0 {
		return
	}
	smallest := slices.MinFunc(changes, func(a, b Change) int {
		return cmp.Compare(a.Account.Number, b.Account.Number)
	}).Account
	smallest.Lock()
	defer smallest.Unlock()
	for _, c := range changes {
		c.Account.Balance += c.Amount
	}
}
