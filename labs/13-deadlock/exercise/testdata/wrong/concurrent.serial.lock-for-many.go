// Package exercise takes a lock of its own if there are many changes.
package exercise

import (
	"cmp"
	"slices"
	"sync"
)

var many sync.Mutex

// Apply is wrong.
func Apply(changes ...Change) {
	if len(changes) > 2 {
		many.Lock()
		defer many.Unlock()
	}
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
	for _, c := range changes {
		c.Account.Balance += c.Amount
	}
}
