// Package exercise states in blank variables what its types are, and has a method Load with
// two results, which are another method's arguments.
package exercise

import "sync/atomic"

var _ Cell = (*atomic.Int64)(nil)

type goal struct {
	cell Cell
	x    int64
}

// Load returns what the cell holds, and whether that is too little.
func (g goal) Load() (old int64, less bool) {
	old = g.cell.Load()
	return old, old < g.x
}

func (g goal) reach(old int64, less bool) (reached bool) {
	return !less || g.cell.CompareAndSwap(old, g.x)
}

// Raise loads and swaps until the goal is reached.
func Raise(max Cell, x int64) {
	g := goal{max, x}
	for !g.reach(g.Load()) {
	}
}
