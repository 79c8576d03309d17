package contract

import (
	"runtime"
	"sync"
	"sync/atomic"
	"time"
)

const (
	// Patience is how long something is waited for that has to come, and how long calls
	// are made that may get slower with each. On a busy machine a goroutine may be kept
	// from its CPU for a while.
	Patience = 2 * time.Second
	// Hold is how long all stay where they have met, for one too many to show, and how
	// long a call that should wait has to return by mistake.
	Hold = 20 * time.Millisecond
)

// Comes waits until a channel is closed, and reports that it is. It gives up if for a
// while nothing more is done; done may be nil if nothing else comes before the end.
func Comes(closed <-chan struct{}, done *atomic.Int64) bool {
	return comes(closed, Hold, func() (int64, bool) {
		if done == nil {
			return 0, false
		}
		return done.Load(), false
	})
}

// comes waits until a channel is closed, or look says that nobody waits any more. It
// gives up when what look counts has stayed the same for as many short waits as make up
// [Patience]. A clock would also count the time in which the system gives this process no
// CPU, and nobody could come.
func comes(closed <-chan struct{}, short time.Duration, look func() (count int64, over bool)) bool {
	seen, _ := look()
	for idle := time.Duration(0); idle < Patience; idle += short {
		select {
		case <-closed:
			return true
		case <-time.After(short):
		}
		count, over := look()
		if over {
			return true
		}
		if count != seen {
			seen, idle = count, 0
		}
	}
	return false
}

// ManyCalls is how often a call is made that takes next to no time and may go wrong only
// after a while. It is more than 16 bits can count.
const ManyCalls = 1<<16 + 1000

// InARow makes calls, one after another, and returns how many: most of them, or as many
// as an exercise that is slow makes within [Patience].
func InARow(most int64, call func(i int64)) (made int64) {
	for began := time.Now(); made < most && time.Since(began) < Patience; made++ {
		call(made)
	}
	return made
}

// While calls look again and again in a number of goroutines, until do has returned.
func While(several int, look, do func()) {
	var over atomic.Bool
	var all sync.WaitGroup
	for range several {
		all.Go(func() {
			for !over.Load() {
				look()
				runtime.Gosched() // or the others wait for a CPU each time
			}
		})
	}
	do()
	over.Store(true)
	all.Wait()
}
