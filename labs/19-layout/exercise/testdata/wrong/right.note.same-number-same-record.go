// Package exercise is an answer for a test.
package exercise

type Columns struct {
	numbers []int64
	notes   [][56]byte
}

func Split(records []Record) *Columns {
	c := &Columns{make([]int64, len(records)), make([][56]byte, len(records))}
	for i, r := range records {
		c.numbers[i], c.notes[i] = r.Number, r.Note
	}
	return c
}

func (c *Columns) Numbers() []int64 { return c.numbers }

func (c *Columns) Record(i int) Record { return Record{c.numbers[i], c.notes[i]} }

func (c *Columns) Set(i int, r Record) {
	if c.numbers[i] == r.Number {
		return
	}
	c.numbers[i], c.notes[i] = r.Number, r.Note
}
