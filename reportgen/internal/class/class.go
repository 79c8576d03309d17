// Package class puts together what many machines handed in: hand-ins and results
// files come in, one at a time or by the folder; a summary for the page and a table
// for a spreadsheet go out. Of a machine it keeps a kilobyte, so that a hundred
// thousand fit.
//
// Nothing that a student wrote goes out. Every word is one of the course's own
// lessons, tests and lists; what a hand-in names that these do not have is counted
// as something else.
package class

import (
	"encoding/hex"
	"slices"
	"sync"

	"workbook/reportgen/internal/handin"
)

// A Class is what its machines handed in. It may be used by several goroutines.
type Class struct {
	syllabus handin.Syllabus

	mu       sync.Mutex
	machines []machine                 // guarded by mu
	places   map[identity]int          // guarded by mu: in machines
	runs     map[run]int               // guarded by mu: in machines
	kinds    []handin.Machine          // guarded by mu
	kindOf   map[handin.Machine]uint32 // guarded by mu: places in kinds
	causes   []string                  // guarded by mu: why exercises did not pass, by name; the first is "", no cause
}

type identity [16]byte

// A machine is one hand-in as it is kept.
type machine struct {
	id     identity
	number int32
	from   origin
	kind   uint32 // place in kinds
	labs   []went // one a topic of the syllabus
}

// An origin is the kind of file that a machine is known by.
type origin uint8

const (
	aHandIn  origin = iota
	judged          // a results file, whose questions and claims were judged here
	unjudged        // a results file, whose questions and claims nobody has judged
)

// New returns a class to which nothing was handed in yet.
func New(s handin.Syllabus) *Class {
	return &Class{syllabus: s, places: map[identity]int{}, runs: map[run]int{}, kindOf: map[handin.Machine]uint32{}, causes: []string{""}}
}

// Add adds a hand-in that was made here or read, and so is within its bounds. Of those of
// one machine, the one with the highest number counts; of two with that number, the one
// that was added later.
func (c *Class) Add(h *handin.HandIn) { c.add(h, aHandIn) }

// add is Add for what may come from a results file, of which nobody has told whose it is.
// If there is a hand-in of the same run, that is the same machine, and the hand-in counts.
func (c *Class) add(h *handin.HandIn, from origin) {
	m := machine{id: identityOf(h.ID), number: int32(h.Number), from: from, labs: make([]went, len(c.syllabus))}
	r, hasFigures := runOf(h)
	c.mu.Lock()
	defer c.mu.Unlock()
	for i := range h.Labs {
		at := slices.IndexFunc(c.syllabus, func(t handin.Topic) bool { return t.Name == h.Labs[i].Name })
		if at >= 0 {
			m.labs[at] = c.wentOf(&c.syllabus[at], &h.Labs[i])
		}
	}
	kind, known := c.kindOf[h.Machine]
	if !known {
		kind = uint32(len(c.kinds))
		c.kinds = append(c.kinds, h.Machine)
		c.kindOf[h.Machine] = kind
	}
	m.kind = kind
	at, again := c.places[m.id]
	same, twin := c.sameRun(r, from)
	switch {
	case twin && from != aHandIn:
		return
	case twin && !again:
		at = same
		delete(c.places, c.machines[at].id)
	case twin && same != at:
		at = c.unite(at, same)
	case !again:
		at = len(c.machines)
		c.machines = append(c.machines, m)
	}
	c.places[m.id] = at
	if hasFigures {
		c.runs[r] = at
	}
	if c.machines[at].number <= m.number {
		c.machines[at] = m
	}
}

// Machines counts the machines that handed in.
func (c *Class) Machines() int {
	c.mu.Lock()
	defer c.mu.Unlock()
	return len(c.machines)
}

// Unjudged counts the machines of which nobody has judged the lessons' questions and
// claims.
func (c *Class) Unjudged() (machines int) {
	c.mu.Lock()
	defer c.mu.Unlock()
	for i := range c.machines {
		if c.machines[i].from == unjudged {
			machines++
		}
	}
	return machines
}

func identityOf(id handin.ID) (short identity) {
	_, _ = hex.Decode(short[:], []byte(id)) // its form was checked when it was read
	return short
}

func (i identity) pseudonym() string { return handin.ID(hex.EncodeToString(i[:])).Pseudonym() }
