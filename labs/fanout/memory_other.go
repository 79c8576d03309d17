//go:build !linux

package fanout

import (
	"errors"
	"os"
)

// neverNamed fails: this system cannot make such a file.
func neverNamed(string) (*os.File, error) { return nil, errors.ErrUnsupported }

// reserve gives the file its size.
func reserve(file *os.File, size int64) error { return file.Truncate(size) }
