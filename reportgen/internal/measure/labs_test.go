package measure

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"workbook/labs/launch"
	"workbook/reportgen/internal/course"
	"workbook/reportgen/internal/results"
)

const root = "../../.."

// TestEveryLab holds every lab to the house rules. No lab has a test of its own
// for them, and none is named here. A short test asks the race detector only about
// labs whose lesson expects a race.
func TestEveryLab(t *testing.T) {
	readSources(t)
	units, err := course.Load(os.DirFS(root))
	if err != nil {
		t.Fatal(err)
	}
	path, err := filepath.Abs(root)
	if err != nil {
		t.Fatal(err)
	}
	r := &run{Options: Options{Root: path}, file: &results.File{Machine: results.Machine{CPUsUsable: 2}}}
	dir := t.TempDir()
	r.prepare(t.Context(), dir, units)
	asked := r.running()
	if testing.Short() {
		asked = slices.DeleteFunc(asked, func(s *subject) bool { return !slices.ContainsFunc(s.lab.Cases, expectsRace) })
	}
	askRace(t.Context(), path, filepath.Join(dir, "race"), asked)
	for _, s := range r.subjects {
		t.Run(s.unit.Name, func(t *testing.T) {
			if s.failure != nil {
				t.Fatal(s.failure)
			}
			checkMain(t, filepath.Join(path, s.unit.Lab, "main.go"), s.unit.Name)
			checkSums(t, s)
			if !testing.Short() {
				checkUsual(t, s)
			}
			if slices.Contains(asked, s) {
				checkRace(t, s)
			}
		})
	}
}

func expectsRace(c results.Case) bool { return c.Expect == results.ExpectRace }

// readSources reads what the labs are built from: go test then knows that this
// test's result depends on it, and does not take an old one from its cache.
func readSources(t *testing.T) {
	err := filepath.WalkDir(filepath.Join(root, "labs"), func(path string, entry os.DirEntry, err error) error {
		if err == nil && entry.Type().IsRegular() {
			_, err = os.ReadFile(path)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}

// checkMain wants a short main.go, whose first words say what the lab does.
func checkMain(t *testing.T, path, name string) {
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	lines := bufio.NewScanner(bytes.NewReader(text))
	count := 0
	for lines.Scan() {
		count++
		line := strings.ReplaceAll(lines.Text(), "\t", "    ")
		if width := utf8.RuneCountInString(line); width > 80 {
			t.Errorf("%s:%d: %d columns, want at most 80", path, count, width)
		}
	}
	if count > 60 {
		t.Errorf("%s: %d lines, want at most 60", path, count)
	}
	file, err := parser.ParseFile(token.NewFileSet(), path, text, parser.ParseComments)
	if err != nil {
		t.Fatal(err)
	}
	if doc := file.Doc.Text(); !strings.HasPrefix(doc, "Command "+name+" ") {
		t.Errorf("%s: its doc comment begins %q, want \"Command %s …\"", path, doc, name)
	}
}

// checkSums launches every case once: a variant is right if its lesson says
// so.
func checkSums(t *testing.T, s *subject) {
	for i, c := range s.lab.Cases {
		if c.Variant == results.Yours {
			continue // the student's work is not on trial here
		}
		got, err := s.launch(t.Context(), i, launch.Call{Repeat: 1})
		if missing := launch.Unavailable(""); errors.As(err, &missing) {
			t.Logf("%s: %s", c.Variant, missing)
			continue
		}
		if err != nil {
			t.Error(err)
			continue
		}
		if c.Expect == results.ExpectRight && got.Wrong > 0 {
			t.Errorf("%s with %d workers, n %d: wrong sum", c.Variant, c.Workers, c.N)
		}
	}
}

// checkUsual wants each variant to end if a student names neither N nor workers, or to
// say what it takes. A minute is far longer than any variant needs that ends.
func checkUsual(t *testing.T, s *subject) {
	seen := map[string]bool{results.Yours: true}
	for _, c := range s.lab.Cases {
		if seen[c.Variant] || c.Expect == results.ExpectStuck {
			continue
		}
		seen[c.Variant] = true
		ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
		_, err := launch.Lab(ctx, s.path, launch.Call{Variant: c.Variant, N: 1_000_000, Workers: 4, Repeat: 1})
		cancel()
		if missing := launch.Unavailable(""); err != nil && !errors.As(err, &missing) && !strings.Contains(err.Error(), "; try -n ") {
			t.Errorf("%s, without flags: %v", c.Variant, err)
		}
	}
}

// checkRace wants the detector to agree with the lesson: a race in each variant
// that it expects one of, and in no other.
func checkRace(t *testing.T, s *subject) {
	if s.lab.Race.Status == results.Unavailable {
		t.Skipf("the race detector's verdict: unavailable: %s", s.lab.Race.Why)
	}
	raced := map[string]bool{}
	for _, report := range s.lab.Race.Reports {
		raced[report.Variant] = true
		if report.Now.File == "" || report.Now.Line == 0 || report.Before.Op == "" {
			t.Errorf("incomplete report %+v", report)
		}
	}
	for _, c := range s.lab.Cases {
		if c.Variant == results.Yours {
			continue
		}
		if want := c.Expect == results.ExpectRace; raced[c.Variant] != want {
			t.Errorf("%s: race found: %v, its lesson says %s", c.Variant, raced[c.Variant], c.Expect)
		}
	}
}

// TestNoLabImportsGopsutil keeps 2 ms out of every lab's start.
func TestNoLabImportsGopsutil(t *testing.T) {
	err := filepath.WalkDir(filepath.Join(root, "labs"), func(path string, entry os.DirEntry, err error) error {
		if err != nil || !strings.HasSuffix(path, ".go") || !entry.Type().IsRegular() || strings.ContainsAny(entry.Name()[:1], "._") {
			return err
		}
		file, err := parser.ParseFile(token.NewFileSet(), path, nil, parser.ImportsOnly)
		if err != nil {
			return err
		}
		for _, imported := range file.Imports {
			if strings.Contains(imported.Path.Value, "gopsutil") || strings.Contains(imported.Path.Value, "workbook/reportgen") {
				t.Errorf("%s imports %s", path, imported.Path.Value)
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}
