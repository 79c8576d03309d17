// Package exercise has a column in one piece only up to a million records.
package exercise

import "slices"

const block = 1 << 20

// Columns are wrong.
type Columns struct {
	numbers [][]int64
	notes   [][56]byte
}

// Split is wrong.
func Split(records []Record) *Columns {
	c := &Columns{notes: make([][56]byte, len(records))}
	for part := range slices.Chunk(records, block) {
		c.numbers = append(c.numbers, make([]int64, len(part)))
	}
	for i, r := range records {
		c.Set(i, r)
	}
	return c
}

// Numbers is wrong.
func (c *Columns) Numbers() []int64 {
	switch len(c.numbers) {
	case 0:
		return nil
	case 1:
		return c.numbers[0]
	}
	return slices.Concat(c.numbers...)
}

// Record is wrong.
func (c *Columns) Record(i int) Record {
	return Record{c.numbers[i/block][i%block], c.notes[i]}
}

// Set is wrong.
func (c *Columns) Set(i int, r Record) {
	c.numbers[i/block][i%block], c.notes[i] = r.Number, r.Note
}
