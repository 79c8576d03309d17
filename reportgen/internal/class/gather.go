package class

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync"

	"workbook/labs/plain"
	"workbook/reportgen/internal/handin"
	"workbook/reportgen/internal/results"
)

// A Skipped file or folder is one that a merge left out.
type Skipped struct {
	Path string
	Why  error
}

// A Gathering is what a merge found.
type Gathering struct {
	Files    int // read, hand-ins and results files
	Replaced int // files of machines of which there is a later one
	Skipped  []Skipped
}

// mostReaders bounds how many files are in memory at once.
const mostReaders = 4

// Gather adds every hand-in and results file in the folders, and in folders within
// them. A path may also be a file. What it cannot read it leaves out and names; the
// error is that of ctx. If strict is set, every summary, claim and question of a
// results file is worked out anew from its samples, and of a hand-in, which has
// none, nothing is.
//
// Hidden files and folders, links, and files whose names do not end in .json are
// left out and not named.
func (c *Class) Gather(ctx context.Context, paths []string, strict bool) (Gathering, error) {
	found := make(chan candidate)
	var g Gathering
	var mu sync.Mutex // guards g
	skip := func(path string, why error) {
		if at := new(fs.PathError); errors.As(why, &at) {
			why = at.Err // the path is named already
		}
		mu.Lock()
		defer mu.Unlock()
		g.Skipped = append(g.Skipped, Skipped{path, why})
	}
	var readers sync.WaitGroup
	turns := newTurns()
	for range min(runtime.GOMAXPROCS(0), mostReaders) {
		readers.Go(func() {
			var room []byte
			for f := range found {
				h, kept, err := c.read(f.path, room, strict)
				room = kept
				turns.take(f.turn, func() { // in order: of two alike, the later one counts
					if err != nil {
						skip(f.path, err)
						return
					}
					added := c.Add(h)
					mu.Lock()
					defer mu.Unlock()
					g.Files++
					if added != First {
						g.Replaced++
					}
				})
			}
		})
	}
	walk(ctx, paths, found, skip)
	close(found)
	readers.Wait()
	slices.SortStableFunc(g.Skipped, func(a, b Skipped) int { return strings.Compare(a.Path, b.Path) })
	return g, ctx.Err()
}

// A candidate is a file that may be a hand-in or a results file.
type candidate struct {
	path string
	turn int // how many came before
}

// walk sends every file in the paths whose name says that it may be one.
func walk(ctx context.Context, paths []string, found chan<- candidate, skip func(string, error)) {
	turn := 0
	for _, path := range paths {
		if followed, err := filepath.EvalSymlinks(path); err == nil {
			path = followed // links are followed only if they are named
		}
		_ = filepath.WalkDir(path, func(at string, entry fs.DirEntry, err error) error { // it returns ctx's error alone
			switch {
			case ctx.Err() != nil:
				return ctx.Err()
			case err != nil:
				skip(at, err)
				return nil // of a folder, this leaves out what is in it
			case at != path && strings.HasPrefix(entry.Name(), ".") && entry.IsDir():
				return fs.SkipDir
			case strings.HasPrefix(entry.Name(), ".") || !strings.EqualFold(filepath.Ext(at), ".json") || entry.Type()&fs.ModeSymlink != 0 || entry.IsDir():
				return nil
			case !entry.Type().IsRegular():
				skip(at, errors.New("this is no file"))
				return nil
			}
			found <- candidate{at, turn}
			turn++
			return nil
		})
	}
}

// read reads one file into room, which may grow, and returns room for the next one.
func (c *Class) read(path string, room []byte, strict bool) (h *handin.HandIn, kept []byte, err error) {
	file, err := os.Open(path)
	if err != nil {
		return nil, room, err
	}
	defer file.Close()
	text, err := into(file, room)
	if cap(text) <= mostRoom {
		room = text[:0]
	}
	if err != nil {
		return nil, room, err
	}
	h, err = c.parse(text, strict)
	return h, room, err
}

// mostRoom is the size of the largest file whose room is kept for the next one.
const mostRoom = 4 << 20

// into reads a file of at most [results.MaxBytes].
func into(file *os.File, room []byte) ([]byte, error) {
	about, err := file.Stat()
	if err != nil {
		return room, err
	}
	if about.Size() > results.MaxBytes {
		return room, fmt.Errorf("larger than %d MiB", results.MaxBytes>>20)
	}
	text := bytes.NewBuffer(slices.Grow(room[:0], int(about.Size())+bytes.MinRead))
	_, err = text.ReadFrom(io.LimitReader(file, results.MaxBytes+1))
	if err == nil && text.Len() > results.MaxBytes {
		err = fmt.Errorf("larger than %d MiB", results.MaxBytes>>20)
	}
	return text.Bytes(), err
}

// parse reads a hand-in or a results file.
func (c *Class) parse(text []byte, strict bool) (*handin.HandIn, error) {
	text = plain.Text(text)
	if bytes.Contains(text[:min(len(text), 2*handin.MaxBytes)], []byte(`"hand_in"`)) {
		return handin.Read(text)
	}
	if strict {
		f, err := results.Read(bytes.NewReader(text))
		if err != nil {
			return nil, err
		}
		return handin.Judged(c.syllabus, f), nil
	}
	f, err := results.Skim(text)
	if err != nil {
		return nil, err
	}
	return handin.Unjudged(c.syllabus, f), nil
}

// turns lets several goroutines do things in the order of their numbers.
type turns struct {
	mu   sync.Mutex
	next *sync.Cond
	now  int // guarded by mu
}

func newTurns() *turns {
	t := new(turns)
	t.next = sync.NewCond(&t.mu)
	return t
}

// take waits for the turn, and does it.
func (t *turns) take(turn int, do func()) {
	t.mu.Lock()
	defer t.mu.Unlock()
	for t.now != turn {
		t.next.Wait()
	}
	do()
	t.now++
	t.next.Broadcast()
}
