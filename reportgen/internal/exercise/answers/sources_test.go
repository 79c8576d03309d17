package answers

import (
	"fmt"
	"go/ast"
	"os"
	"path"
	"path/filepath"
	"strings"

	"workbook/labs/contract"
	"workbook/reportgen/internal/course"
)

// sources are what a bench's program has of one exercise.
type sources struct {
	unit    string // its name
	folder  string // the exercise's, in the project
	root    string // the project's
	given   []string
	tested  []*source // the exercise's tests
	tests   []string  // their names
	answers map[int]*source
}

// readSources reads an exercise's tests, and lists the files that are there
// besides the student's.
func readSources(root string, u course.Unit) (*sources, error) {
	s := &sources{unit: u.Name, folder: u.Exercise, root: root, answers: map[int]*source{}}
	paths, err := filepath.Glob(filepath.Join(root, filepath.FromSlash(s.folder), "[^._]*.go"))
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

// virtual is the folder of what is generated, in the project.
func (s *sources) virtual() string { return path.Join(s.folder, virtual) }

// write writes the answers that are wanted, and their tests, to a folder; for the race
// detector, answers have pauses. It notes in overlay which file replaces which of the
// project, and returns the tests' names.
func (s *sources) write(into string, overlay map[string]string, race bool, wanted func(k int) bool) (names []string, err error) {
	if err := os.MkdirAll(into, 0o755); err != nil {
		return nil, err
	}
	place := func(name string) string {
		return filepath.Join(s.root, filepath.FromSlash(s.virtual()), filepath.FromSlash(name))
	}
	put := func(name, text string) {
		real := filepath.Join(into, strings.ReplaceAll(name, "/", "-"))
		overlay[place(name)] = real
		if failed := os.WriteFile(real, []byte(text), 0o644); err == nil {
			err = failed
		}
	}
	for _, p := range s.given {
		overlay[place("exercise/"+filepath.Base(p))] = p
	}
	shared := map[string]bool{}
	for _, test := range s.tested {
		for name := range test.file.Scope.Objects {
			shared[name] = true
		}
	}
	for k, answer := range s.answers {
		if !wanted(k) {
			continue
		}
		own := answer.names()
		text := answer.copy(suffix(k), own, nil)
		if race {
			text = contract.WithPauses(text)
		}
		put(fmt.Sprintf("exercise/a%d.go", k), text)
		for i, test := range s.tested {
			put(fmt.Sprintf("tests/t%d_%d.go", k, i), test.copy(suffix(k), shared, own))
		}
		for _, name := range s.tests {
			names = append(names, name+suffix(k))
		}
	}
	return names, err
}
