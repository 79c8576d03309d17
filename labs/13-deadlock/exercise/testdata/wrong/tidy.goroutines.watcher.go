// Package exercise has somebody wait who is never called.
package exercise

import (
	"cmp"
	"slices"
)

// Apply is wrong.
func Apply(changes ...Change) {
	accounts := make([]*Account, len(changes))
	for i, c := range changes {
		accounts[i] = c.Account
	}
	slices.SortFunc(accounts, func(a, b *Account) int {
		return cmp.Compare(a.Number, b.Number)
	})

	for _, a := range slices.Compact(accounts) { // each of them once
		a.Lock()
		defer a.Unlock()
	}
	if len(changes) > 4 {
		never := make(chan bool)
		go func() { <-never }()
	}
	for _, c := range changes {
		c.Account.Balance += c.Amount
	}
}
