// Package exercise brings the first two accounts into an order, and no others.
package exercise

// Apply is wrong.
func Apply(changes ...Change) {
	accounts := make([]*Account, len(changes))
	for i, c := range changes {
		accounts[i] = c.Account
	}
	if len(accounts) > 1 && accounts[0].Number > accounts[1].Number {
		accounts[0], accounts[1] = accounts[1], accounts[0]
	}
	taken := map[*Account]bool{}
	for _, a := range accounts {
		if !taken[a] {
			taken[a] = true
			a.Lock()
			defer a.Unlock()
		}
	}
	for _, c := range changes {
		c.Account.Balance += c.Amount
	}
}
