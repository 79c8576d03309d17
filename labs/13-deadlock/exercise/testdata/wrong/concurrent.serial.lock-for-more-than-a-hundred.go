// Package exercise lets one call at a time take more than a hundred locks.
package exercise

import (
	"cmp"
	"slices"
	"sync"
)

var crowd sync.Mutex

// Apply is wrong: it waits for calls that name other accounts.
func Apply(changes ...Change) {
	var order []*Account
	for _, c := range changes {
		if c.Account == nil || c.Account.Locker == nil {
			panic("no account")
		}
		order = append(order, c.Account)
	}
	slices.SortFunc(order, func(a, b *Account) int { return cmp.Compare(a.Number, b.Number) })
	order = slices.Compact(order)
	if len(order) > 100 {
		crowd.Lock()
		defer crowd.Unlock()
	}
	for _, a := range order {
		a.Lock()
		defer a.Unlock()
	}
	for _, c := range changes {
		c.Account.Balance += c.Amount
	}
}
