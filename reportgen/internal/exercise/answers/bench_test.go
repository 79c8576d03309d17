package answers

import (
	"context"
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

// A Bench builds many answers, of one exercise or of several, into one program, and
// judges each. Answers are added first, then judged.
//
// The program is made of two packages an exercise: one with all its answers and one
// with as many copies of its tests. In copy k each name of the package ends in _k.
// None of it is in the project: an overlay of go build puts it there, below the
// exercises' testdata.
type Bench struct {
	ctx       context.Context
	root      string
	dir       string // for what is generated and built
	exercises []*sources
	numbers   map[string]int // of answers, by path

	built  [2]sync.Once // plain, and for the race detector
	err    [2]error
	broken sync.Map // answers that do not build, by number, with the compiler's words
}

// NewBench makes a bench for exercises of the project at root. What it makes goes
// to dir.
func NewBench(ctx context.Context, root, dir string) *Bench {
	return &Bench{ctx: ctx, root: root, dir: dir, numbers: map[string]int{}}
}

// Add adds an answer to the unit's exercise, the file at path.
func (b *Bench) Add(u course.Unit, path string) error {
	files, err := b.of(u)
	if err != nil {
		return err
	}
	k := len(b.numbers) + 1
	b.numbers[path] = k
	return files.add(k, path)
}

// of is what the program has of the unit's exercise.
func (b *Bench) of(u course.Unit) (*sources, error) {
	for _, s := range b.exercises {
		if s.unit == u.Name {
			return s, nil
		}
	}
	s, err := readSources(b.root, u)
	b.exercises = append(b.exercises, s)
	return s, err
}

// Wait returns when nothing is being built any more.
func (b *Bench) Wait() {
	for race := range b.built {
		b.built[race].Do(func() {})
	}
}

// Judge judges the answer at path to the unit's exercise. Dir is an empty folder.
func (b *Bench) Judge(ctx context.Context, u course.Unit, path, dir string) (exercise.Verdict, error) {
	files, err := b.of(u)
	if err != nil {
		return exercise.Verdict{}, err
	}
	k := b.numbers[path]
	tests := map[string]string{}
	for _, name := range files.tests {
		tests[name] = name + suffix(k)
	}
	return exercise.Checker{Root: b.root}.Judge(ctx, exercise.Subject{
		Unit: u, Dir: dir, Source: path, Tests: tests,
		Program: func(race bool) (string, error) { return b.program(k, race) },
	})
}

// program returns the path of the program, when it is built, or what the compiler
// says of answer k.
func (b *Bench) program(k int, race bool) (string, error) {
	kind, name := 0, "plain"
	if race {
		kind, name = 1, "race"
	}
	into := filepath.Join(b.dir, name)
	b.built[kind].Do(func() { b.err[kind] = b.build(into, name, race) })
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
func (b *Bench) build(into, name string, race bool) error {
	if err := os.MkdirAll(into, 0o755); err != nil {
		return err
	}
	flags := []string{"-ldflags=-s -w"}
	if race {
		flags = append(flags, "-race")
	}
	for {
		overlay, err := b.write(filepath.Join(b.dir, name+"-source"), race)
		if err != nil {
			return err
		}
		replacing, err := gobuild.Replacing(b.dir, name+".json", overlay)
		if err != nil {
			return err
		}
		err = gobuild.Build(b.ctx, b.root, into, []string{b.exercises[0].virtual()}, append(flags, replacing)...)
		if err == nil {
			return nil
		}
		found := inAnswer.FindAllStringSubmatch(err.Error(), -1)
		if len(found) == 0 {
			return fmt.Errorf("the tests do not build with their answers: %w", err)
		}
		for _, m := range found {
			k, _ := strconv.Atoi(m[1])
			b.broken.Store(k, &gobuild.Error{Words: only(err.Error(), m[0])})
		}
	}
}

// write writes what the program is made of to a folder, for the race detector or not,
// without the answers that do not build, and returns which file replaces which of the project. The program's
// main package is with the first exercise.
func (b *Bench) write(into string, race bool) (overlay map[string]string, err error) {
	overlay = map[string]string{}
	imports, table := "", ""
	for _, s := range b.exercises {
		names, err := s.write(filepath.Join(into, s.unit), overlay, race, func(k int) bool {
			_, broken := b.broken.Load(k)
			return !broken
		})
		if err != nil {
			return nil, err
		}
		if len(names) == 0 {
			continue
		}
		of := "tests" + strings.TrimLeft(s.unit, "0123456789")
		of = strings.ReplaceAll(of, "-", "_")
		imports += fmt.Sprintf("\t%s %q\n", of, "workbook/"+s.virtual()+"/tests")
		for _, name := range names {
			table += fmt.Sprintf("\t\t{Name: %q, F: %s.%[1]s},\n", name, of)
		}
	}
	text := filepath.Join(into, "main.go")
	overlay[filepath.Join(b.root, filepath.FromSlash(b.exercises[0].virtual()), "main.go")] = text
	return overlay, os.WriteFile(text, fmt.Appendf(nil, program, imports, table), 0o644)
}

// program is the main package of what is generated.
const program = `package main

import (
	"regexp"
	"testing"

%s)

func main() {
	testing.Main(regexp.MatchString, []testing.InternalTest{
%s	}, nil, nil)
}
`

// only keeps those of the compiler's words that are about one file.
func only(words, file string) string {
	var kept []string
	for _, line := range strings.Split(words, "; ") {
		if strings.Contains(line, file) {
			kept = append(kept, line)
		}
	}
	return strings.Join(kept, "\n")
}

func suffix(k int) string { return fmt.Sprintf("_%d", k) }
