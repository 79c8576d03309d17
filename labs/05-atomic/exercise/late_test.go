package exercise_test

import (
	"sync/atomic"
	"time"

	"workbook/labs/05-atomic/exercise"
	"workbook/labs/contract"
	"workbook/labs/units"
)

// A lateCell takes a long while for each operation. Others add 1 before each of the
// first swaps.
type lateCell struct {
	number atomic.Int64
	others int
}

func (l *lateCell) Load() int64 {
	time.Sleep(contract.Day)
	return l.number.Load()
}

func (l *lateCell) CompareAndSwap(old, new int64) bool {
	time.Sleep(contract.Day)
	if l.others > 0 {
		l.others--
		l.number.Add(1)
	}
	return l.number.CompareAndSwap(old, new)
}

// late wants a call to go on however long its operations take.
func late(t *contract.T) {
	for others := range 4 {
		t.With("Raise to 50, the cell holds 0, each operation takes %v, and the first %d swaps fail", contract.Day, others)
		cell := &lateCell{others: others}
		t.Hurried(func() { exercise.Raise(cell, 50) })
		t.Want(cell.number.Load() == 50, contract.GaveUp, "50 in the cell at the end", "%s", units.Count(cell.number.Load()))
	}
}
