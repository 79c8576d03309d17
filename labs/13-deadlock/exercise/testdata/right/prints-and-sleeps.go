// Package exercise prints a line in each call, and sleeps while it has the locks.
package exercise

import (
	"cmp"
	"fmt"
	"slices"
	"time"
)

// Apply makes all changes at once.
func Apply(changes ...Change) {
	fmt.Println("apply", len(changes), "changes")
	var order []*Account
	for _, c := range changes {
		if c.Account == nil || c.Account.Locker == nil {
			panic("no account")
		}
		order = append(order, c.Account)
	}
	slices.SortFunc(order, func(a, b *Account) int { return cmp.Compare(a.Number, b.Number) })
	order = slices.Compact(order)
	for _, a := range order {
		a.Lock()
		defer a.Unlock()
	}
	time.Sleep(time.Millisecond)
	for _, c := range changes {
		c.Account.Balance += c.Amount
	}
}
