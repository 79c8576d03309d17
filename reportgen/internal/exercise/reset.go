package exercise

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"workbook/reportgen/internal/atomicfile"
	"workbook/reportgen/internal/course"
	"workbook/reportgen/internal/written"
)

// Reset restores the student's file of a unit in the project at root. It keeps what
// was there, whether that is a file of any size, a folder or a pipe, under another name
// beside it. It returns that path, relative to the root, or "" if there was nothing to keep.
func Reset(root string, u course.Unit) (kept string, err error) {
	path := filepath.Join(root, filepath.FromSlash(u.ExerciseFile()))
	was, err := atomicfile.Read(filepath.Join(root, filepath.FromSlash(u.Given())))
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return "", noGiven(u)
	case err != nil:
		return "", fmt.Errorf("what %s was at first: %w", u.ExerciseFile(), atomicfile.Unread(err))
	}
	if err := workedIn(u, was); err != nil {
		return "", fmt.Errorf("nothing was changed: %w", err)
	}
	if about, err := os.Stat(path); err == nil && (!about.Mode().IsRegular() || about.Size() > maxBytes) {
		kept, err = moveAway(path)
		if err != nil {
			return "", fmt.Errorf("reset: %w; nothing was changed", err)
		}
	}
	is, err := os.ReadFile(path)
	if errors.Is(err, fs.ErrNotExist) {
		err = written.InCloud(os.DirFS(root), u.ExerciseFile())
	}
	if err != nil {
		return "", fmt.Errorf("nothing was changed: %w", atomicfile.Unread(err))
	}
	if bytes.Equal(is, was) {
		return "", nil
	}
	if len(is) > 0 {
		if kept, err = keep(filepath.Dir(path), is); err != nil {
			return "", fmt.Errorf("nothing was changed: %w", err)
		}
	}
	if err := atomicfile.WriteFile(path, was); err != nil {
		if len(is) == 0 {
			return kept, err
		}
		err = errors.Join(err, os.Remove(filepath.Join(filepath.Dir(path), kept)))
		return "", fmt.Errorf("nothing was changed: %w", err)
	}
	if kept != "" {
		kept = u.Exercise + "/" + kept
	}
	return kept, nil
}

// moveAway renames what is at path. The new name begins with _, so that the go command
// does not look into a folder with that name.
func moveAway(path string) (name string, err error) {
	name = free(filepath.Dir(path), "_kept-%d")
	return name, os.Rename(path, filepath.Join(filepath.Dir(path), name))
}

// keep writes a copy. Its name ends in .txt, so that the compiler leaves it alone.
func keep(folder string, text []byte) (name string, err error) {
	name = free(folder, "kept-%d.txt")
	return name, atomicfile.WriteFile(filepath.Join(folder, name), text)
}

// free returns the first name of this form that nothing in the folder has.
func free(folder, form string) string {
	for k := 1; ; k++ {
		name := fmt.Sprintf(form, k)
		if _, err := os.Lstat(filepath.Join(folder, name)); err != nil {
			return name
		}
	}
}

// noGiven is the error of an exercise of which nobody can see what it was at first.
func noGiven(u course.Unit) error {
	return fmt.Errorf("%s, what the exercise was at first, is missing; git checkout -- %[1]s brings it back", u.Given())
}
