package exercise

import (
	"context"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"

	"workbook/labs/contract"
	"workbook/reportgen/internal/course"
	"workbook/reportgen/internal/gobuild"
)

// A build makes the programs of an exercise's tests, each once, all of one source. When
// the plain one is there, it goes on with the one for the race detector: that is ready
// when the first steps have been taken.
type build struct {
	ctx       context.Context
	root, dir string
	unit      course.Unit
	source    string // takes the place of the student's file
	plain     sync.Once
	race      sync.WaitGroup
	err       [2]error // of the plain program, and of the one for the race detector
}

const (
	plainProgram = "plain.test"
	raceProgram  = "race.test"
)

// program returns the path of one, when it is built.
func (b *build) program(race bool) (string, error) {
	b.plain.Do(func() {
		b.err[0] = b.from(b.source, plainProgram)
		if b.err[0] == nil {
			b.race.Go(func() { b.err[1] = b.buildRace() })
		}
	})
	if !race {
		return gobuild.Program(b.dir, plainProgram), b.err[0]
	}
	b.race.Wait()
	return gobuild.Program(b.dir, raceProgram), b.err[1]
}

// buildRace builds the program for the race detector, with an exercise in which
// others may come between any two statements.
func (b *build) buildRace() error {
	text, err := os.ReadFile(b.source)
	if err != nil {
		return err
	}
	paused := filepath.Join(b.dir, "paused.go")
	if err := os.WriteFile(paused, []byte(contract.WithPauses(string(text))), 0o600); err != nil {
		return err
	}
	return b.from(paused, raceProgram, "-race")
}

// from builds a program with a source in place of the student's file.
func (b *build) from(source, program string, flags ...string) error {
	students := filepath.Join(b.root, filepath.FromSlash(b.unit.ExerciseFile()))
	replacing, err := gobuild.Replacing(b.dir, program+".json", map[string]string{students: source})
	if err != nil {
		return err
	}
	return gobuild.BuildTest(b.ctx, b.root, b.dir, program, b.unit.Exercise, append(flags, replacing)...)
}

// wait returns when nothing is being built any more.
func (b *build) wait() { b.race.Wait() }

// testsOf lists the tests in a folder, each under its own name.
func testsOf(folder string) (map[string]string, error) {
	names, err := fs.Glob(os.DirFS(folder), "[^._]*_test.go") // Go ignores the others
	if err != nil || len(names) == 0 {
		return nil, fmt.Errorf("no tests in %s; git has them", folder)
	}
	tests := map[string]string{}
	for _, name := range names {
		file, err := parser.ParseFile(token.NewFileSet(), filepath.Join(folder, name), nil, parser.SkipObjectResolution)
		if err != nil {
			return nil, fmt.Errorf("%w; git checkout restores the tests", err)
		}
		for _, d := range file.Decls {
			if f, ok := d.(*ast.FuncDecl); ok && f.Recv == nil && strings.HasPrefix(f.Name.Name, "Test") && f.Name.Name != "TestMain" {
				tests[f.Name.Name] = f.Name.Name
			}
		}
	}
	for _, test := range slices.Sorted(maps.Keys(tests)) {
		if !slices.ContainsFunc(contract.Steps, func(s struct{ Name, Test string }) bool { return s.Test == test }) {
			return nil, fmt.Errorf("%s in %s is no step, so no check would take it; name it after one, as go doc ./labs/contract Steps lists them", test, folder)
		}
	}
	return tests, nil
}
