package atomicfile

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
)

// InItsPlace is the remedy for a folder of the project that cannot be made.
const InItsPlace = "is something else in its place, or the folder around it not writable?"

// DeadLink returns an error if there is a link at path that leads to what is not there, as to
// a disk that is not connected. Whoever reads the path finds nothing there, and whoever
// writes a file at it takes the link away.
func DeadLink(path string) error {
	to, err := os.Readlink(path)
	if err != nil {
		return nil
	}
	if _, err := os.Stat(path); err == nil {
		return nil
	}
	return fmt.Errorf("is a link to %s, which is not there; connect the disk that has it, or remove the link", to)
}

// MakeFolder makes a folder with these rights, and those around it, if it is missing. The
// error says what to do: the remedy, unless a link leads to what is not there. The system
// says of such a link only that something is there.
func MakeFolder(path string, perm fs.FileMode, remedy string) error {
	err := os.MkdirAll(path, perm)
	if err == nil {
		return nil
	}
	for at := filepath.Clean(path); ; at = filepath.Dir(at) {
		if deadLink := DeadLink(at); deadLink != nil {
			return fmt.Errorf("%s %w", at, deadLink)
		}
		about, statErr := os.Stat(at)
		if statErr == nil && about.IsDir() && errors.Is(err, fs.ErrNotExist) {
			return fmt.Errorf("%w; %s", err, Protected)
		}
		if statErr == nil || at == filepath.Dir(at) {
			return fmt.Errorf("%w; %s", err, remedy)
		}
	}
}
