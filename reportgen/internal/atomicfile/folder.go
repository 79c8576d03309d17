package atomicfile

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
)

// InItsPlace is the remedy for a folder of the project that cannot be made.
const InItsPlace = "is something else in its place, or the folder around it not writable?"

// MakeFolder makes a folder with these rights, and those around it, if it is missing. The
// error says what to do: the remedy, unless a link leads to what is not there, as to a disk
// that is not connected. The system says of such a link only that something is there.
func MakeFolder(path string, perm fs.FileMode, remedy string) error {
	err := os.MkdirAll(path, perm)
	if err == nil {
		return nil
	}
	for at := filepath.Clean(path); ; at = filepath.Dir(at) {
		if to, linkErr := os.Readlink(at); linkErr == nil {
			if _, statErr := os.Stat(at); statErr != nil {
				return fmt.Errorf("%s is a link to %s, which is not there; connect the disk that has it, or remove the link", at, to)
			}
		}
		if at == filepath.Dir(at) {
			return fmt.Errorf("%w; %s", err, remedy)
		}
	}
}
