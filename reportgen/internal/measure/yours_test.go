package measure

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"workbook/labs/launch"
	"workbook/reportgen/internal/course"
	"workbook/reportgen/internal/gobuild"
	"workbook/reportgen/internal/results"
)

// TestYours wants a lab's variant yours to be not attempted with the exercise as
// it is given, and to give right sums with the solution, where there is one.
func TestYours(t *testing.T) {
	readSources(t)
	units, err := course.Load(os.DirFS(root))
	if err != nil {
		t.Fatal(err)
	}
	path, err := filepath.Abs(root)
	if err != nil {
		t.Fatal(err)
	}
	for _, u := range units {
		if u.Exercise == "" {
			continue
		}
		t.Run(u.Name, func(t *testing.T) {
			if _, err := launchYours(t, path, u, u.Given()); !errors.Is(err, launch.NotAttempted) {
				t.Errorf("as given: %v, want %v", err, launch.NotAttempted)
			}
			if _, err := os.Stat(filepath.Join(path, u.Solution())); err != nil {
				t.Skip("no solution here")
			}
			got, err := launchYours(t, path, u, u.Solution())
			if err != nil {
				t.Fatal(err)
			}
			if got.Wrong > 0 || got.Right == 0 {
				t.Errorf("with the solution: %d right, %d wrong", got.Right, got.Wrong)
			}
		})
	}
}

// launchYours builds the unit's lab with an answer in the place of the student's,
// and launches the first case of yours that its lesson plans.
func launchYours(t *testing.T, root string, u course.Unit, answer string) (results.Sample, error) {
	dir := t.TempDir()
	flag, err := gobuild.Replacing(dir, "overlay.json", map[string]string{
		filepath.Join(root, u.ExerciseFile()): filepath.Join(root, answer)})
	if err != nil {
		t.Fatal(err)
	}
	if failed := build(t.Context(), root, dir, []course.Unit{u}, flag); failed != nil {
		t.Fatal(failed)
	}
	s := &subject{unit: u, path: gobuild.Program(dir, u.Name)}
	variants, err := list(t.Context(), s.path)
	if err != nil {
		t.Fatal(err)
	}
	if s.lab.Cases, err = cases(u, variants, 2); err != nil {
		t.Fatal(err)
	}
	for i, c := range s.lab.Cases {
		if c.Variant == results.Yours {
			return s.launch(t.Context(), i, launch.Call{Repeat: 2})
		}
	}
	t.Fatalf("%s: its lesson plans no case of %s", u.Path, results.Yours)
	return results.Sample{}, nil
}

