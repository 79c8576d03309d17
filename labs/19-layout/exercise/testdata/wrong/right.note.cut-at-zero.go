// Package exercise is an answer for a test.
package exercise

import (
	"bytes"
)

type Columns struct {
	numbers []int64
	notes   []string
}

func text(n [56]byte) string {
	if i := bytes.IndexByte(n[:], 0); i >= 0 {
		return string(n[:i])
	}
	return string(n[:])
}

func Split(records []Record) *Columns {
	c := &Columns{}
	for _, r := range records {
		c.numbers = append(c.numbers, r.Number)
		c.notes = append(c.notes, text(r.Note))
	}
	return c
}

func (c *Columns) Numbers() []int64 { return c.numbers }

func (c *Columns) Record(i int) Record {
	r := Record{Number: c.numbers[i]}
	copy(r.Note[:], c.notes[i])
	return r
}

func (c *Columns) Set(i int, r Record) { c.numbers[i], c.notes[i] = r.Number, text(r.Note) }
