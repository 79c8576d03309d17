// "A call takes as long for many records as for few": the first call of Numbers makes the columns of all the records.
package exercise

import (
	"slices"
	"sync"
)

// Columns hold records, each field of all of them side by side, from when they are
// first needed.
type Columns struct {
	once    sync.Once
	source  []Record // until then
	numbers []int64
	notes   [][56]byte
}

func Split(records []Record) *Columns {
	return &Columns{source: slices.Clone(records)}
}

func (c *Columns) build() {
	c.once.Do(func() {
		c.numbers = make([]int64, len(c.source))
		c.notes = make([][56]byte, len(c.source))
		for i := range c.source {
			c.numbers[i] = c.source[i].Number
			c.notes[i] = c.source[i].Note
		}
		c.source = nil
	})
}

func (c *Columns) Numbers() []int64 {
	c.build()
	return c.numbers
}

func (c *Columns) Record(i int) Record {
	c.build()
	return Record{Number: c.numbers[i], Note: c.notes[i]}
}

func (c *Columns) Set(i int, r Record) {
	c.build()
	c.numbers[i] = r.Number
	c.notes[i] = r.Note
}
