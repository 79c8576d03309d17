// Package exercise knows changes again by their memory and their two ends.
package exercise

import (
	"cmp"
	"slices"
	"sync"
)

type key struct {
	at          *Change
	changes     int
	first, last *Account
}

var orders sync.Map // of []*Account, by key

// Apply is wrong.
func Apply(changes ...Change) {
	if len(changes) == 0 {
		return
	}
	k := key{&changes[0], len(changes), changes[0].Account, changes[len(changes)-1].Account}
	known, ok := orders.Load(k)
	if !ok {
		var accounts []*Account
		for _, c := range changes {
			if c.Account.Locker == nil {
				panic("an account without a lock")
			}
			accounts = append(accounts, c.Account)
		}
		slices.SortFunc(accounts, func(a, b *Account) int { return cmp.Compare(a.Number, b.Number) })
		known = slices.Compact(accounts)
		orders.Store(k, known)
	}
	for _, a := range known.([]*Account) {
		a.Lock()
		defer a.Unlock()
	}
	for _, c := range changes {
		c.Account.Balance += c.Amount
	}
}
