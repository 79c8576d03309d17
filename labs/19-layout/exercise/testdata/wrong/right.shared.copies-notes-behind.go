// Package exercise goes on copying the notes of many records when Split has returned.
package exercise

type Columns struct {
	numbers []int64
	notes   [][56]byte
	ready   chan struct{}
}

// Split is wrong.
func Split(records []Record) *Columns {
	c := &Columns{make([]int64, len(records)), make([][56]byte, len(records)), make(chan struct{})}
	for i := range records {
		c.numbers[i] = records[i].Number
	}
	fill := func() {
		for i := range records {
			c.notes[i] = records[i].Note
		}
		close(c.ready)
	}
	if len(records) < 100_000 {
		fill()
	} else {
		go fill()
	}
	return c
}

func (c *Columns) Numbers() []int64 { return c.numbers }

func (c *Columns) Record(i int) Record {
	<-c.ready
	return Record{c.numbers[i], c.notes[i]}
}

func (c *Columns) Set(i int, r Record) {
	<-c.ready
	c.numbers[i], c.notes[i] = r.Number, r.Note
}
