package class

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"reflect"
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
	Files      int // read, hand-ins and results files
	Replaced   int // files of machines of which another one counts
	Skipped    []Skipped
	Copies     [][2]string // hand-ins of one machine with one number that differ, of which the second one counts
	Overlooked []string    // files that were not looked at, though they may be hand-ins: their names do not say so
}

// mostReaders bounds how many files are in memory at once.
const mostReaders = 4

// Gather adds every hand-in and results file in the folders, and in folders within
// them. A path may also be a file. What it cannot read it leaves out and names; the
// error is that of ctx. If strict is set, every summary, claim and question of a
// results file is worked out anew from its samples, and of a hand-in, which has
// none, nothing is.
//
// A folder report/ that was handed in whole is one machine's: its hand-in counts, or if
// there is none its results file, and no other results file in it, such as that of an
// earlier run.
//
// Hidden files and folders, Go's folders testdata, schemas, verdicts, and files of other
// kinds are left out and not named; see [mayBeHandIn].
func (c *Class) Gather(ctx context.Context, paths []string, strict bool) (Gathering, error) {
	found := make(chan candidate)
	var g Gathering
	before := c.Machines()
	var mu sync.Mutex // guards g
	skip := func(path string, why error) {
		if at := new(fs.PathError); errors.As(why, &at) {
			why = at.Err // the path is named already
		}
		mu.Lock()
		defer mu.Unlock()
		g.Skipped = append(g.Skipped, Skipped{path, why})
	}
	numbered := map[numberOf]string{} // the path of a machine's hand-in with a number; used in turn
	reported := map[string]bool{}     // folders of reports of which a file was added; used in turn
	var readers sync.WaitGroup
	turns := newTurns()
	for range min(runtime.GOMAXPROCS(0), mostReaders) {
		readers.Go(func() {
			var room []byte
			for f := range found {
				h, from, kept, err := c.read(f.path, room, strict)
				room = kept
				turns.take(f.turn, func() { // in order: of two hand-ins of one number, the later one counts
					if err != nil {
						skip(f.path, err)
						return
					}
					if from == aHandIn || !reported[f.report] {
						c.add(h, from)
					}
					reported[f.report] = f.report != ""
					mu.Lock()
					defer mu.Unlock()
					g.Files++
					if from == aHandIn {
						mine := numberOf{h.ID, h.Number}
						if other, again := numbered[mine]; again && !same(other, h) {
							g.Copies = append(g.Copies, [2]string{other, f.path})
						}
						numbered[mine] = f.path
					}
				})
			}
		})
	}
	g.Overlooked = walk(ctx, paths, found, skip)
	close(found)
	readers.Wait()
	g.Replaced = g.Files - (c.Machines() - before)
	slices.SortStableFunc(g.Skipped, func(a, b Skipped) int { return strings.Compare(a.Path, b.Path) })
	return g, ctx.Err()
}

// numberOf is what no two hand-ins have in common, unless somebody edited one, or a machine
// has a copy that has the same identity, as a container may.
type numberOf struct {
	id     handin.ID
	number int
}

// same reports that a file holds that hand-in, perhaps with other spaces.
func same(path string, h *handin.HandIn) bool {
	text, err := os.ReadFile(path)
	if err != nil {
		return true // nothing is known of it any more
	}
	there, err := handin.Read(text)
	return err != nil || reflect.DeepEqual(there, h)
}

// read reads one file into room, which may grow, and returns room for the next one too.
func (c *Class) read(path string, room []byte, strict bool) (h *handin.HandIn, from origin, kept []byte, err error) {
	file, err := os.Open(path)
	if err != nil {
		return nil, 0, room, err
	}
	defer file.Close()
	text, err := into(file, room)
	if cap(text) <= mostRoom {
		room = text[:0]
	}
	if err != nil {
		return nil, 0, room, err
	}
	h, from, err = c.parse(text, strict)
	return h, from, room, err
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

// parse reads a hand-in or a results file, and returns which of them it was.
func (c *Class) parse(text []byte, strict bool) (h *handin.HandIn, from origin, err error) {
	text = plain.Text(text)
	if bytes.Contains(text[:min(len(text), 2*handin.MaxBytes)], []byte(`"hand_in"`)) {
		h, err = handin.Read(text)
		return h, aHandIn, err
	}
	if strict {
		f, err := results.Read(bytes.NewReader(text))
		if err != nil {
			return nil, 0, err
		}
		return handin.Judged(c.syllabus, f), judged, nil
	}
	f, err := results.Skim(text)
	if err != nil {
		return nil, 0, err
	}
	return handin.Unjudged(c.syllabus, f), unjudged, nil
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
