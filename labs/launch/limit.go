package launch

import (
	"bytes"
	"errors"
	"fmt"
	"os/exec"
	"strings"
	"syscall"

	"workbook/labs/plain"
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

// Refused is why a program of Go's ended if the system gave it no thread or forbade it a
// system call, by its error and what it printed to stderr; nil if it ended for another
// reason. Go's runtime ends it then as if it had crashed, but the program is not to blame.
func Refused(err error, stderr []byte) error {
	const forbidden = "%s; a container or sandbox forbids a system call that the program needs: try outside of it"
	if exit := new(exec.ExitError); errors.As(err, &exit) && strings.Contains(exit.String(), "bad system call") {
		return fmt.Errorf(forbidden, exit)
	}
	for line := range bytes.Lines(stderr) {
		switch {
		case bytes.HasPrefix(line, []byte("runtime: failed to create new OS thread")), bytes.Contains(line, []byte("pthread_create failed: ")):
			return fmt.Errorf("the system gives a program no more threads: %w", syscall.EAGAIN)
		case bytes.HasPrefix(line, []byte("SIGSYS: ")):
			return fmt.Errorf(forbidden, plain.Line(string(line)))
		}
	}
	return nil
}
