// Package classroom serves a class while it is in one room: laptops hand in what
// they measured, phones vote, and the projector shows what it comes to. A store, a
// register and the course's questions come in, and functions that draw; hand-ins go
// into the store and to a function that counts them. Its other half is
// [Send], which sends a hand-in to a class.
//
// # Who may do what
//
// Two servers share a class. The one for students is open to the network: it takes
// a hand-in or a vote from whoever knows the class's code, and shows a form. The
// other one is for the projector, listens on loopback alone, opens and closes
// questions and ends the class. It alone holds streams open.
//
// A student is whoever knows a token. The class derives the hand-in's ID from the
// token and refuses any other, so nobody replaces somebody else's, and keeps only
// an HMAC of the token with a secret of its own. Nothing that a student wrote is
// ever drawn: a hand-in holds no text, and a vote is the place of a choice.
package classroom

import (
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/netip"
	"sync"
	"sync/atomic"
	"time"

	"workbook/reportgen/internal/bus"
	"workbook/reportgen/internal/handin"
	"workbook/reportgen/internal/store"
)

// A Question is what the class can vote on: a lesson's prediction.
type Question struct {
	Lab     string // "03-mutex"
	Title   string // the lesson's
	Ask     string
	Choices []string
}

// A Ballot is what one voter's phone is to show.
type Ballot struct {
	Open     *Question // nil if there is none
	Chosen   int       // the place of this voter's choice, or -1
	Changing bool      // the voter wants to choose again
	Late     *Question // was closed before this voter's vote came; nil if none was
}

// A Class is what both servers share. Its fields are set before the first request.
type Class struct {
	Store     store.Store
	Register  *Register
	Questions []Question
	Address   Address // as the students type it
	Name      string  // by which students reach it if they type a name; "" for none

	// Needs hands out what a room without internet needs, below NeedsPath; nil for
	// nothing.
	Needs http.Handler

	// Handed is told of every hand-in that was kept, one at a time, and of those
	// that were there before.
	Handed func(*handin.HandIn)
	// Projector draws the projector's page.
	Projector func(io.Writer) error
	// Machines draws the page of what was handed in so far.
	Machines func(io.Writer) error
	// Ballot draws a phone's page.
	Ballot func(io.Writer, Ballot) error
	// Trouble is told what went wrong on this side.
	Trouble func(error)

	at       netip.Addr // the address that the class shows; not valid if -listen names one
	students students
	away     atomic.Bool // the store is, and that was told
	news     bus.Signal  // of each change
	limits   limits
	ending   sync.Once
	ended    chan struct{}
}

// Begin reads the hand-ins that the store has. One that cannot be read is told as
// trouble and stays where it is. If the class has other servers, Begin goes on to
// follow what these take.
func (c *Class) Begin(ctx context.Context) error {
	c.ended = make(chan struct{})
	c.limits = classLimits()
	c.students.latest = map[string]latest{}
	for i := range c.students.each {
		c.students.each[i] = make(turn, 1)
	}
	return errors.Join(c.Register.follow(ctx, c.news.Give, c.Trouble), c.Store.Follow(ctx, c.told))
}

// told counts a hand-in that is in the store, unless it is counted.
func (c *Class) told(e store.Entry) {
	sum := sha256.Sum256(e.Text)
	if before, is := c.students.of(e.Student); is && before.sum == sum {
		return
	}
	h, err := handin.Read(e.Text)
	if err != nil {
		c.Trouble(fmt.Errorf("a hand-in that was kept is left out: %s: %w", e.Student, err))
		return
	}
	c.count(e.Student, h, latest{h.Number, sum})
}

// count counts a hand-in unless a later one of the student's is counted.
func (c *Class) count(student string, h *handin.HandIn, now latest) {
	c.students.mu.Lock()
	if c.students.latest[student].number <= now.number {
		c.students.latest[student] = now
		c.Handed(h)
	}
	c.students.mu.Unlock()
	c.news.Give()
}

// End ends the class: from now on nothing is taken.
func (c *Class) End() { c.ending.Do(func() { close(c.ended) }) }

// Ended is closed when the class has ended.
func (c *Class) Ended() <-chan struct{} { return c.ended }

func (c *Class) hasEnded() bool {
	select {
	case <-c.ended:
		return true
	default:
		return false
	}
}

// open returns the question that is open, or nil.
func (c *Class) open() *Question {
	for i := range c.Questions {
		if c.Register.State(c.Questions[i].Lab) == Open {
			return &c.Questions[i]
		}
	}
	return nil
}

// question returns the lab's question, or nil.
func (c *Class) question(lab string) *Question {
	for i := range c.Questions {
		if c.Questions[i].Lab == lab {
			return &c.Questions[i]
		}
	}
	return nil
}

// students are the latest hand-ins, by the student's key.
type students struct {
	mu     sync.Mutex
	latest map[string]latest // guarded by mu

	each [16]turn // by the key's first digit: a student's hand-ins are kept one after the other
}

// A turn has one holder at a time.
type turn chan struct{}

// turnTime is how long a student may wait for a turn. With the store's own time it is less
// than a student's machine waits, so if the store is slow, all are told to come again.
const turnTime = time.Second

func (t turn) take(ctx context.Context) error {
	late := time.NewTimer(turnTime)
	defer late.Stop()
	select {
	case t <- struct{}{}:
		return nil
	case <-late.C:
		return errBusy
	case <-ctx.Done():
		return errBusy
	}
}

func (t turn) give() { <-t }

func (s *students) of(student string) (before latest, is bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	before, is = s.latest[student]
	return before, is
}

// latest is a hand-in's number, and the SHA-256 of its text as it is kept.
type latest struct {
	number int
	sum    [sha256.Size]byte
}

var errEarlier = errors.New("the class has a later hand-in of yours")

// keep keeps a student's hand-in unless there is a later one, and reports whether
// it replaced one.
func (c *Class) keep(ctx context.Context, student string, h *handin.HandIn) (again bool, err error) {
	turn := c.students.each[student[0]%16]
	if err := turn.take(ctx); err != nil {
		return false, err
	}
	defer turn.give()
	text, err := h.Bytes()
	if err != nil {
		return false, err
	}
	now := latest{h.Number, sha256.Sum256(text)}
	before, again := c.students.of(student)
	switch {
	case again && before.number > h.Number:
		return true, errEarlier
	case before == now: // it was sent again, because the first answer did not arrive
		return again, nil
	}
	switch err := c.Store.Put(ctx, student, text); {
	case errors.Is(err, store.ErrLater): // at another server of the class
		return true, errEarlier
	case err != nil:
		return again, err
	}
	c.count(student, h, now)
	return again, nil
}

// Later reports whether the first of two hand-ins, as they are kept, is a later one.
// If one of them cannot be read, it does not.
func Later(there, text []byte) bool {
	one, err := handin.Read(there)
	if err != nil {
		return false
	}
	other, err := handin.Read(text)
	return err == nil && one.Number > other.Number
}
