// Package exercise splits many records with several workers, who leave out what does not
// divide at the end of each share but the last.
package exercise

import "sync"

// Columns are wrong.
type Columns struct {
	numbers []int64
	notes   [][56]byte
}

// Split is wrong.
func Split(records []Record) *Columns {
	n := len(records)
	c := &Columns{make([]int64, n), make([][56]byte, n)}
	workers := 1
	if n > 1<<20 {
		workers = 4
	}
	var all sync.WaitGroup
	for w := range workers {
		first, behind := n*w/workers, n*(w+1)/workers
		if w < workers-1 {
			behind = first + n/workers/64*64 // whole cache lines
		}
		all.Go(func() {
			for i := first; i < behind; i++ {
				c.Set(i, records[i])
			}
		})
	}
	all.Wait()
	return c
}

// Numbers is right.
func (c *Columns) Numbers() []int64 { return c.numbers }

// Record is right.
func (c *Columns) Record(i int) Record { return Record{c.numbers[i], c.notes[i]} }

// Set is right.
func (c *Columns) Set(i int, r Record) { c.numbers[i], c.notes[i] = r.Number, r.Note }
