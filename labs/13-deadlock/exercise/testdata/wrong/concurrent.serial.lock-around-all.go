// Package exercise has a lock around all the others.
package exercise

import (
	"cmp"
	"slices"
	"sync"
)

var mu sync.Mutex

// Apply is wrong.
func Apply(changes ...Change) {
	mu.Lock()
	defer mu.Unlock()
	accounts := make([]*Account, len(changes))
	for i, c := range changes {
		accounts[i] = c.Account
	}
	slices.SortFunc(accounts, func(a, b *Account) int {
		return cmp.Compare(a.Number, b.Number)
	})
	for _, a := range slices.Compact(accounts) {
		a.Lock()
		defer a.Unlock()
	}
	for _, c := range changes {
		c.Account.Balance += c.Amount
	}
}
