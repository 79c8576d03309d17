// Package exercise has a goroutine for each account, which starts the next one.
package exercise

import (
	"maps"
	"slices"
	"sync"
)

// Apply makes all of the changes. For each account there is a holder, a
// goroutine that takes the lock and gives it back. The holders are in a row,
// in the order of the numbers, and each takes its lock when the one before it
// has passed on the turn.
func Apply(changes ...Change) {
	byNumber := make(map[int]*Account)
	for _, c := range changes {
		if c.Account == nil {
			panic("nil account")
		}
		if c.Account.Locker == nil {
			panic("account without Locker")
		}
		byNumber[c.Account.Number] = c.Account
	}

	// A turn carries what a lock panicked with, or nil.
	start := make(chan any, 1)
	turn := start
	release := make(chan struct{})
	var holders sync.WaitGroup
	for _, number := range slices.Sorted(maps.Keys(byNumber)) {
		before, after := turn, make(chan any, 1)
		holders.Go(func() { hold(byNumber[number], before, after, release) })
		turn = after
	}

	start <- nil
	trouble := <-turn
	if trouble == nil {
		for _, c := range changes {
			c.Account.Balance += c.Amount
		}
	}
	close(release)
	holders.Wait()
	if trouble != nil {
		panic(trouble)
	}
}

// hold waits for its turn, holds the lock until the release, and passes the
// turn on in between.
func hold(account *Account, before <-chan any, after chan<- any, release <-chan struct{}) {
	trouble := <-before
	if trouble == nil {
		trouble = lock(account)
	}
	after <- trouble
	<-release
	if trouble == nil {
		account.Unlock()
	}
}

// lock takes the lock of an account and returns what that panicked with.
func lock(account *Account) (trouble any) {
	defer func() { trouble = recover() }()
	account.Lock()
	return nil
}
