package exercise

import (
	"flag"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"workbook/labs/plain"
	"workbook/reportgen/internal/course"
	"workbook/reportgen/internal/results"
)

var update = flag.Bool("update", false, "write the manifest of the course's files")

// TestManifest wants the manifest to list the files of all exercises as they are.
func TestManifest(t *testing.T) {
	units, err := course.Load(os.DirFS(root))
	if err != nil {
		t.Fatal(err)
	}
	var is strings.Builder
	for _, u := range units {
		if u.Exercise == "" {
			continue
		}
		sums, err := courseFiles(root, u)
		if err != nil {
			t.Fatal(err)
		}
		for _, name := range slices.Sorted(maps.Keys(sums)) {
			is.WriteString(sums[name] + "  " + name + "\n")
		}
	}
	if *update {
		if err := os.WriteFile("manifest.txt", []byte(is.String()), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if string(plain.Text([]byte(manifest))) != is.String() {
		t.Error("manifest.txt is not up to date; go test ./reportgen/internal/exercise -run Manifest -update writes it")
	}
}

// TestCourseFilesChanged changes what is beside exercise.go, and wants each change
// named and no verdict.
func TestCourseFilesChanged(t *testing.T) {
	const tests, hints = "exercise_test.go", "hints_test.go"
	for name, change := range map[string]struct {
		file, text string // without a text, the file goes
		wants      string // in the note
	}{
		"tests that pass":       {tests, "package exercise_test\n\nfunc TestRight() {}\n", tests + " is not as the course has it; git checkout -- labs/03-mutex/exercise/" + tests + " restores it; if nobody changed"},
		"tests that say more":   {tests, "+// more\n", tests + " is not as"},
		"tests gone":            {tests, "", tests + " is not as"},
		"hints gone":            {hints, "", hints + " is not as"},
		"tests that do not fit": {hints, "not Go", hints + " is not as"},
		"a copy":                {"exercise copy.go", "package exercise\n", "exercise copy.go would be compiled with the exercise, which is one file; move it out of the folder, or let its name end in .txt; if nobody changed anything there, this reportgen is of another version than the course: go run ./reportgen"},
		"a broken copy":         {"old.go", "pack", "old.go would be compiled"},
		"another package":       {"main.go", "package main\n", "main.go would be compiled"},
		"more tests":            {"more_test.go", "package exercise_test\n", "more_test.go would be compiled"},
		"under the detector":    {"race.go", "//go:build race\n\npackage exercise\n", "race.go would be compiled"},
		"with C":                {"c.go", "//go:build cgo\n\npackage exercise\n\nimport \"C\"\n", "c.go would be compiled"},
		"assembly":              {"sum.s", "TEXT", "sum.s would be compiled"},
	} {
		t.Run(name, func(t *testing.T) {
			project, u := mutexProject(t)
			path := filepath.Join(project, u.Exercise, change.file)
			was, _ := os.ReadFile(path)
			text, adds := strings.CutPrefix(change.text, "+")
			if adds {
				text = string(was) + text
			}
			if change.text == "" {
				if err := os.Remove(path); err != nil {
					t.Fatal(err)
				}
			} else if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
				t.Fatal(err)
			}
			v, err := Checker{Root: project, Scratch: t.TempDir()}.Check(t.Context(), u)
			if err != nil {
				t.Fatal(err)
			}
			if v.Status != results.NotJudged || !strings.Contains(v.Note, u.Exercise+"/"+change.wants) || len(v.Steps) > 0 {
				t.Errorf("%s: %q, want %q", v.Status, v.Note, change.wants)
			}
		})
	}
}

// TestAnExerciseOfTwoNames has one file that two names mean, as Exercise.go and exercise.go do
// on Windows and macOS: it is the student's, and is not to be moved away.
func TestAnExerciseOfTwoNames(t *testing.T) {
	project, u := mutexProject(t)
	path := filepath.Join(project, u.ExerciseFile())
	if err := os.Link(path, filepath.Join(filepath.Dir(path), "Exercise.go")); err != nil {
		t.Skip(err)
	}
	v, err := Checker{Root: project, Scratch: t.TempDir()}.Check(t.Context(), u)
	if want := "Exercise.go is the exercise under another name: rename it to mine.txt, and then that to exercise.go"; err != nil || v.Status != results.NotJudged || !strings.HasSuffix(v.Note, want) {
		t.Errorf("%s: %q, %v; want %q", v.Status, v.Note, err, want)
	}
}

// TestCourseFilesAsGiven leaves what does not matter beside exercise.go.
func TestCourseFilesAsGiven(t *testing.T) {
	project, u := mutexProject(t)
	folder := filepath.Join(project, u.Exercise)
	text, err := os.ReadFile(filepath.Join(folder, "exercise_test.go"))
	if err != nil {
		t.Fatal(err)
	}
	if err := os.Mkdir(filepath.Join(folder, "folder.go"), 0o755); err != nil {
		t.Fatal(err)
	}
	for name, text := range map[string]string{
		"exercise_test.go":     strings.ReplaceAll(string(plain.Text(text)), "\n", "\r\n"),
		"exercise.go":          "whatever",
		"kept-1.txt":           "package exercise\n",
		"exercise.go~":         "package exercise\n",
		".#exercise_test.go":   "ann@laptop.1:2",
		"._exercise.go":        "\x00\x05",
		"_old.go":              "not Go",
		"other_plan9.go":       "package exercise\n",
		"ignored.go":           "//go:build ignore\n\npackage main\n",
		"folder.go/another.go": "package another\n",
	} {
		if err := os.WriteFile(filepath.Join(folder, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if err := asGiven(project, u); err != nil {
		t.Error(err)
	}
}

// TestCourseFilesOfOthers has an exercise that the manifest does not list.
func TestCourseFilesOfOthers(t *testing.T) {
	project := t.TempDir()
	u := course.Unit{Name: "21-two-halves", Exercise: "labs/21-two-halves/exercise"}
	folder := filepath.Join(project, u.Exercise)
	if err := os.MkdirAll(folder, 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(folder, "help.go"), []byte("package exercise\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := asGiven(project, u); err != nil {
		t.Error(err)
	}
}

// denied is a project of which its user may read nothing.
type denied struct{ fs.FS }

func (denied) Open(name string) (fs.File, error) {
	return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrPermission}
}

func (denied) Stat(name string) (fs.FileInfo, error) {
	return nil, &fs.PathError{Op: "stat", Path: name, Err: fs.ErrPermission}
}

func TestLost(t *testing.T) {
	project, u := mutexProject(t)
	if err := Lost(os.DirFS(project), u); err != nil {
		t.Error(err)
	}
	if err := os.RemoveAll(filepath.Join(project, filepath.FromSlash(u.Exercise))); err != nil {
		t.Fatal(err)
	}
	if err := Lost(os.DirFS(project), u); err == nil || !strings.HasSuffix(err.Error(), "git checkout -- labs/03-mutex/exercise brings it back") {
		t.Errorf("of a folder that is gone: %v", err)
	}
	if err := Lost(denied{os.DirFS(project)}, u); err == nil || strings.Contains(err.Error(), "git") || !strings.Contains(err.Error(), "permission denied; sudo chown -R") {
		t.Errorf("of a folder that nobody may read: %v", err)
	}
	if err := Lost(os.DirFS(root), course.Unit{Name: "01-serial", Lab: "labs/01-serial"}); err != nil {
		t.Errorf("of a lab that never had one: %v", err)
	}
}

// TestALinkOutOfTheProject has an exercise's folder elsewhere, where nothing of a project
// is read.
func TestALinkOutOfTheProject(t *testing.T) {
	project, u := mutexProject(t)
	folder := filepath.Join(project, filepath.FromSlash(u.Exercise))
	if err := os.RemoveAll(folder); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(t.TempDir(), folder); err != nil {
		t.Skip("no links here:", err)
	}
	inside, err := os.OpenRoot(project)
	if err != nil {
		t.Fatal(err)
	}
	defer inside.Close()
	if err := Lost(inside.FS(), u); err == nil || !strings.HasSuffix(err.Error(), "outside of the project; put the folder itself there") {
		t.Errorf("got %v", err)
	}
}

// mutexProject is a project that has lab 03's exercise and nothing else.
func mutexProject(t *testing.T) (project string, u course.Unit) {
	units, err := course.Load(os.DirFS(root))
	if err != nil {
		t.Fatal(err)
	}
	chosen, err := course.Select(units, []string{"03"})
	if err != nil {
		t.Fatal(err)
	}
	u = chosen[0]
	project = t.TempDir()
	if err := os.CopyFS(filepath.Join(project, u.Exercise), os.DirFS(filepath.Join(root, u.Exercise))); err != nil {
		t.Fatal(err)
	}
	return project, u
}
