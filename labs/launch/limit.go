package launch

import (
	"errors"
	"fmt"
	"syscall"
)

// Limited adds to an error of starting a process, opening a pipe or writing which limit
// of the system to raise, if it was one.
func Limited(err error) error {
	switch {
	case errors.Is(err, syscall.EMFILE):
		return fmt.Errorf("%w; raise the limit of open files, in a shell with ulimit -n", err)
	case errors.Is(err, syscall.ENFILE):
		return fmt.Errorf("%w; the whole system has too many files open: close other programs", err)
	case errors.Is(err, syscall.EAGAIN):
		return fmt.Errorf("%w; raise the limit of processes, in a shell with ulimit -u, or that of the container", err)
	case errors.Is(err, syscall.EFBIG):
		return fmt.Errorf("%w; raise the limit of a file's size, in a shell with ulimit -f", err)
	case errors.Is(err, syscall.ENOMEM):
		return fmt.Errorf("%w; close other programs, or give the machine or container more memory", err)
	}
	return err
}
