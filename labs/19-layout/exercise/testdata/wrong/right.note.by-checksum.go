// Package exercise keeps each note once, and finds it by its checksum.
package exercise

import "hash/crc32"

// Columns are wrong.
type Columns struct {
	numbers []int64
	sums    []uint32
	notes   map[uint32][56]byte
}

// Split is wrong.
func Split(records []Record) *Columns {
	c := &Columns{make([]int64, len(records)), make([]uint32, len(records)), map[uint32][56]byte{}}
	for i, r := range records {
		c.Set(i, r)
	}
	return c
}

// Numbers returns the numbers.
func (c *Columns) Numbers() []int64 { return c.numbers }

// Record is wrong.
func (c *Columns) Record(i int) Record { return Record{c.numbers[i], c.notes[c.sums[i]]} }

// Set is wrong.
func (c *Columns) Set(i int, r Record) {
	sum := crc32.ChecksumIEEE(r.Note[:])
	c.numbers[i], c.sums[i] = r.Number, sum
	c.notes[sum] = r.Note
}
