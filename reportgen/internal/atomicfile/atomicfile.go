// Package atomicfile writes files whole or not at all. Paths and what to write
// come in.
package atomicfile

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
)

// A File is where to write, and what.
type File struct {
	Path  string
	Write func(io.Writer) error
}

// Partials is a pattern of the files in folder that this process has not written
// whole yet. If it is killed, they stay, and somebody else has to remove them.
func Partials(folder string) string {
	return filepath.Join(folder, fmt.Sprintf(".*-%d-*.partial", os.Getpid()))
}

// Replace writes a file so that at path there is always a whole one, the
// earlier or the new.
func Replace(path string, write func(io.Writer) error) error {
	return ReplaceAll(File{path, write})
}

// ReplaceAll writes files that belong together. Each is first written beside its
// path, and only if all of them could be, they are renamed: if
// there is no room for one, every earlier file stays as it was.
func ReplaceAll(files ...File) error {
	var partials []string
	defer func() {
		for _, partial := range partials {
			os.Remove(partial) // there only if it was not renamed
		}
	}()
	for _, file := range files {
		partial, err := beside(file.Path)
		if err != nil {
			return err
		}
		partials = append(partials, partial.Name())
		if err := fill(partial, file.Write); err != nil {
			return failure(file.Path, partial.Name(), err)
		}
	}
	for i, file := range files {
		if err := os.Rename(partials[i], file.Path); err != nil {
			return failure(file.Path, partials[i], err)
		}
	}
	return nil
}

// Try says why nothing can be written at path, if that is known before there
// is anything to write.
func Try(path string) error {
	if about, err := os.Stat(path); err == nil && about.IsDir() {
		return fmt.Errorf("write %s: there is a folder in its place; move it away", path)
	}
	partial, err := beside(path)
	if err != nil {
		return err
	}
	return errors.Join(partial.Close(), os.Remove(partial.Name()))
}

// beside returns a new file beside path.
func beside(path string) (*os.File, error) {
	partial, err := os.CreateTemp(filepath.Dir(path), fmt.Sprintf(".%s-%d-*.partial", filepath.Base(path), os.Getpid()))
	if at := new(fs.PathError); errors.As(err, &at) {
		err = fmt.Errorf("write %s: %w; is the folder writable?", path, at.Err)
	}
	return partial, err
}

// fill writes the file and closes it.
func fill(file *os.File, write func(io.Writer) error) error {
	err := write(file)
	if err == nil {
		err = file.Chmod(0o644)
	}
	return errors.Join(err, file.Close())
}

// failure says why path was not written. What the system says of the file beside
// it, whose name means nothing to a reader, is said of path.
func failure(path, partial string, err error) error {
	at, link := new(fs.PathError), new(os.LinkError)
	switch {
	case errors.As(err, &at) && at.Path == partial:
		return fmt.Errorf("write %s: %w; is there room on its disk?", path, at.Err)
	case errors.As(err, &link) && link.Old == partial:
		return fmt.Errorf("write %s: %w; is something else in its place?", path, link.Err)
	}
	return fmt.Errorf("write %s: %w", path, err)
}
