// Package bounds checks what a file from outside says: a name, a value and what it
// may be come in; nothing goes out, or an error that names the place.
package bounds

import (
	"fmt"
	"slices"
)

// Inside wants x from least to most, both included.
func Inside[T ~int | ~int64 | ~float64](name string, x, least, most T) error {
	if x >= least && x <= most {
		return nil
	}
	if least == most {
		return fmt.Errorf("%s is %v; want %v", name, x, most)
	}
	return fmt.Errorf("%s is %v; want %v to %v", name, x, least, most)
}

// OneOf wants x to be one of those that are allowed.
func OneOf[T ~string](name string, x T, allowed ...T) error {
	if slices.Contains(allowed, x) {
		return nil
	}
	return fmt.Errorf("%s is %.40q; want one of %q", name, x, allowed)
}

// Each checks every element and says which one failed.
func Each[T any](name string, xs []T, check func(*T) error) error {
	for i := range xs {
		if err := check(&xs[i]); err != nil {
			return fmt.Errorf("%s[%d]: %w", name, i, err)
		}
	}
	return nil
}

// Twice refuses a key that two elements have.
func Twice[T any, K comparable](what string, xs []T, key func(T) K) error {
	seen := make(map[K]bool, len(xs))
	for _, x := range xs {
		if seen[key(x)] {
			return fmt.Errorf("%s %v is there twice", what, key(x))
		}
		seen[key(x)] = true
	}
	return nil
}
