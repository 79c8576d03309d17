// Package exercise keeps only notes that differ from the first one.
package exercise

// Columns are wrong.
type Columns struct {
	numbers []int64
	usual   [56]byte
	others  map[int][56]byte
}

// Split is wrong.
func Split(records []Record) *Columns {
	c := &Columns{
		numbers: make([]int64, len(records)),
		usual:   records[0].Note,
		others:  map[int][56]byte{},
	}
	for i, r := range records {
		c.Set(i, r)
	}
	return c
}

// Numbers returns the numbers.
func (c *Columns) Numbers() []int64 { return c.numbers }

// Record returns a record.
func (c *Columns) Record(i int) Record {
	note, ok := c.others[i]
	if !ok {
		note = c.usual
	}
	return Record{c.numbers[i], note}
}

// Set sets a record.
func (c *Columns) Set(i int, r Record) {
	c.numbers[i] = r.Number
	delete(c.others, i)
	if r.Note != c.usual {
		c.others[i] = r.Note
	}
}
