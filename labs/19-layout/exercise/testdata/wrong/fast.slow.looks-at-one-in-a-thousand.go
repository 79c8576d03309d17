// Package exercise looks at one number in a thousand each time.
package exercise

type Columns struct {
	numbers []int64
	notes   [][56]byte
	seen    int64
}

func Split(records []Record) *Columns {
	c := &Columns{}
	for _, r := range records {
		c.numbers = append(c.numbers, r.Number)
		c.notes = append(c.notes, r.Note)
	}
	return c
}

func (c *Columns) Numbers() []int64 {
	var all int64
	for i := 0; i < len(c.numbers); i += 1000 {
		all |= c.numbers[i]
	}
	if all == 0 {
		return c.numbers
	}
	return c.numbers[:len(c.numbers):cap(c.numbers)]
}

func (c *Columns) Record(i int) Record { return Record{c.numbers[i], c.notes[i]} }
func (c *Columns) Set(i int, r Record) { c.numbers[i], c.notes[i] = r.Number, r.Note }
