// Package exercise knows an account by 32 bits of its number and by its sign, and so
// takes two accounts for one.
package exercise

import (
	"maps"
	"slices"
)

// Apply makes all of the changes while it holds the locks of the accounts named.
func Apply(changes ...Change) {
	type key struct {
		low      uint32
		negative bool
	}
	accounts := map[key]*Account{}
	for _, c := range changes {
		if c.Account == nil || c.Account.Locker == nil {
			panic("no account")
		}
		n := c.Account.Number
		accounts[key{uint32(n), n < 0}] = c.Account
	}
	list := slices.Collect(maps.Values(accounts))
	slices.SortFunc(list, func(a, b *Account) int {
		if a.Number < b.Number {
			return -1
		}
		return 1
	})
	for _, a := range list {
		a.Lock()
		defer a.Unlock()
	}
	for _, c := range changes {
		c.Account.Balance += c.Amount
	}
}
