package store

import (
	"context"
	"errors"
	"strings"

	"workbook/reportgen/internal/bus"
)

// ErrLater is the error of a hand-in that another program has a later one of.
var ErrLater = errors.New("a later hand-in is there")

// Shared is a store to which other programs write too.
type Shared struct {
	bus    *bus.Bus
	prefix string // of the class's keys
	later  func(there, text []byte) bool
}

// Share returns the store of a class on a bus. Put of such a store refuses a hand-in
// with [ErrLater] if later says that the one which is there is a later one.
func Share(b *bus.Bus, class string, later func(there, text []byte) bool) Shared {
	return Shared{b, class + ".hand-in.", later}
}

// Put implements [Store]. If the servers do not answer, the error is [bus.ErrAway].
func (s Shared) Put(ctx context.Context, student string, text []byte) error {
	if err := checkKey(student); err != nil {
		return err
	}
	_, err := s.bus.Update(ctx, s.prefix+student, func(there []byte) ([]byte, error) {
		if there != nil && s.later(there, text) {
			return nil, ErrLater
		}
		return text, nil
	})
	return err
}

// Follow implements [Store]; it goes on until the bus is closed. It leaves out what is on
// no student's key, as from a stranger, and what was deleted.
func (s Shared) Follow(ctx context.Context, told func(Entry)) error {
	_, err := s.bus.Follow(ctx, []string{s.prefix + "*"}, func(key string, text []byte) {
		student := strings.TrimPrefix(key, s.prefix)
		if text != nil && checkKey(student) == nil {
			told(Entry{student, text})
		}
	})
	return err
}

// Forget implements [Store].
func (s Shared) Forget(ctx context.Context) error { return s.bus.Wipe(ctx, s.prefix+"*") }

// Close implements [Store]. The bus stays open, because it is not the store's alone.
func (s Shared) Close() error { return nil }
