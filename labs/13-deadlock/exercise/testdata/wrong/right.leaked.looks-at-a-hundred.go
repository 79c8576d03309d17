// "Where an account is nil or has no Locker, Apply panics. Then ... no lock stays taken": only 100 are looked at before.
package exercise

import (
	"cmp"
	"slices"
)

func Apply(changes ...Change) {
	for _, c := range changes[:min(len(changes), 100)] {
		if c.Account == nil || c.Account.Locker == nil {
			panic("no account")
		}
	}

	var accounts []*Account
	for _, c := range changes {
		accounts = append(accounts, c.Account)
	}
	slices.SortFunc(accounts, func(a, b *Account) int { return cmp.Compare(a.Number, b.Number) })
	accounts = slices.Compact(accounts)
	for _, a := range accounts {
		a.Lock()
	}
	for _, c := range changes {
		c.Account.Balance += c.Amount
	}
	for _, a := range accounts {
		a.Unlock()
	}
}
