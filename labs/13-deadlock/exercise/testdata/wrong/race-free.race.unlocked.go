// Package exercise takes no lock.
package exercise

// Apply is wrong.
func Apply(changes ...Change) {
	for _, c := range changes {
		c.Account.Balance += c.Amount
	}
}
