//go:build unix

package atomicfile

import (
	"errors"
	"os"
	"syscall"
)

// foreign reports that the file or folder at path belongs to another user.
func foreign(path string) bool {
	about, err := os.Stat(path)
	if err != nil {
		return false
	}
	unix, ok := about.Sys().(*syscall.Stat_t)
	return ok && int(unix.Uid) != os.Geteuid()
}

// elsewhere reports that a file is in a cloud only. macOS gives this error of a deadlock then.
func elsewhere(err error) bool { return errors.Is(err, syscall.EDEADLK) }
