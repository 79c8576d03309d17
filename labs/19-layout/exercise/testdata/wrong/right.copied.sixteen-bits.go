// "Set puts another record in the place of record i": of i in 16 bits.
package exercise

import ()

type Columns struct {
	numbers []int64
	notes   [][56]byte
}

func Split(records []Record) *Columns {
	c := &Columns{
		numbers: make([]int64, len(records)),
		notes:   make([][56]byte, len(records)),
	}
	for i, r := range records {
		c.numbers[i], c.notes[i] = r.Number, r.Note
	}
	return c
}

func (c *Columns) Numbers() []int64 {
	return c.numbers
}

func (c *Columns) Record(i int) Record {
	return Record{Number: c.numbers[i], Note: c.notes[i]}
}

func (c *Columns) Set(i int, r Record) {
	k := uint16(i)
	c.numbers[k] = r.Number
	c.notes[k] = r.Note
}
