package results

import "strings"

// An Attempt is how far the reader's exercise of a lab had come.
type Attempt string

// How far an exercise may have come.
const (
	NotAttempted Attempt = "not-attempted"
	Attempted    Attempt = "attempted" // and not checked since it was changed
	NotPassed    Attempt = "not-passed"
	Passed       Attempt = "passed"

	// PassedUnraced means that every step passed that this machine could take, and
	// that it has no race detector. Nobody knows whether the exercise has a race.
	PassedUnraced Attempt = "passed-without-race-detector"
	// NotJudged means that something kept the check from judging.
	NotJudged Attempt = "not-judged"
)

// Attempts are all of them. The empty one is that of a lab without an exercise.
var Attempts = []Attempt{"", NotAttempted, Attempted, NotPassed, Passed, PassedUnraced, NotJudged}

// HasPassed reports whether every step passed that the machine could take.
func (a Attempt) HasPassed() bool { return a == Passed || a == PassedUnraced }

// Words returns the attempt as people read it: "passed without race detector".
func (a Attempt) Words() string { return strings.ReplaceAll(string(a), "-", " ") }

// UnmarshalText also reads what files said before each status was one word.
func (a *Attempt) UnmarshalText(text []byte) error {
	switch *a = Attempt(text); *a {
	case "not attempted":
		*a = NotAttempted
	case "failed":
		*a = NotPassed
	}
	return nil
}
