// WRONG: at most 1000 calls of Apply are under way, the next one waits for them, whatever its accounts are ('waits for nothing but locks of accounts that its own changes name').
package exercise

import (
	"cmp"
	"slices"
)

var places = make(chan struct{}, 1000)

func check(changes []Change) {
	for _, c := range changes {
		if c.Account == nil || c.Account.Locker == nil {
			panic("no account or no lock")
		}
	}
}

func Apply(changes ...Change) {
	check(changes)
	places <- struct{}{}
	defer func() { <-places }()
	var accounts []*Account
	for _, c := range changes {
		accounts = append(accounts, c.Account)
	}
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
