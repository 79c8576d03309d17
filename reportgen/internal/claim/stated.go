package claim

import (
	"errors"
	"regexp"
	"strings"

	"workbook/labs/plain"
)

// A Stated claim is what a lesson says: a sentence on one line, and the predicate
// that judges it.
type Stated struct{ Sentence, Predicate string }

// opens is how a line of a predicate begins that goes on below it, and no sentence does.
var opens = regexp.MustCompile(`^[\s(]*(?:not\s*\(?)?([a-z_]+)\(`)

// Parse reads the text of a lesson's claim block.
func Parse(text string) (Stated, error) {
	lines := strings.Split(strings.TrimSpace(text), "\n")
	last := len(lines) - 1
	if last < 1 {
		return Stated{}, errors.New("a claim block holds a sentence and, on its last line, a predicate")
	}
	for _, line := range lines[:last] {
		if call := opens.FindStringSubmatch(line); call != nil {
			if _, is := vocabulary(call[1]); is {
				return Stated{}, errors.New("a claim's predicate is its last line alone: write all of it there, and one predicate a claim")
			}
		}
	}
	return Stated{plain.OneLine(strings.Join(lines[:last], " ")), strings.TrimSpace(lines[last])}, nil
}
