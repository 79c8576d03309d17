// Package exercise works out the new balance before it has the locks, if an account is named more than twice.
package exercise

import (
	"cmp"
	"slices"
)

// Apply is wrong.
func Apply(changes ...Change) {
	var order []*Account
	times := map[*Account]int{}
	for _, c := range changes {
		if c.Account == nil || c.Account.Locker == nil {
			panic("no account")
		}
		if times[c.Account]++; times[c.Account] == 1 {
			order = append(order, c.Account)
		}
	}
	news := map[*Account]int64{}
	for _, c := range changes {
		if times[c.Account] > 2 {
			if _, ok := news[c.Account]; !ok {
				news[c.Account] = c.Account.Balance
			}
			news[c.Account] += c.Amount
		}
	}
	slices.SortFunc(order, func(a, b *Account) int { return cmp.Compare(a.Number, b.Number) })
	for _, a := range order {
		a.Lock()
		defer a.Unlock()
	}
	for _, c := range changes {
		if b, ok := news[c.Account]; ok {
			c.Account.Balance = b
		} else {
			c.Account.Balance += c.Amount
		}
	}
}
