package answers

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"sync"

	"workbook/reportgen/internal/course"
	"workbook/reportgen/internal/exercise"
	"workbook/reportgen/internal/gobuild"
)

// A Bench builds many answers of an exercise into one program, and judges each.
// Answers are added first, then judged.
//
// The program is made of one package with all answers and one with as many copies
// of the tests. In copy k each name of the package ends in _k. None of it is in the
// project: an overlay of go build puts it there, below the exercise's testdata.
type Bench struct {
	ctx     context.Context
	root    string
	dir     string // for what is generated and built
	unit    course.Unit
	files   *sources
	numbers map[string]int // of answers, by path

	built  [2]sync.Once // plain, and for the race detector
	err    [2]error
	broken sync.Map // answers that do not build, by number, with the compiler's words
}

// NewBench makes a bench for the unit's exercise in the project at root. What it
// makes goes to dir.
func NewBench(ctx context.Context, root, dir string, u course.Unit) (*Bench, error) {
	files, err := readSources(root, u)
	return &Bench{ctx: ctx, root: root, dir: dir, unit: u, files: files, numbers: map[string]int{}}, err
}

// Add adds an answer, the file at path.
func (b *Bench) Add(path string) error {
	k := len(b.numbers) + 1
	b.numbers[path] = k
	return b.files.add(k, path)
}

// Wait returns when nothing is being built any more.
func (b *Bench) Wait() {
	for race := range b.built {
		b.built[race].Do(func() {})
	}
}

// Judge judges the answer at path. Dir is an empty folder.
func (b *Bench) Judge(ctx context.Context, path, dir string) (exercise.Verdict, error) {
	k := b.numbers[path]
	tests := map[string]string{}
	for _, name := range b.files.tests {
		tests[name] = name + suffix(k)
	}
	return exercise.Checker{Root: b.root}.Judge(ctx, exercise.Subject{
		Unit: b.unit, Dir: dir, Source: path, Tests: tests,
		Program: func(race bool) (string, error) { return b.program(k, race) },
	})
}

// program returns the path of the program, when it is built, or what the compiler
// says of answer k.
func (b *Bench) program(k int, race bool) (string, error) {
	kind, name, flags := 0, "plain", []string{"-ldflags=-s -w"}
	if race {
		kind, name, flags = 1, "race", append(flags, "-race")
	}
	into := filepath.Join(b.dir, name)
	b.built[kind].Do(func() { b.err[kind] = b.build(into, name, flags) })
	if words, ok := b.broken.Load(k); ok {
		return "", words.(error)
	}
	return gobuild.Program(into, path.Base(virtual)), b.err[kind]
}

// virtual is the folder of what is generated, from the exercise's.
const virtual = "testdata/answers"

// inAnswer is the number of an answer in the compiler's words.
var inAnswer = regexp.MustCompile(`a([0-9]+)\.go:`)

// build builds the program, again without those answers that do not build.
func (b *Bench) build(into, name string, flags []string) error {
	if err := os.MkdirAll(into, 0o755); err != nil {
		return err
	}
	for {
		overlay, err := b.files.write(filepath.Join(b.dir, name+"-source"), func(k int) bool {
			_, broken := b.broken.Load(k)
			return !broken
		})
		if err != nil {
			return err
		}
		replacing, err := gobuild.Replacing(b.dir, name+".json", overlay)
		if err != nil {
			return err
		}
		err = gobuild.Build(b.ctx, b.root, into, []string{path.Join(b.unit.Exercise, virtual)}, append(flags, replacing)...)
		words := new(gobuild.Error)
		if err == nil || !errors.As(err, &words) {
			return err
		}
		found := inAnswer.FindAllStringSubmatch(words.Words, -1)
		if len(found) == 0 {
			return fmt.Errorf("the tests of %s do not build with their answers: %w", b.unit.Name, err)
		}
		for _, m := range found {
			k, _ := strconv.Atoi(m[1])
			b.broken.Store(k, &gobuild.Error{Package: words.Package, Words: only(words.Words, m[0])})
		}
	}
}

// only keeps those of the compiler's words that are about one file.
func only(words, file string) string {
	var kept []string
	for _, line := range strings.Split(words, "; ") {
		if strings.Contains(line, file) {
			kept = append(kept, line)
		}
	}
	return strings.Join(kept, "; ")
}

func suffix(k int) string { return fmt.Sprintf("_%d", k) }
