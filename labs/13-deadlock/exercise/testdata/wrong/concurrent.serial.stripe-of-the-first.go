// Package exercise lets calls queue whose smallest numbers have the same last ten
// bits, so a call may wait for a lock of an account that it doesn't name.
package exercise

import (
	"cmp"
	"slices"
	"sync"
)

var stripes [1024]sync.Mutex

// Apply is wrong.
func Apply(changes ...Change) {
	if len(changes) == 0 {
		return
	}
	accounts := make([]*Account, 0, len(changes))
	for _, c := range changes {
		if c.Account == nil || c.Account.Locker == nil {
			panic("cannot lock")
		}
		accounts = append(accounts, c.Account)
	}
	slices.SortFunc(accounts, func(a, b *Account) int { return cmp.Compare(a.Number, b.Number) })
	accounts = slices.Compact(accounts)
	queue := &stripes[uint(accounts[0].Number)%1024]
	queue.Lock()
	for _, a := range accounts {
		a.Lock()
		defer a.Unlock()
	}
	queue.Unlock()
	for _, c := range changes {
		c.Account.Balance += c.Amount
	}
}
