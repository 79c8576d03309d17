// Package exercise makes room for the column in Split, and fills it when Numbers is called for the first time.
package exercise

import "sync"

type Columns struct {
	records []Record
	numbers []int64
	fill    sync.Once
}

func Split(records []Record) *Columns {
	return &Columns{records: append([]Record(nil), records...), numbers: make([]int64, len(records))}
}

func (c *Columns) Numbers() []int64 {
	c.fill.Do(func() {
		for i := range c.records {
			c.numbers[i] = c.records[i].Number
		}
	})
	return c.numbers
}

func (c *Columns) Record(i int) Record { return c.records[i] }

func (c *Columns) Set(i int, r Record) {
	c.records[i] = r
	c.numbers[i] = r.Number
}
