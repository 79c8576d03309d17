// Package exercise is yours. In lab 19 a sum over structs of 64 bytes fetches a
// cache line for each number. Keep records as a struct of arrays: whoever adds up
// the numbers reads nothing else, and no note is lost.
//
// Check what you made with: go run ./reportgen check 19
// This file may import what go doc ./labs/contract Packages lists.
package exercise

import "workbook/labs/lab"

// Columns hold records, each field of all of them side by side. The struct may have
// any fields that you need.
type Columns struct {
}

// Split returns the columns of the records. They are a copy: a record that the
// caller changes afterwards changes nothing here.
func Split(records []Record) *Columns {
	panic(lab.NotAttempted)
}

// Numbers returns the numbers of all records in order, side by side. It is the
// column itself and no copy: each call returns the same memory, and Set shows in
// it. A call takes as long for many records as for few. The caller promises not to
// change the column.
func (c *Columns) Numbers() []int64 {
	panic(lab.NotAttempted)
}

// Record returns record i, counted from 0, with its note.
func (c *Columns) Record(i int) Record {
	panic(lab.NotAttempted)
}

// Set puts another record in the place of record i.
func (c *Columns) Set(i int, r Record) {
	panic(lab.NotAttempted)
}
