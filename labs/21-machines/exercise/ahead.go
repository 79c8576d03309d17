package exercise

import "errors"

// ErrAhead is what a Receiver answers to a sum that comes too early. It is given:
// leave it as it is.
var ErrAhead = errors.New("too far ahead, send it again later")

// A Chunk is a part of a task that a worker has on a lease. It is given.
type Chunk interface {
	First() int64 // its numbers are Number(First()) to Number(Last()), at least one
	Last() int64  // less than the largest int64
	Number(i int64) int64

	HandIn(sum int64) error // sends the sum; nil if the queue has kept it
	Done()                  // takes the chunk off the queue
	HandBack()              // gives the chunk back, so that another worker gets it at once
}
