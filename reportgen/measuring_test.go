package main

import (
	"errors"
	"testing"
	"time"
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

// TestABudgetAsTyped takes a number alone for seconds, with blanks and wide digits.
func TestABudgetAsTyped(t *testing.T) {
	for typed, want := range map[string]time.Duration{
		"20s": 20 * time.Second, "20": 20 * time.Second, "3 s": 3 * time.Second, "2.5": 2500 * time.Millisecond, "2m": 2 * time.Minute,
		"２０s": 20 * time.Second, "３　ｓ": 3 * time.Second,
		"": 0, "2,5s": 0, "soon": 0, "-3": 0, "1e9": 0,
	} {
		var b budget
		if err := b.UnmarshalText([]byte(typed)); (err == nil) != (want > 0) || err == nil && b.Duration != want {
			t.Errorf("%q: got %s, %v; want %s", typed, b, err, want)
		}
	}
}
