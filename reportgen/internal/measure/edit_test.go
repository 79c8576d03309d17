package measure

import (
	"context"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"workbook/reportgen/internal/course"
	"workbook/reportgen/internal/edit"
	"workbook/reportgen/internal/results"
)

var everyEdit = flag.Bool("every-edit", false, "build after every kind of edit to every lab")

// TestAnEditCostsOneLab builds and lists an edited lab beside another one, and
// wants the other whole, and a broken one's words to name its folder and say what
// to do.
func TestAnEditCostsOneLab(t *testing.T) {
	root := copied(t)
	units, err := course.Load(os.DirFS(root))
	if err != nil {
		t.Fatal(err)
	}
	for i, u := range units {
		other := units[(i+1)%len(units)]
		folder := filepath.Join(root, filepath.FromSlash(u.Lab))
		for k, e := range edit.All {
			if !isTried(k, i, len(units)) {
				continue
			}
			t.Run(e.Name+" of "+u.Name, func(t *testing.T) {
				kept := filepath.Join(t.TempDir(), "kept")
				if err := os.CopyFS(kept, os.DirFS(folder)); err != nil {
					t.Fatal(err)
				}
				t.Cleanup(func() { restore(t, folder, kept) })
				if err := e.Do(folder); err != nil {
					t.Fatal(err)
				}
				r := &run{Options: Options{Root: root}, file: &results.File{}}
				r.file.Machine.CPUsUsable = 2
				r.prepare(context.Background(), t.TempDir(), []course.Unit{u, other})
				edited, whole := r.subjects[0], r.subjects[1]
				if whole.failure != nil || len(whole.lab.Cases) == 0 {
					t.Errorf("%s fails too: %v", other.Name, whole.failure)
				}
				switch text := fmt.Sprint(edited.failure); {
				case e.Breaks && edited.failure == nil:
					t.Error("it builds")
				case edited.failure == nil:
				case !strings.Contains(text, u.Lab), !strings.Contains(text, e.Remedy(u.Lab)):
					t.Errorf("%q does not say %q", text, e.Remedy(u.Lab))
				}
			})
		}
	}
}

// TestWhatIsMissingIsNamed takes parts of a lab away, and wants the line to name what
// brings each back, and nothing that the student has written.
func TestWhatIsMissingIsNamed(t *testing.T) {
	if testing.Short() {
		t.Skip("builds two labs in a copy of the project")
	}
	root := copied(t)
	for _, missing := range []string{"labs/02-race/yours.go", "labs/03-mutex/exercise"} {
		if err := os.RemoveAll(filepath.Join(root, missing)); err != nil {
			t.Fatal(err)
		}
	}
	units, err := course.Load(os.DirFS(root))
	if err != nil {
		t.Fatal(err)
	}
	r := &run{Options: Options{Root: root}, file: &results.File{}}
	r.file.Machine.CPUsUsable = 2
	r.prepare(t.Context(), t.TempDir(), units[1:3])
	for i, missing := range []string{"labs/02-race/yours.go", "labs/03-mutex/exercise"} {
		if text := fmt.Sprint(r.subjects[i].failure); !strings.HasSuffix(text, "git checkout "+missing+" brings the original back") {
			t.Errorf("without %s: %s", missing, text)
		}
	}
}

// isTried reports whether edit k of lab i is tried. Each lab is edited once, and each
// kind of edit is done once; a short test edits every seventh lab.
func isTried(k, i, labs int) bool {
	if testing.Short() {
		return k == i && i%7 == 0
	}
	return *everyEdit || k%labs == i || i%len(edit.All) == k
}

// copied is a copy of the project's labs and lessons, to be edited.
func copied(t *testing.T) string {
	root := t.TempDir()
	for _, part := range []string{"labs", "lessons"} {
		if err := os.CopyFS(filepath.Join(root, part), os.DirFS(filepath.Join("..", "..", "..", part))); err != nil {
			t.Fatal(err)
		}
	}
	for _, name := range []string{"go.mod", "go.sum"} {
		text, err := os.ReadFile(filepath.Join("..", "..", "..", name))
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(root, name), text, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := exec.LookPath("go"); err != nil {
		t.Skip("no go command")
	}
	return root
}

func restore(t *testing.T, folder, kept string) {
	if err := os.RemoveAll(folder); err != nil {
		t.Fatal(err)
	}
	if err := os.CopyFS(folder, os.DirFS(kept)); err != nil {
		t.Fatal(err)
	}
}
