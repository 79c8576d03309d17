// Package exercise begins again if a lock is not free within a minute.
package exercise

import (
	"cmp"
	"slices"
	"time"
)

// Apply is wrong.
func Apply(changes ...Change) {
	var accounts []*Account
	for _, c := range changes {
		if c.Account == nil || c.Account.Locker == nil {
			panic("no account")
		}
		accounts = append(accounts, c.Account)
	}
	slices.SortFunc(accounts, func(a, b *Account) int { return cmp.Compare(a.Number, b.Number) })
	accounts = slices.Compact(accounts)
	for !lockAll(accounts) {
	}
	for _, c := range changes {
		c.Account.Balance += c.Amount
	}
	for _, a := range accounts {
		a.Unlock()
	}
}

// lockAll takes all locks, or gives back those that it has and returns false.
func lockAll(accounts []*Account) bool {
	for i, a := range accounts {
		locked := make(chan struct{})
		go func() {
			a.Lock()
			close(locked)
		}()
		select {
		case <-locked:
		case <-time.After(time.Minute):
			for _, held := range accounts[:i] {
				held.Unlock()
			}
			return false
		}
	}
	return true
}
