package main

import (
	"slices"
	"testing"
)

// TestPick types numbers as people and their input methods do.
func TestPick(t *testing.T) {
	lines := []string{"a", "b", "c"}
	for typed, want := range map[string][]string{
		"3 1 2":    {"c", "a", "b"},
		"3,1":      {"c", "a"},
		"3; 1":     {"c", "a"},
		"3. 1. 2.": {"c", "a", "b"},
		"(2) #1":   {"b", "a"},
		"３、１":      {"c", "a"},
		"３，１　２":    {"c", "a", "b"},
		"4":        nil,
		"1 1":      nil,
		"-1":       nil,
		"1.2":      nil,
		"":         nil,
		".":        nil,
	} {
		if got, err := pick(lines, typed); (err != nil) != (want == nil) || err == nil && !slices.Equal(got, want) {
			t.Errorf("%q: got %q, %v; want %q", typed, got, err, want)
		}
	}
}
