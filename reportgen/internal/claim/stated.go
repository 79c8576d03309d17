package claim

import (
	"errors"
	"strings"

	"workbook/labs/plain"
)

// A Stated claim is what a lesson says: a sentence on one line, and the predicate
// that judges it.
type Stated struct{ Sentence, Predicate string }

// Parse reads the text of a lesson's claim block.
func Parse(text string) (Stated, error) {
	lines := strings.Split(strings.TrimSpace(text), "\n")
	last := len(lines) - 1
	if last < 1 {
		return Stated{}, errors.New("a claim block holds a sentence and, on its last line, a predicate")
	}
	return Stated{plain.OneLine(strings.Join(lines[:last], " ")), strings.TrimSpace(lines[last])}, nil
}
