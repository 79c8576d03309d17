package answers

import (
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// TestSomeAnswers is the short test of all exercises: it builds one program with a
// wrong answer to each, with one that fails at each further step, and with one
// solution.
func TestSomeAnswers(t *testing.T) {
	if !testing.Short() {
		t.Skip("TestAnswers judges all answers")
	}
	root, units := exercises(t)
	bench := NewBench(t.Context(), root, t.TempDir())
	t.Cleanup(bench.Wait)
	tried := map[string]bool{}
	for _, u := range slices.Backward(units) {
		data := filepath.Join(root, filepath.FromSlash(u.Exercise), "testdata")
		wrong, err := filepath.Glob(filepath.Join(data, "wrong", "*.go"))
		if err != nil {
			t.Fatal(err)
		}
		for _, path := range wrong {
			step, _, _ := strings.Cut(filepath.Base(path), ".")
			of := u.Name
			if step != "right" {
				of = "any"
			}
			if tried[of+step] {
				continue
			}
			tried[of+step] = true
			t.Run(u.Name+"/"+filepath.Base(path), func(t *testing.T) { bench.judge(t, u, "wrong", path) })
		}
		if solution := filepath.Join(data, "solution.go"); !tried["solution"] {
			tried["solution"] = true
			t.Run(u.Name+"/solution", func(t *testing.T) { bench.judge(t, u, "right", solution) })
		}
	}
}
