// Package exercise has a goroutine that waits for the last change, also if a panic comes first.
package exercise

import (
	"cmp"
	"slices"
)

// Apply is wrong.
func Apply(changes ...Change) {
	order := make([]*Account, 0, len(changes))
	for _, c := range changes {
		order = append(order, c.Account)
	}
	slices.SortFunc(order, func(a, b *Account) int { return cmp.Compare(a.Number, b.Number) })
	order = slices.Compact(order)
	end := make(chan struct{})
	back := make(chan struct{})
	go func() {
		<-end
		close(back)
	}()
	for _, a := range order {
		a.Lock()
		defer a.Unlock()
	}
	for _, c := range changes {
		c.Account.Balance += c.Amount
	}
	close(end)
	<-back
}
