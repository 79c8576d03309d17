//go:build !linux

package fanout

import (
	"errors"
	"os"
)

// neverNamed is nothing that this system can do.
func neverNamed(string) (*os.File, error) { return nil, errors.ErrUnsupported }

// reserve gives the file its size.
func reserve(file *os.File, size int64) error { return file.Truncate(size) }
