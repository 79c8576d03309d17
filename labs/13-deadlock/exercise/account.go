package exercise

import "sync"

// An Account has a lock of its own. It is given: leave it as it is.
type Account struct {
	Number      int   // no two accounts have the same
	sync.Locker       // a *sync.Mutex, or what a checker puts here
	Balance     int64 // guarded by the Locker
}

// A Change adds Amount, which may be negative, to the balance of an account.
type Change struct {
	Account *Account
	Amount  int64
}
