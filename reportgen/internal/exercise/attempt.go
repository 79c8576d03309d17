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
	"workbook/reportgen/internal/course"
)

// readAttempt reads the student's file. The error says why there is none to read.
func readAttempt(root fs.FS, u course.Unit) ([]byte, error) {
	name := u.ExerciseFile()
	if _, err := fs.Lstat(root, name); errors.Is(err, fs.ErrNotExist) {
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
		return nil, fmt.Errorf("read the exercise: %w; is it yours, and is it on this machine?", err)
	}
	return text, nil
}

// isText says why nobody can build the student's file: an editor, or a computer that
// stopped, left no text of Go in it.
func isText(text []byte, u course.Unit) error {
	if bytes.IndexByte(text, 0) >= 0 || !utf8.Valid(text) {
		return fmt.Errorf("%s is not text in UTF-8, as Go wants it; save it so in your editor, or go run ./reportgen reset %s, which keeps it beside the given one", u.ExerciseFile(), u.Number)
	}
	return nil
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
