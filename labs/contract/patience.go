package contract

import (
	"context"
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

// ends waits until ctx ends, or somebody is late. It reports false if ctx does not end
// for a while.
func ends(ctx context.Context, late *atomic.Bool) bool {
	return comes(ctx.Done(), Hold, func() (int64, bool) { return 0, late.Load() })
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

// InARow makes [ManyCalls] calls, one after another. An exercise that sleeps in each gets
// fewer.
func (t *T) InARow(call func(i int64)) {
	for i, began := int64(0), time.Now(); i < ManyCalls && time.Since(began) < Patience; i++ {
		call(i)
	}
}
