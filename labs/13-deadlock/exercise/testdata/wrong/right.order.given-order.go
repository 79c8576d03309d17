// Package exercise takes the locks as they are named.
package exercise

// Apply is wrong.
func Apply(changes ...Change) {
	taken := map[*Account]bool{}
	for _, c := range changes {
		if !taken[c.Account] {
			taken[c.Account] = true
			c.Account.Lock()
			defer c.Account.Unlock()
		}
	}
	for _, c := range changes {
		c.Account.Balance += c.Amount
	}
}
