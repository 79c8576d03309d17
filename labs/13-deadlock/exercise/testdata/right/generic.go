// Package exercise has a function that brings things without repetition into order.
package exercise

import (
	"cmp"
	"slices"
)

func distinct[T comparable, K cmp.Ordered](all []T, key func(T) K) []T {
	var some []T
	seen := map[T]struct{}{}
	for _, one := range all {
		if _, there := seen[one]; !there {
			seen[one] = struct{}{}
			at, _ := slices.BinarySearchFunc(some, key(one), func(t T, k K) int { return cmp.Compare(key(t), k) })
			some = slices.Insert(some, at, one)
		}
	}
	return some
}

// Apply makes all of the changes at once.
func Apply(changes ...Change) {
	var named []*Account
	for _, c := range changes {
		if c.Account == nil {
			panic("nil account")
		}
		named = append(named, c.Account)
	}
	for _, a := range distinct(named, func(a *Account) int { return a.Number }) {
		a.Lock()
		defer a.Unlock()
	}
	for i := range changes {
		changes[i].Account.Balance += changes[i].Amount
	}
}
