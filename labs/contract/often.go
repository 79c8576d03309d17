package contract

import "time"

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
