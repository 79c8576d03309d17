package answers

import (
	"flag"
	"fmt"
	"go/ast"
	"go/importer"
	"go/parser"
	"go/token"
	"go/types"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"workbook/reportgen/internal/course"
	"workbook/reportgen/internal/results"
)

// sampled is how many mutants of an exercise are judged, drawn with a fixed seed; 0
// is all of them.
var sampled = flag.Int("mutants", 2, "how many mutants of an exercise's answers are judged; 0 is all")

// TestMutants changes right answers of every exercise in one place each, and wants
// every mutant rejected that compiles and is not equivalent: the file
// testdata/equivalent.txt of the exercise lists those that are still right, with the
// reason.
func TestMutants(t *testing.T) {
	if testing.Short() {
		t.Skip("makes all mutants of the right answers")
	}
	root, units := exercises(t)
	for _, u := range units {
		t.Run(u.Name, func(t *testing.T) { judgeMutants(t, root, u) })
	}
}

// judgeMutants judges mutants of the right answers to the exercise of one unit.
func judgeMutants(t *testing.T, root string, u course.Unit) {
	folder := filepath.Join(root, filepath.FromSlash(u.Exercise))
	equivalent := reasons(t, filepath.Join(folder, "testdata", "equivalent.txt"))
	all := compiled(t, root, u)
	made := map[string]bool{}
	for _, m := range all {
		made[m.Name] = true
	}
	for name := range equivalent {
		if !made[name] {
			t.Errorf("equivalent.txt lists %q, which is no mutant", name)
		}
	}
	t.Logf("%d mutants, %d of them equivalent", len(all), len(equivalent))
	if *sampled > 0 {
		random := rand.New(rand.NewPCG(1, 0))
		random.Shuffle(len(all), func(i, j int) { all[i], all[j] = all[j], all[i] })
		all = all[:min(len(all), *sampled)]
	}
	bench := NewBench(t.Context(), root, t.TempDir())
	t.Cleanup(bench.Wait)
	files := t.TempDir()
	for i, m := range all {
		if equivalent[m.Name] != "" {
			continue
		}
		t.Run(m.Name, func(t *testing.T) {
			path := filepath.Join(files, fmt.Sprintf("%d.go", i))
			if err := os.WriteFile(path, []byte(m.Text), 0o600); err != nil {
				t.Fatal(err)
			}
			if err := bench.Add(u, path); err != nil {
				t.Fatal(err)
			}
			t.Parallel() // so all have been added by then
			v, err := bench.Judge(t.Context(), u, path, t.TempDir())
			switch {
			case err != nil:
				t.Fatal(err)
			case v.Status == results.PassedUnraced:
				t.Skip("no race detector here")
			case v.Status == results.Passed:
				t.Errorf("survives, seed %d", v.Seed)
			case v.Status != results.NotPassed:
				t.Error(explain(v))
			default:
				t.Logf("%s: %s", v.Failure().Name, v.Failure().Failure.Cause)
			}
		})
	}
}

// reasons reads the list of equivalent mutants: one a line, and after " # " why.
func reasons(t *testing.T, path string) map[string]string {
	all := map[string]string{}
	text, err := os.ReadFile(path)
	if err != nil {
		return all // an exercise without
	}
	for line := range strings.Lines(string(text)) {
		name, reason, ok := strings.Cut(strings.TrimSpace(line), " # ")
		if !ok {
			t.Fatalf("%s: %q has no reason", path, line)
		}
		all[name] = reason
	}
	return all
}

// compiled makes the mutants of all right answers that compile.
func compiled(t *testing.T, root string, u course.Unit) (all []mutant) {
	folder := filepath.Join(root, filepath.FromSlash(u.Exercise))
	paths, err := filepath.Glob(filepath.Join(folder, "testdata", "right", "*.go"))
	if err != nil {
		t.Fatal(err)
	}
	check := checker(t, root, u)
	for _, path := range append(paths, filepath.Join(folder, "testdata", "solution.go")) {
		s, err := readSource(path)
		if err != nil {
			continue // an instructor may have taken the solution out
		}
		for _, m := range mutants(filepath.Base(path), s) {
			if check(m.Text) == nil {
				all = append(all, m)
			}
		}
	}
	return all
}

// checker returns what says whether a text compiles as the unit's exercise.
func checker(t *testing.T, root string, u course.Unit) func(text string) error {
	list := exec.Command("go", "list", "-export", "-deps", "-f", "{{.ImportPath}} {{.Export}}", "./labs/contract", "./"+u.Exercise)
	list.Dir = root
	listed, err := list.Output()
	if err != nil {
		t.Fatal(err)
	}
	exports := map[string]string{}
	for line := range strings.Lines(string(listed)) {
		path, export, _ := strings.Cut(strings.TrimSpace(line), " ")
		exports[path] = export
	}
	files := token.NewFileSet()
	config := types.Config{Importer: importer.ForCompiler(files, "gc", func(path string) (io.ReadCloser, error) {
		return os.Open(exports[path])
	})}
	bench, err := readSources(root, u)
	if err != nil {
		t.Fatal(err)
	}
	var given []*ast.File
	for _, path := range bench.given {
		file, err := parser.ParseFile(files, path, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		given = append(given, file)
	}
	return func(text string) error {
		file, err := parser.ParseFile(files, "exercise.go", text, 0)
		if err != nil {
			return err
		}
		_, err = config.Check("exercise", files, append(given[:len(given):len(given)], file), nil)
		return err
	}
}
