package exercise

// A Cell holds one number that many goroutines read and write. It is given:
// leave it as it is. *atomic.Int64 is a Cell. The tests have others, in which
// another goroutine comes between your operations.
type Cell interface {
	// Load returns the number.
	Load() int64

	// CompareAndSwap writes new if the cell holds old, in one piece, and says
	// whether it did.
	CompareAndSwap(old, new int64) (swapped bool)
}
