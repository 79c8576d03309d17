// Package exercise allows no debts.
package exercise

import (
	"cmp"
	"slices"
)

// Apply changes nothing if a balance that was not negative would become so.
func Apply(changes ...Change) {
	var accounts []*Account
	net := map[*Account]int64{}
	for _, c := range changes {
		if c.Account == nil || c.Account.Locker == nil {
			panic("no account or no lock")
		}
		if _, ok := net[c.Account]; !ok {
			accounts = append(accounts, c.Account)
		}
		net[c.Account] += c.Amount
	}
	slices.SortFunc(accounts, func(a, b *Account) int { return cmp.Compare(a.Number, b.Number) })
	for _, a := range accounts {
		a.Lock()
		defer a.Unlock()
	}
	for _, a := range accounts {
		if a.Balance >= 0 && a.Balance+net[a] < 0 {
			return
		}
	}
	for _, a := range accounts {
		a.Balance += net[a]
	}
}
