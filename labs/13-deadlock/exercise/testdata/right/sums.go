// Package exercise adds up what each account changes by, before it takes a lock.
package exercise

import (
	"maps"
	"slices"
)

// Apply makes all of the changes at once.
func Apply(changes ...Change) {
	accounts, sums := map[int]*Account{}, map[int]int64{}
	for _, c := range changes {
		if c.Account == nil || c.Account.Locker == nil {
			panic("Apply: a change without an account that can be locked")
		}
		accounts[c.Account.Number] = c.Account
		sums[c.Account.Number] += c.Amount
	}
	numbers := slices.Sorted(maps.Keys(accounts))
	for _, n := range numbers {
		accounts[n].Lock()
	}
	for n, sum := range sums {
		accounts[n].Balance += sum
	}
	slices.Reverse(numbers)
	for _, n := range numbers {
		accounts[n].Unlock()
	}
}
