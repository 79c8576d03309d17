package fanout

import (
	"errors"
	"os"
	"syscall"

	"golang.org/x/sys/unix"
)

// neverNamed makes a file in the folder that never had a name.
func neverNamed(folder string) (*os.File, error) {
	fd, err := unix.Open(folder, unix.O_TMPFILE|unix.O_RDWR|unix.O_CLOEXEC, 0o600)
	if err != nil {
		return nil, err
	}
	return os.NewFile(uintptr(fd), folder), nil
}

// reserve gives the file its size, and room for it on the disk: without that room,
// the first write to the mapping would end the process and name no reason.
func reserve(file *os.File, size int64) error {
	for {
		switch err := syscall.Fallocate(int(file.Fd()), 0, 0, size); {
		case err == nil:
			return nil
		case errors.Is(err, syscall.EINTR):
		case errors.Is(err, syscall.ENOSPC), errors.Is(err, syscall.EDQUOT), errors.Is(err, syscall.EFBIG):
			return err
		default: // this file system cannot, or a sandbox does not let it
			return file.Truncate(size)
		}
	}
}
