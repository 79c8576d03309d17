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

// TestYours wants every lab's variant yours to be not attempted with the exercise as
// it is given, and to give right sums with the solution, if there is one.
func TestYours(t *testing.T) {
	if testing.Short() {
		t.Skip("builds every lab twice")
	}
	readSources(t)
	units, err := course.Load(os.DirFS(root))
	if err != nil {
		t.Fatal(err)
	}
	t.Run("as given", func(t *testing.T) {
		launchYours(t, units, course.Unit.Given, func(t *testing.T, _ results.Sample, err error) {
			if !errors.Is(err, launch.NotAttempted) {
				t.Errorf("got %v, want %v", err, launch.NotAttempted)
			}
		})
	})
	t.Run("solved", func(t *testing.T) {
		launchYours(t, units, course.Unit.Solution, func(t *testing.T, got results.Sample, err error) {
			if err != nil || got.Wrong > 0 || got.Right == 0 {
				t.Errorf("%d right, %d wrong, %v", got.Right, got.Wrong, err)
			}
		})
	})
}

// launchYours builds the labs with answers in place of the student's, as far as
// there are any, and checks what the first case of yours gives that each lesson plans.
func launchYours(t *testing.T, units []course.Unit, answer func(course.Unit) string, check func(*testing.T, results.Sample, error)) {
	root, err := filepath.Abs(root)
	if err != nil {
		t.Fatal(err)
	}
	replaced := map[string]string{}
	var answered []course.Unit
	for _, u := range units {
		path := filepath.Join(root, answer(u))
		if _, err := os.Stat(path); u.Exercise != "" && err == nil {
			replaced[filepath.Join(root, u.ExerciseFile())] = path
			answered = append(answered, u)
		}
	}
	dir := t.TempDir()
	flag, err := gobuild.Replacing(dir, "overlay.json", replaced)
	if err != nil {
		t.Fatal(err)
	}
	if failed := build(t.Context(), root, dir, answered, flag); len(failed) > 0 {
		t.Fatal(failed)
	}
	for _, u := range answered {
		t.Run(u.Name, func(t *testing.T) {
			s := &subject{unit: u, path: gobuild.Program(dir, u.Name)}
			variants, err := list(t.Context(), s.path)
			if err != nil {
				t.Fatal(err)
			}
			if s.lab.Cases, err = cases(u, variants, 2); err != nil {
				t.Fatal(err)
			}
			s.pilots = make([]pilot, len(s.lab.Cases))
			first := slices.IndexFunc(s.lab.Cases, func(c results.Case) bool { return c.Variant == results.Yours })
			if first < 0 {
				t.Fatalf("%s: its lesson plans no case of %s", u.Path, results.Yours)
			}
			got, err := s.launch(t.Context(), first, launch.Call{Repeat: 2})
			check(t, got, err)
		})
	}
}

// TestYoursNeverCostsTheLab wants a lab to be measured whatever its exercise does,
// and a case of yours that says what that was, and where. A short test has one
// exercise that does not build and one that crashes.
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
			if testing.Short() && name != "an unused import" && name != "a panic" {
				t.Skip("builds the lab once more")
			}
			put(file, c.exercise)
			if c.line > 0 {
				c.want.Place = fmt.Sprintf("%s:%d", file, c.line)
			}
			yoursFailed(t, project, c.want)
		})
	}
	t.Run("beside files of the course's", func(t *testing.T) {
		const file = "labs/05-atomic/exercise/exercise.go"
		project := smallProject(t, "05-atomic")
		if err := os.WriteFile(filepath.Join(project, file), []byte("package exercise\n\nimport \"C\"\n"), 0o600); err != nil {
			t.Fatal(err)
		}
		yoursFailed(t, project, results.Failure{Outcome: results.DoesNotBuild, Why: file + ` imports "C"`})
	})
	t.Run("copies beside files of the course's", func(t *testing.T) {
		const folder = "labs/05-atomic/exercise/"
		project := smallProject(t, "05-atomic")
		for name, of := range map[string]string{"exercise_LOCAL_17.go": "exercise.go", "exercise (Ann's conflicted copy).go": "exercise.go", "cell (1).go": "cell.go"} {
			text, err := os.ReadFile(filepath.Join(project, folder, of))
			if err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(filepath.Join(project, folder, name), text, 0o600); err != nil {
				t.Fatal(err)
			}
		}
		yoursFailed(t, project, results.Failure{Outcome: results.DoesNotBuild, Why: "redeclared"})
	})
	if testing.Short() {
		return
	}
	t.Run("left out for a line //go:build", func(t *testing.T) {
		put(file, "//go:build plan9\n\n"+string(given))
		yoursFailed(t, project, results.Failure{Outcome: results.DoesNotBuild, Why: file + " is left out here for its line //go:build"})
		put(file, string(given))
	})
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

// yoursFailed builds the project's lab, takes a round of it and wants all of it but yours,
// with that failure in place of yours: its why needs to be part of the one found.
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
		s.failure = s.round(t.Context(), minSlot)
	}
	f, err := r.result()
	if err != nil {
		t.Fatal(err)
	}
	l := &f.Labs[0]
	others := func(c results.Case) bool { return c.Variant != results.Yours && !c.Baseline }
	if l.Status != results.OK || !slices.ContainsFunc(l.Cases, others) {
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
