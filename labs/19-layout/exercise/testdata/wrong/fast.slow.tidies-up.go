// Package exercise looks at every record each time that somebody needs the numbers.
package exercise

type Columns struct {
	numbers []int64
	notes   []Record // whose own numbers do not count
}

func Split(records []Record) *Columns {
	c := &Columns{
		numbers: make([]int64, len(records)),
		notes:   make([]Record, len(records)),
	}
	copy(c.notes, records)
	for i, r := range records {
		c.numbers[i] = r.Number
	}
	return c
}

func (c *Columns) Numbers() []int64 {
	for i := range c.notes {
		if c.notes[i].Number != c.numbers[i] {
			c.notes[i].Number = c.numbers[i]
		}
	}
	return c.numbers
}

func (c *Columns) Record(i int) Record {
	r := c.notes[i]
	r.Number = c.numbers[i]
	return r
}

func (c *Columns) Set(i int, r Record) {
	c.numbers[i] = r.Number
	c.notes[i] = r
}
