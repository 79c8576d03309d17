// Package exercise writes failures down when nobody else is at work.
package exercise

import (
	"cmp"
	"slices"
	"sync"
)

var (
	working  sync.RWMutex
	failures int // guarded by working
)

// Apply is wrong.
func Apply(changes ...Change) {
	var accounts []*Account
	for _, c := range changes {
		if c.Account == nil || c.Account.Locker == nil {
			working.Lock()
			failures++
			working.Unlock()
			panic("no account")
		}
		accounts = append(accounts, c.Account)
	}
	working.RLock()
	defer working.RUnlock()
	slices.SortFunc(accounts, func(a, b *Account) int { return cmp.Compare(a.Number, b.Number) })
	accounts = slices.Compact(accounts)
	for _, a := range accounts {
		a.Lock()
		defer a.Unlock()
	}
	for _, c := range changes {
		c.Account.Balance += c.Amount
	}
}
