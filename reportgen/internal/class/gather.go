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
	Files      int // read, hand-ins and results files
	Replaced   int // files of machines of which another one counts
	Skipped    []Skipped
	Overlooked []string // files that were not looked at, though they may be hand-ins: their names do not say so
}

// mostReaders bounds how many files are in memory at once.
const mostReaders = 4

// Gather adds every hand-in and results file in the folders, and in folders within
// them. A path may also be a file. What it cannot read it leaves out and names; the
// error is that of ctx. If strict is set, every summary, claim and question of a
// results file is worked out anew from its samples, and of a hand-in, which has
// none, nothing is.
//
// Hidden files and folders, links, Go's folders testdata, schemas, and files of other kinds
// are left out and not named; see [mayBeHandIn].
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
				h, add, kept, err := c.read(f.path, room, strict)
				room = kept
				turns.take(f.turn, func() { // in order: of two alike, the later one counts
					if err != nil {
						skip(f.path, err)
						return
					}
					added := add(h)
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
	g.Overlooked = walk(ctx, paths, found, skip)
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

// walk sends every file in the paths whose name says that it may be one, and returns those
// whose names do not say what they are.
func walk(ctx context.Context, paths []string, found chan<- candidate, skip func(string, error)) (overlooked []string) {
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
			case at != path && entry.IsDir() && (strings.HasPrefix(entry.Name(), ".") || entry.Name() == "testdata"):
				return fs.SkipDir
			case strings.HasPrefix(entry.Name(), ".") || entry.Type()&fs.ModeSymlink != 0 || entry.IsDir():
				return nil
			case isPacked(entry.Name()):
				skip(at, errors.New("packed, or a mail; unpack it, and merge what is in it"))
				return nil
			case at != path && !mayBeHandIn(entry.Name()):
				if saysNothing(entry.Name()) {
					overlooked = append(overlooked, at)
				}
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
	return overlooked
}

// packed are the ends of names of files that may hold hand-ins and are not read.
var packed = []string{".zip", ".gz", ".tgz", ".tar", ".7z", ".rar", ".xz", ".bz2", ".zst", ".eml", ".msg"}

func isPacked(name string) bool {
	return slices.Contains(packed, strings.ToLower(filepath.Ext(name)))
}

// mayBeHandIn reports that a name says so. Mail programs and browsers write more behind
// one, "hand-in.json.txt", or lose its end, and learning platforms write more before it.
func mayBeHandIn(name string) bool {
	name = strings.ToLower(name)
	end := filepath.Ext(name)
	switch {
	case strings.HasSuffix(name, ".schema.json"):
		return false
	case end == "" || end == ".txt":
		return strings.Contains(name, "hand-in") || strings.Contains(name, ".json")
	}
	return strings.Contains(name, ".json")
}

// ours are the names in a clone or a report, in lower case, that would say nothing elsewhere.
var ours = []string{"makefile", "license", "readme", "bench.txt", "manifest.txt"}

// saysNothing reports that a name does not say what a file is: one that is no hand-in's may
// still be given to one.
func saysNothing(name string) bool {
	name = strings.ToLower(name)
	end := filepath.Ext(name)
	return (end == "" || end == ".txt") && !slices.Contains(ours, name)
}

// read reads one file into room, which may grow, and returns how it is added, and room
// for the next one.
func (c *Class) read(path string, room []byte, strict bool) (h *handin.HandIn, add func(*handin.HandIn) Added, kept []byte, err error) {
	file, err := os.Open(path)
	if err != nil {
		return nil, nil, room, err
	}
	defer file.Close()
	text, err := into(file, room)
	if cap(text) <= mostRoom {
		room = text[:0]
	}
	if err != nil {
		return nil, nil, room, err
	}
	h, add, err = c.parse(text, strict)
	return h, add, room, err
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

// parse reads a hand-in or a results file, and returns how it is added.
func (c *Class) parse(text []byte, strict bool) (h *handin.HandIn, add func(*handin.HandIn) Added, err error) {
	text = plain.Text(text)
	if bytes.Contains(text[:min(len(text), 2*handin.MaxBytes)], []byte(`"hand_in"`)) {
		h, err = handin.Read(text)
		return h, c.Add, err
	}
	if strict {
		f, err := results.Read(bytes.NewReader(text))
		if err != nil {
			return nil, nil, err
		}
		return handin.Judged(c.syllabus, f), c.addJudged, nil
	}
	f, err := results.Skim(text)
	if err != nil {
		return nil, nil, err
	}
	return handin.Unjudged(c.syllabus, f), c.addUnjudged, nil
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
