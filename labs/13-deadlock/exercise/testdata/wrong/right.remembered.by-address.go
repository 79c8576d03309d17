// Package exercise remembers the order of a list of changes by its address and length.
package exercise

import (
	"cmp"
	"slices"
	"sync"
)

type list struct {
	first  *Change
	length int
}

var orders sync.Map // of []*Account, by list

func order(changes []Change) []*Account {
	accounts := make([]*Account, len(changes))
	for i, c := range changes {
		accounts[i] = c.Account
	}
	slices.SortFunc(accounts, func(a, b *Account) int { return cmp.Compare(a.Number, b.Number) })
	return slices.Compact(accounts)
}

// Apply is wrong.
func Apply(changes ...Change) {
	if len(changes) == 0 {
		return
	}
	l := list{&changes[0], len(changes)}
	known, ok := orders.Load(l)
	if !ok {
		known = order(changes)
		orders.Store(l, known)
	}
	for _, a := range known.([]*Account) {
		a.Lock()
		defer a.Unlock()
	}
	for _, c := range changes {
		c.Account.Balance += c.Amount
	}
}
