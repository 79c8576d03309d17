//go:build !linux

package launch

import "errors"

// A MissCounter counts cache misses in hardware.
type MissCounter struct{}

// CountMisses is unavailable here.
func CountMisses() (*MissCounter, error) {
	return nil, errors.New("only Linux lets an ordinary program read the counters")
}

// Count is never called: there is no counter.
func (*MissCounter) Count() (int64, error) { return 0, errors.ErrUnsupported }

// Close is never called either.
func (*MissCounter) Close() {}
