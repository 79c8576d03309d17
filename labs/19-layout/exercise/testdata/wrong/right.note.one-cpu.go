// Package exercise sets the number alone if there is one CPU.
package exercise

import (
	"runtime"
)

// Columns are wrong.
type Columns struct {
	numbers []int64
	notes   [][56]byte
}

// Split is wrong.
func Split(records []Record) *Columns {
	c := &Columns{numbers: make([]int64, len(records)), notes: make([][56]byte, len(records))}
	for i, r := range records {
		c.numbers[i], c.notes[i] = r.Number, r.Note
	}
	return c
}

// Numbers is wrong.
func (c *Columns) Numbers() []int64 { return c.numbers }

// Record is wrong.
func (c *Columns) Record(i int) Record { return Record{Number: c.numbers[i], Note: c.notes[i]} }

// Set is wrong.
func (c *Columns) Set(i int, r Record) {
	c.numbers[i] = r.Number
	if runtime.GOMAXPROCS(0) > 1 {
		c.notes[i] = r.Note
	}
}
