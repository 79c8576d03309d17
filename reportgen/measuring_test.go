package main

import (
	"errors"
	"testing"
)

// TestAShortenedErrorAnnouncesNothing wants no word before the dots that announces what
// the dots leave out.
func TestAShortenedErrorAnnouncesNothing(t *testing.T) {
	for text, want := range map[string]string{
		"02-race: did not end; ended it":                             "02-race: did not end; ended it",
		"02-race: did not end; ended it;\nit printed last:\nworking": "02-race: did not end; ended it …",
		"labs/02-race does not build:\nmain.go:3: no":                "labs/02-race does not build …",
	} {
		if got, more := firstLine(errors.New(text)); got != want || more != (got != text) {
			t.Errorf("%q: got %q, %t; want %q", text, got, more, want)
		}
	}
}
