// Package exercise has one lock for all accounts, and leaves theirs alone.
package exercise

import "sync"

var mu sync.Mutex

// Apply is wrong.
func Apply(changes ...Change) {
	mu.Lock()
	defer mu.Unlock()
	for _, c := range changes {
		c.Account.Balance += c.Amount
	}
}
