// Package atomicfile writes files whole or not at all. A path and what to write
// come in.
package atomicfile

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
)

// Partials is a pattern of the files in folder that this process has not written
// whole yet. Where it is killed, they stay, and somebody else has to remove them.
func Partials(folder string) string {
	return filepath.Join(folder, fmt.Sprintf(".*-%d-*.partial", os.Getpid()))
}

// Replace writes a file so that at path there is always a whole one, the
// earlier or the new: beside it first, then by rename.
func Replace(path string, write func(io.Writer) error) (err error) {
	file, err := os.CreateTemp(filepath.Dir(path), fmt.Sprintf(".%s-%d-*.partial", filepath.Base(path), os.Getpid()))
	if err != nil {
		return fmt.Errorf("write %s: %w; is the folder writable?", path, err)
	}
	defer func() {
		if err != nil {
			file.Close()
			os.Remove(file.Name())
		}
	}()
	if err := write(file); err != nil {
		return fmt.Errorf("write %s: %w", path, err)
	}
	if err := file.Chmod(0o644); err != nil {
		return fmt.Errorf("write %s: %w", path, err)
	}
	if err := file.Close(); err != nil {
		return fmt.Errorf("write %s: %w", path, err)
	}
	if err := os.Rename(file.Name(), path); err != nil {
		return fmt.Errorf("write %s: %w", path, err)
	}
	return nil
}