// TestYoursNeverCostsTheLab wants a lab to be measured whatever its exercise does,
// and a case of yours that says what that was, and where.
func TestYoursNeverCostsTheLab(t *testing.T) {
	const file = "labs/02-race/exercise/exercise.go"
	project := smallProject(t, "02-race")
	given, err := os.ReadFile(filepath.Join(project, file))
	if err != nil {
		t.Fatal(err)
	}
	put := func(name, text string) {
		if err := os.WriteFile(filepath.Join(project, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	sum := func(body string) string {
		return "package exercise\n\nimport \"workbook/labs/lab\"\n\nfunc Sum(t lab.Task) int64 {\n\t" + body + "\n\treturn lab.Serial(t)\n}\n"
	}
	for name, c := range map[string]struct {
		exercise string
		want     results.Failure
		line     int // in exercise.go; 0 if no place can be known
	}{
		"another signature": {"package exercise\n\nfunc Sum() {}\n", results.Failure{Outcome: results.DoesNotBuild, Why: "Sum", Place: "labs/02-race/yours.go:9"}, 0},
		"a syntax error":    {"package exercise\n\nfunc Sum( {\n", results.Failure{Outcome: results.DoesNotBuild, Why: "syntax error"}, 3},
		"another package":   {"package main\n", results.Failure{Outcome: results.DoesNotBuild, Why: "not an importable package", Place: "labs/02-race/yours.go:4"}, 0},
		"no such import":    {sum("_ = sums.All") + "\nimport \"workbook/labs/sums\"\n", results.Failure{Outcome: results.DoesNotBuild, Why: "import"}, 10},
		"an unused import":  {"package exercise\n\nimport \"os\"\n", results.Failure{Outcome: results.DoesNotBuild, Why: "imported and not used"}, 3},
		"an empty file":     {"", results.Failure{Outcome: results.DoesNotBuild, Why: "expected 'package'"}, 1},
		"a panic":           {sum("panic(`enough`)"), results.Failure{Outcome: results.Crashed, Why: "panic: enough"}, 6},
		"a panic later":     {sum("go func() { panic(`enough`) }(); select {}"), results.Failure{Outcome: results.Crashed, Why: "panic: enough"}, 6},
		"a deadlock":        {sum("select {}"), results.Failure{Outcome: results.Crashed, Why: "all goroutines are asleep"}, 6},
		"init panics":       {sum("") + "\nfunc init() { panic(`early`) }\n", results.Failure{Outcome: results.Crashed, Why: "panic: early"}, 10},
		"init exits":        {"package exercise\n\nimport (\n\t\"os\"\n\t\"workbook/labs/lab\"\n)\n\nfunc Sum(lab.Task) int64 { return 0 }\n\nfunc init() { os.Exit(0) }\n", results.Failure{Outcome: results.GaveError, Why: "list of variants"}, 0},
	} {
		t.Run(name, func(t *testing.T) {
			put(file, c.exercise)
			if c.line > 0 {
				c.want.Place = fmt.Sprintf("%s:%d", file, c.line)
			}
			yoursFailed(t, project, c.want)
		})
	}
	t.Run("a copy beside it", func(t *testing.T) {
		const beside = "labs/02-race/exercise/exercise copy.go"
		put(file, string(given))
		put(beside, string(given))
		yoursFailed(t, project, results.Failure{Outcome: results.DoesNotBuild, Why: "Sum redeclared"})
		if err := os.Remove(filepath.Join(project, beside)); err != nil {
			t.Fatal(err)
		}
	})
	t.Run("no file", func(t *testing.T) {
		if err := os.Remove(filepath.Join(project, file)); err != nil {
			t.Fatal(err)
		}
		yoursFailed(t, project, results.Failure{Outcome: results.DoesNotBuild, Why: "labs/02-race/exercise"})
	})
}

// yoursFailed builds and pilots the project's lab and wants all of it but yours,
// with that failure in the place of yours: its why needs to be part of the one found.
func yoursFailed(t *testing.T, project string, want results.Failure) {
	t.Helper()
	units, err := course.Load(os.DirFS(project))
	if err != nil {
		t.Fatal(err)
	}
	r := &run{Options: Options{Root: project}, file: &results.File{}}
	r.file.Machine.CPUsUsable = 2
	r.prepare(t.Context(), t.TempDir(), units)
	for _, s := range r.running() {
		s.failure = s.pilot(t.Context())
	}
	f, err := r.result()
	if err != nil {
		t.Fatal(err)
	}
	l := &f.Labs[0]
	if l.Status != results.OK || l.Of("unlocked", 0, -1) == nil {
		t.Errorf("status %s, cases %+v", l.Status, l.Cases)
	}
	yours := l.Of(results.Yours, 0, -1)
	if yours == nil || yours.Failure == nil || len(yours.Samples) > 0 {
		t.Fatalf("yours is %+v, want a failure", yours)
	}
	got := *yours.Failure
	if got.Outcome != want.Outcome || !strings.Contains(got.Why, want.Why) || want.Place != "" && got.Place != want.Place {
		t.Errorf("got %+v, want %+v", got, want)
	}
	if !slices.ContainsFunc(f.Warnings, func(w results.Warning) bool { return w.Code == "yours" && strings.Contains(w.Text, want.Why) }) {
		t.Errorf("no warning with %q: %+v", want.Why, r.file.Warnings)
	}
}

// smallProject lays out a project of one lab, with all that it is built from.
func smallProject(t *testing.T, name string) string {
	project := t.TempDir()
	for _, part := range []string{"labs/lab", "labs/launch", "labs/limits", "labs/loopback", "labs/plain", "labs/units", "labs/fanout", "labs/contract", "labs/" + name} {
		if err := os.CopyFS(filepath.Join(project, part), os.DirFS(filepath.Join(root, part))); err != nil {
			t.Fatal(err)
		}
	}
	for _, file := range []string{"go.mod", "go.sum", "lessons/" + name + ".md"} {
		text, err := os.ReadFile(filepath.Join(root, file))
		if err != nil {
			t.Fatal(err)
		}
		if err := os.MkdirAll(filepath.Dir(filepath.Join(project, file)), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(project, file), text, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return project
}
