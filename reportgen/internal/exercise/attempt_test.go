package exercise

import (
	"io/fs"
	"runtime"
	"strings"
	"syscall"
	"testing"
	"testing/fstest"

	"workbook/reportgen/internal/atomicfile"
	"workbook/reportgen/internal/course"
)

// TestReadAttempt puts what editors, browsers and computers that stop make of the
// student's file.
func TestReadAttempt(t *testing.T) {
	u := course.Unit{Name: "03-mutex", Number: "03", Exercise: "labs/03-mutex/exercise"}
	const given = "package exercise\n"
	for name, test := range map[string]struct{ file, text, want string }{
		"as given":                {"exercise.go", given, ""},
		"byte order mark":         {"exercise.go", "\ufeff" + given, ""},
		"no mistake of a file":    {"exercise.go", "“nothing” that compiles", ""},
		"gone":                    {"exercise_test.go", given, "is missing; go run ./reportgen reset 03"},
		"hidden extension":        {"exercise.go.txt", given, "if labs/03-mutex/exercise/exercise.go.txt is yours, rename it to exercise.go"},
		"downloaded twice":        {"exercise (1).go", given, "exercise (1).go is yours"},
		"in iCloud":               {".exercise.go.icloud", "bplist00", "labs/03-mutex/exercise/exercise.go is in iCloud only"},
		"capital":                 {"Exercise.go", given, "Exercise.go is yours"},
		"CR alone":                {"exercise.go", "// Package exercise sums.\rpackage exercise\r", "save it with LF"},
		"UTF-16":                  {"exercise.go", "\xff\xfep\x00a\x00", "save it so in your editor"},
		"UTF-16, no mark":         {"exercise.go", "p\x00a\x00", "save it so in your editor"},
		"Latin-1":                 {"exercise.go", given + "// f\xfcr\n", "save it so in your editor"},
		"a program's output":      {"exercise.go", strings.Repeat("x", maxBytes+1), "larger than 1 MiB"},
		"a computer that stopped": {"exercise.go", strings.Repeat("\x00", 100), "reset 03, which keeps it"},
	} {
		text, err := readAttempt(fstest.MapFS{u.Exercise + "/" + test.file: {Data: []byte(test.text)}}, u)
		if err == nil {
			err = isText(text, u)
		}
		switch {
		case test.want == "" && err != nil:
			t.Errorf("%s: %v", name, err)
		case test.want != "" && (err == nil || !strings.Contains(err.Error(), test.want)):
			t.Errorf("%s: got %v, want %q", name, err, test.want)
		}
	}
}

// TestAnExerciseInACloud has a file whose name is there, and whose text no program brings.
func TestAnExerciseInACloud(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("the error of macOS; Windows has its own")
	}
	u := course.Unit{Name: "03-mutex", Number: "03", Exercise: "labs/03-mutex/exercise"}
	folder := cloud{fstest.MapFS{u.ExerciseFile(): {Data: []byte("package exercise\n")}}}
	if _, err := readAttempt(folder, u); err == nil || !strings.HasSuffix(err.Error(), atomicfile.Elsewhere) {
		t.Errorf("got %v", err)
	}
}

type cloud struct{ fstest.MapFS }

func (cloud) ReadFile(name string) ([]byte, error) {
	return nil, &fs.PathError{Op: "read", Path: name, Err: syscall.EDEADLK}
}
