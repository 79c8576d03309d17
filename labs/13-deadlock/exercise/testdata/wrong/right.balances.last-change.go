// Package exercise keeps one amount for each account.
package exercise

import (
	"cmp"
	"slices"
)

// Apply is wrong.
func Apply(changes ...Change) {
	amounts := map[*Account]int64{}
	for _, c := range changes {
		amounts[c.Account] = c.Amount
	}
	accounts := make([]*Account, 0, len(amounts))
	for a := range amounts {
		accounts = append(accounts, a)
	}
	slices.SortFunc(accounts, func(a, b *Account) int {
		return cmp.Compare(a.Number, b.Number)
	})
	for _, a := range accounts {
		a.Lock()
		defer a.Unlock()
	}
	for a, amount := range amounts {
		a.Balance += amount
	}
}
