// Package exercise takes a lock, and leaves the rest to itself.
package exercise

import "sort"

// Apply makes all of the changes at once.
func Apply(changes ...Change) {
	named := map[*Account]bool{}
	var accounts []*Account
	for _, c := range changes {
		if !named[c.Account] {
			named[c.Account] = true
			accounts = append(accounts, c.Account)
		}
	}
	sort.Slice(accounts, func(i, j int) bool { return accounts[i].Number < accounts[j].Number })
	with(accounts, func() {
		for _, c := range changes {
			c.Account.Balance += c.Amount
		}
	})
}

func with(accounts []*Account, do func()) {
	if len(accounts) == 0 {
		do()
		return
	}
	accounts[0].Lock()
	defer accounts[0].Unlock()
	with(accounts[1:], do)
}
