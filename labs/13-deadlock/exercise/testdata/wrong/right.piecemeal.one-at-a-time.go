// Package exercise holds one lock at a time.
package exercise

// Apply is wrong.
func Apply(changes ...Change) {
	for _, c := range changes {
		c.Account.Lock()
		c.Account.Balance += c.Amount
		c.Account.Unlock()
	}
}
