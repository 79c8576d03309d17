// Package exercise is an answer for a test.
package exercise

// Columns hold each field in a slice of its own.
type Columns struct {
	numbers []int64
	notes   [][56]byte
}

// Split copies the fields into their columns.
func Split(records []Record) *Columns {
	c := &Columns{}
	for _, r := range records {
		c.numbers = append(c.numbers, r.Number)
		c.notes = append(c.notes, r.Note)
	}
	return c
}

// Numbers returns the column of numbers.
func (c *Columns) Numbers() []int64 { return c.numbers }

// Record puts a record together.
func (c *Columns) Record(i int) Record { return Record{c.numbers[i], c.notes[i]} }

// Set takes a record apart.
func (c *Columns) Set(i int, r Record) {
	c.numbers = append([]int64(nil), c.numbers...)
	c.numbers[i], c.notes[i] = r.Number, r.Note
}
