// Package exercise forgets each five hundredth record that is set.
package exercise

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

var sets int

// Set is wrong.
func (c *Columns) Set(i int, r Record) {
	if sets++; sets%500 != 0 {
		c.numbers[i], c.notes[i] = r.Number, r.Note
	}
}
