package exercise

// Apply sorts the accounts by hand.
func Apply(changes ...Change) {
	var accounts []*Account
	for _, c := range changes {
		if c.Account == nil || c.Account.Locker == nil {
			panic("no account")
		}
		seen := false
		for _, a := range accounts {
			if a == c.Account {
				seen = true
				break
			}
		}
		if !seen {
			accounts = append(accounts, c.Account)
		}
	}
	for i := range accounts {
		for j := 0; j+1 < len(accounts)-i; j++ {
			if accounts[j].Number > accounts[j+1].Number {
				accounts[j], accounts[j+1] = accounts[j+1], accounts[j]
			}
		}
	}
	for _, a := range accounts {
		a.Lock()
		defer a.Unlock()
	}
	for _, c := range changes {
		c.Account.Balance += c.Amount
	}
}
