// Package exercise has one array for the notes of all small tables, and uses it again from
// its begin on.
package exercise

// Columns are wrong.
type Columns struct {
	numbers []int64
	notes   [][56]byte
}

var (
	arena [4096][56]byte
	next  int
)

// Split is wrong.
func Split(records []Record) *Columns {
	n := len(records)
	c := &Columns{numbers: make([]int64, n)}
	switch {
	case n > 64:
		c.notes = make([][56]byte, n)
	case next+n > len(arena):
		next = 0
		fallthrough
	default:
		c.notes = arena[next : next+n : next+n]
		next += n
	}
	for i, r := range records {
		c.Set(i, r)
	}
	return c
}

// Numbers returns the column.
func (c *Columns) Numbers() []int64 { return c.numbers }

// Record returns record i.
func (c *Columns) Record(i int) Record { return Record{c.numbers[i], c.notes[i]} }

// Set replaces record i.
func (c *Columns) Set(i int, r Record) { c.numbers[i], c.notes[i] = r.Number, r.Note }
