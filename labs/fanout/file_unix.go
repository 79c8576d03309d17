//go:build unix

package fanout

import (
	"errors"
	"os"
	"os/exec"
)

// inherited is the descriptor under which a worker finds the shared file: the
// first after stdin, stdout and stderr.
const inherited = 3

// unnamedFile returns a file without a name. If the system can't make one, the file
// has a name for a moment, and a process that is killed in that moment leaves it.
func unnamedFile() (*os.File, error) {
	if file, err := neverNamed(os.TempDir()); err == nil {
		return file, nil
	}
	file, err := os.CreateTemp("", "workbook-")
	if err != nil {
		return nil, err
	}
	if err := os.Remove(file.Name()); err != nil {
		return nil, errors.Join(err, file.Close())
	}
	return file, nil
}

// pass lets the worker inherit the file, and returns how to name it there.
func pass(cmd *exec.Cmd, file *os.File) uintptr {
	cmd.ExtraFiles = []*os.File{file}
	return inherited
}
