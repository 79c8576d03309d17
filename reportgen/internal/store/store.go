// Package store keeps the hand-ins of one class: in a folder, a file a student, in
// a table of Postgres, a row a student, or on a bus that several programs share, a
// value a student. A student's key and the text of a hand-in come in, and all of
// them go out again. What Put has kept outlives this program, however it ends.
package store

import (
	"context"
	"errors"
	"fmt"
	"regexp"
	"strings"
)

// ErrAway is the error of a hand-in that the store did not keep because it did not
// answer. Later it may.
var ErrAway = errors.New("does not answer; is the server down, or the network broken?")

// A Store holds at most one hand-in a student. Its methods may be called at the
// same time.
type Store interface {
	// Put keeps the text as the student's hand-in, whole or not at all. It replaces
	// the earlier one, if there is one.
	Put(ctx context.Context, student string, text []byte) error

	// Follow tells of every hand-in, one at a time, and returns. If other programs can
	// put hand-ins too, it goes on to tell of each that is put, by whichever program.
	Follow(ctx context.Context, told func(Entry)) error

	// Forget deletes every hand-in of the class.
	Forget(ctx context.Context) error

	// Close ends the use of the store. The hand-ins stay.
	Close() error
}

// An Entry is what a student handed in.
type Entry struct {
	Student string // the key, as Put got it
	Text    []byte
}

// Open opens the store of a class: a folder, which is made if it is missing, or,
// if where begins with postgres://, a database, in which classes share a table.
// One program at a time has a folder.
func Open(ctx context.Context, where, class string) (Store, error) {
	if strings.HasPrefix(where, "postgres://") || strings.HasPrefix(where, "postgresql://") {
		return openPostgres(ctx, where, class)
	}
	return openFolder(where)
}

// key is what a student's key looks like. It becomes the name of a file, in a folder that may
// have files of somebody else's: no other file is read, and none is deleted but what was
// half written.
var key = regexp.MustCompile(`^[0-9a-f]{32}$`)

func checkKey(student string) error {
	if !key.MatchString(student) {
		return fmt.Errorf("keep a hand-in: %.80q is not a student's key", student)
	}
	return nil
}
