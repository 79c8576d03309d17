package answers

import (
	"fmt"
	"go/ast"
	"os"
	"path/filepath"
	"strings"

	"workbook/labs/contract"
	"workbook/reportgen/internal/course"
)

// sources are what a bench's program is made of.
type sources struct {
	folder  string // the exercise's
	path    string // its import path
	given   []string
	tested  []*source // the exercise's tests
	tests   []string  // their names
	answers map[int]*source
}

// readSources reads an exercise's tests, and lists the files that are there
// besides the student's.
func readSources(root string, u course.Unit) (*sources, error) {
	s := &sources{folder: filepath.Join(root, filepath.FromSlash(u.Exercise)), path: "workbook/" + u.Exercise, answers: map[int]*source{}}
	paths, err := filepath.Glob(filepath.Join(s.folder, "[^._]*.go"))
	if err != nil {
		return nil, err
	}
	for _, p := range paths {
		switch name := filepath.Base(p); {
		case strings.HasSuffix(name, "_test.go"):
			test, err := readSource(p)
			if err != nil {
				return nil, err
			}
			s.tested = append(s.tested, test)
			for _, d := range test.file.Decls {
				if f, ok := d.(*ast.FuncDecl); ok && f.Recv == nil && strings.HasPrefix(f.Name.Name, "Test") {
					s.tests = append(s.tests, f.Name.Name)
				}
			}
		case name != "exercise.go":
			s.given = append(s.given, p)
		}
	}
	return s, nil
}

// add adds answer k, unless nothing of it may run or it is no Go.
func (s *sources) add(k int, path string) error {
	if checked, err := contract.ReadSource(path, ""); err != nil || len(checked.NotAllowed()) > 0 {
		return nil
	}
	answer, err := readSource(path)
	s.answers[k] = answer
	return err
}

// write writes all that goes into a program to a folder, and returns which file
// replaces which of the project.
func (s *sources) write(into string, wanted func(k int) bool) (overlay map[string]string, err error) {
	if err := os.MkdirAll(into, 0o755); err != nil {
		return nil, err
	}
	overlay = map[string]string{}
	put := func(place, text string) {
		real := filepath.Join(into, strings.ReplaceAll(place, "/", "-"))
		overlay[filepath.Join(s.folder, filepath.FromSlash(virtual), filepath.FromSlash(place))] = real
		if failed := os.WriteFile(real, []byte(text), 0o644); err == nil {
			err = failed
		}
	}
	for _, p := range s.given {
		overlay[filepath.Join(s.folder, filepath.FromSlash(virtual), "exercise", filepath.Base(p))] = p
	}
	shared := map[string]bool{}
	for _, test := range s.tested {
		for name := range test.file.Scope.Objects {
			shared[name] = true
		}
	}
	table := ""
	for k, answer := range s.answers {
		if !wanted(k) {
			continue
		}
		own := answer.names()
		put(fmt.Sprintf("exercise/a%d.go", k), answer.copy(suffix(k), own, nil))
		for i, test := range s.tested {
			put(fmt.Sprintf("tests/t%d_%d.go", k, i), test.copy(suffix(k), shared, own))
		}
		for _, name := range s.tests {
			table += fmt.Sprintf("\t\t{Name: %q, F: tests.%[1]s},\n", name+suffix(k))
		}
	}
	put("main.go", fmt.Sprintf(program, s.path+"/"+virtual+"/tests", table))
	return overlay, err
}

// program is the main package of what is generated.
const program = `package main

import (
	"regexp"
	"testing"

	tests %q
)

func main() {
	testing.Main(regexp.MatchString, []testing.InternalTest{
%s	}, nil, nil)
}
`
