// Package exercise tries the locks in the order of the changes if all are a sync.Mutex.
package exercise

import (
	"cmp"
	"runtime"
	"slices"
	"sync"
)

// Apply is wrong.
func Apply(changes ...Change) {
	var accounts []*Account
	plain := true
	for _, c := range changes {
		if c.Account == nil || c.Account.Locker == nil {
			panic("a change without an account, or an account without a lock")
		}
		_, ok := c.Account.Locker.(*sync.Mutex)
		plain = plain && ok
		if !slices.Contains(accounts, c.Account) {
			accounts = append(accounts, c.Account)
		}
	}
	if plain {
		for !tried(accounts) {
			runtime.Gosched()
		}
	} else {
		slices.SortFunc(accounts, func(a, b *Account) int { return cmp.Compare(a.Number, b.Number) })
		for _, a := range accounts {
			a.Lock()
		}
	}
	for _, c := range changes {
		c.Account.Balance += c.Amount
	}
	for _, a := range accounts {
		a.Unlock()
	}
}

// tried takes all of the locks, or none.
func tried(accounts []*Account) bool {
	for i, a := range accounts {
		if !a.Locker.(*sync.Mutex).TryLock() {
			for _, taken := range accounts[:i] {
				taken.Unlock()
			}
			return false
		}
	}
	return true
}
