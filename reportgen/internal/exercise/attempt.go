package exercise

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"strings"
	"unicode/utf8"

	"workbook/labs/plain"
	"workbook/reportgen/internal/atomicfile"
	"workbook/reportgen/internal/course"
	"workbook/reportgen/internal/written"
)

// readAttempt reads the student's file. The error says why there is none to read.
func readAttempt(root fs.FS, u course.Unit) ([]byte, error) {
	name := u.ExerciseFile()
	if _, err := fs.Lstat(root, name); errors.Is(err, fs.ErrNotExist) {
		if err := written.InCloud(root, name); err != nil {
			return nil, err
		}
		renamed := ""
		if other := otherName(root, u); other != "" {
			renamed = fmt.Sprintf("if %s is yours, rename it to %s; if not, ", plain.Path(other), path.Base(name))
		}
		return nil, fmt.Errorf("%s is missing; %sgo run ./reportgen reset %s brings it back", name, renamed, u.Number)
	}
	if err := readable(root, name); err != nil {
		return nil, err
	}
	text, err := fs.ReadFile(root, name)
	if err != nil {
		return nil, fmt.Errorf("read the exercise: %w", atomicfile.Unread(err))
	}
	return text, nil
}

// isText says why nobody can build the student's file: an editor, or a computer that
// stopped, left no text of Go in it. To Go, a file without LF is one line, most of it a comment.
func isText(text []byte, u course.Unit) error {
	if bytes.IndexByte(text, 0) >= 0 || !utf8.Valid(text) {
		return fmt.Errorf("%s is not text in UTF-8, as Go wants it; save it so in your editor, or go run ./reportgen reset %s, which keeps it beside the given one", u.ExerciseFile(), u.Number)
	}
	if bytes.IndexByte(text, '\r') >= 0 && bytes.IndexByte(text, '\n') < 0 {
		return fmt.Errorf("%s ends its lines with CR alone, as editors of old Macs do; save it with LF", u.ExerciseFile())
	}
	return nil
}

// notAsGiven reports that an exercise which is not attempted was edited all the same, or
// says that the student has edited the wrong file.
func notAsGiven(root fs.FS, u course.Unit, text []byte) (edited bool, note string) {
	if _, err := fs.Lstat(root, u.Given()); errors.Is(err, fs.ErrNotExist) {
		return false, noGiven(u).Error()
	}
	if readable(root, u.Given()) != nil {
		return true, ""
	}
	given, err := fs.ReadFile(root, u.Given())
	if err != nil {
		return true, ""
	}
	if err := workedIn(u, given); err != nil {
		return false, err.Error()
	}
	if fingerprintOf(text) == fingerprintOf(given) {
		return false, ""
	}
	var left []string
	for i, line := range strings.Split(string(text), "\n") {
		if code, _, _ := strings.Cut(line, "//"); strings.Contains(code, "lab.NotAttempted") {
			left = append(left, fmt.Sprintf("%s:%d", path.Base(u.ExerciseFile()), i+1))
		}
	}
	if len(left) == 0 {
		return true, ""
	}
	return true, "panic(lab.NotAttempted) is still there, in " + strings.Join(left, ", ") + "; your program goes in its place"
}

// workedIn returns an error if the file that keeps the exercise as it was given holds
// something else, as after work in the wrong one of two files that looked alike.
func workedIn(u course.Unit, given []byte) error {
	if bytes.Contains(given, []byte("panic(lab.NotAttempted)")) {
		return nil
	}
	return fmt.Errorf("%s is not what was given, which has panic(lab.NotAttempted); if it is your work, copy it to %s, and then git checkout -- %[1]s brings the other back", u.Given(), u.ExerciseFile())
}

// otherName is a file that a browser, an editor or a folder in a cloud may have made of
// the student's: "exercise.go.txt", "Exercise.go", "exercise (1).go".
func otherName(root fs.FS, u course.Unit) string {
	entries, _ := fs.ReadDir(root, u.Exercise) // if it cannot be listed, no name is known
	for _, entry := range entries {
		name := strings.ToLower(entry.Name())
		if entry.Type().IsRegular() && strings.HasPrefix(name, "exercise") && !strings.HasSuffix(name, "_test.go") {
			return path.Join(u.Exercise, entry.Name())
		}
	}
	return ""
}
