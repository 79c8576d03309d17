package echarts

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"

	"workbook/labs/units"
)

// A build is a script that is known by its bytes.
type build struct {
	size   int64
	sha256 string // in hex
}

// from reads the script and checks it. It never reads more than one byte
// past the size that it should have.
func (b build) from(in io.Reader) ([]byte, error) {
	script, err := io.ReadAll(io.LimitReader(in, b.size+1))
	if err != nil {
		return nil, err
	}
	if n := int64(len(script)); n > b.size {
		return nil, fmt.Errorf("is larger than the %s bytes of echarts %s", units.Count(b.size), Version)
	} else if n < b.size {
		return nil, fmt.Errorf("has %s bytes instead of the %s of echarts %s", units.Count(n), units.Count(b.size), Version)
	}
	if sum := sha256.Sum256(script); hex.EncodeToString(sum[:]) != b.sha256 {
		return nil, fmt.Errorf("has SHA-256 %x instead of the %s of echarts %s", sum, b.sha256, Version)
	}
	return script, nil
}

// read reads the script from a file.
func (b build) read(path string) ([]byte, error) {
	f, err := os.Open(path)
	if at := new(fs.PathError); errors.As(err, &at) {
		return nil, fmt.Errorf("cannot be read: %w", at.Err) // the caller names the path
	} else if err != nil {
		return nil, err
	}
	defer f.Close()
	return b.from(f)
}
