package measure

import (
	"errors"
	"os"
	"path/filepath"
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

// TestAStudentsMistakesAreTheirsAlone wants a lab to be measured without the
// student's variant where that does not build, or fails, and a warning that says
// so.
func TestAStudentsMistakesAreTheirsAlone(t *testing.T) {
	for name, c := range map[string]struct{ exercise, want string }{
		"does not build": {"package exercise\n\nfunc Sum() {}\n", "does not build"},
		"panics":         {"package exercise\n\nimport \"workbook/labs/lab\"\n\nfunc Sum(lab.Task) int64 { panic(\"enough\") }\n", "panic: enough"},
	} {
		t.Run(name, func(t *testing.T) {
			project := smallProject(t, "02-race")
			if err := os.WriteFile(filepath.Join(project, "labs/02-race/exercise/exercise.go"), []byte(c.exercise), 0o600); err != nil {
				t.Fatal(err)
			}
			units, err := course.Load(os.DirFS(project))
			if err != nil {
				t.Fatal(err)
			}
			f, err := Run(t.Context(), units, Options{Root: project, Scratch: t.TempDir(), Budget: 1e9, Rounds: 6, Progress: func(Progress) {}})
			if err != nil {
				t.Fatal(err)
			}
			if f.Labs[0].Status != results.OK || f.Labs[0].Of("unlocked", 0, -1) == nil || f.Labs[0].Of(results.Yours, 0, -1) != nil {
				t.Errorf("status %s, cases %+v", f.Labs[0].Status, f.Labs[0].Cases)
			}
			said := false
			for _, w := range f.Warnings {
				said = said || w.Code == "yours" && strings.Contains(w.Text, c.want)
			}
			if !said {
				t.Errorf("no warning with %q: %+v", c.want, f.Warnings)
			}
		})
	}
}

// smallProject lays out a project of one lab, with all that it is built from.
func smallProject(t *testing.T, name string) string {
	project := t.TempDir()
	for _, part := range []string{"labs/lab", "labs/launch", "labs/limits", "labs/plain", "labs/units", "labs/fanout", "labs/check", "labs/contract", "labs/" + name} {
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
