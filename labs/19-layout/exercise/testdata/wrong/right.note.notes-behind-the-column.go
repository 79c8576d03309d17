// "no note is lost": the notes lie in the spare capacity of the column, so a caller that appends to Numbers(), and changes no number, writes over the first notes.
package exercise

import "encoding/binary"

const words = 7 // 56 bytes

// Columns hold records in a single piece of memory: first all numbers, then all
// notes, packed in words.
type Columns struct {
	count int
	all   []int64
}

// Split returns the columns of the records.
func Split(records []Record) *Columns {
	c := &Columns{
		count: len(records),
		all:   make([]int64, len(records)*(1+words)),
	}
	for i, r := range records {
		c.Set(i, r)
	}
	return c
}

// Numbers returns the front of the memory.
func (c *Columns) Numbers() []int64 { return c.all[:c.count] }

// Record returns record i.
func (c *Columns) Record(i int) Record {
	r := Record{Number: c.Numbers()[i]}
	for k, word := range c.note(i) {
		binary.LittleEndian.PutUint64(r.Note[8*k:], uint64(word))
	}
	return r
}

// Set puts another record in the place of record i.
func (c *Columns) Set(i int, r Record) {
	c.Numbers()[i] = r.Number
	note := c.note(i)
	for k := range note {
		note[k] = int64(binary.LittleEndian.Uint64(r.Note[8*k:]))
	}
}

func (c *Columns) note(i int) []int64 {
	notes := c.all[c.count:]
	return notes[words*i : words*(i+1)]
}
