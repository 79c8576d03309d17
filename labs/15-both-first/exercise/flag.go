package exercise

import "sync/atomic"

// A Flag is what workers share: down at first, then up. Each of its methods is one
// atomic operation.
type Flag struct {
	up atomic.Bool

	// Between is called before each operation, unless it is nil. A test lets other
	// workers come there.
	Between func()
}

// Load reports whether the flag is up.
func (f *Flag) Load() bool { f.comes(); return f.up.Load() }

// Store raises the flag or lowers it.
func (f *Flag) Store(up bool) { f.comes(); f.up.Store(up) }

// Swap raises the flag or lowers it, and reports whether it was up before.
func (f *Flag) Swap(up bool) bool { f.comes(); return f.up.Swap(up) }

// CompareAndSwap sets the flag to new if it is old, and reports whether it did so.
func (f *Flag) CompareAndSwap(old, new bool) bool { f.comes(); return f.up.CompareAndSwap(old, new) }

func (f *Flag) comes() {
	if f.Between != nil {
		f.Between()
	}
}
