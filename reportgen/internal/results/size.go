package results

import (
	"encoding/json"
	"errors"
	"fmt"
	"unicode/utf8"
)

// sampleDepth is how many brackets are open around a sample's phases. An object
// within a sample is a list by another name: its keys are whatever the file says.
const sampleDepth = 8

// checkSize counts what the text holds before anything is made of it: an element
// of a list is two bytes there, and up to some 300 in memory. It makes nothing
// itself, and leaves it to others to find that the text is no JSON.
func checkSize(text []byte) error {
	if !utf8.Valid(text) {
		return errors.New("its text is not UTF-8")
	}
	var open []bracket // those around text[i]
	all, long := 0, 0
	for i := 0; i < len(text); i++ {
		switch text[i] {
		case '[', '{':
			open = append(open, bracket{list: text[i] == '['})
		case ']', '}':
			open = open[:max(0, len(open)-1)]
			continue
		case '"':
			quoted := text[i : i+quotedLength(text[i:])]
			if err := checkText(quoted); err != nil {
				return err
			}
			if len(quoted) > maxName {
				long += len(quoted)
			}
			i += len(quoted) - 1
			continue
		case ',':
		default:
			continue
		}
		depth, elements := len(open), 0
		if depth > 0 && (open[depth-1].list || depth >= sampleDepth) {
			open[depth-1].elements++
			elements = open[depth-1].elements
			all++
		}
		switch {
		case depth > maxDepth:
			return fmt.Errorf("more than %d brackets within each other", maxDepth)
		case elements > maxList:
			return fmt.Errorf("more than %d elements in a list", maxList)
		case all > maxElements:
			return fmt.Errorf("more than %d elements in its lists", maxElements)
		case long > maxTexts:
			return fmt.Errorf("more than %d MiB of long texts", maxTexts>>20)
		}
	}
	return nil
}

// A bracket is one that is open, and how many elements it has so far.
type bracket struct {
	list     bool
	elements int
}

// quotedLength is how long the JSON string is with which the text begins, its
// quotes included.
func quotedLength(text []byte) int {
	for i := 1; i < len(text); i++ {
		switch text[i] {
		case '"':
			return i + 1
		case '\\':
			i++ // past what it escapes
		}
	}
	return len(text)
}

// checkText refuses a text that is too long. With its escapes it may be longer.
func checkText(quoted []byte) error {
	if len(quoted) <= maxText+2 {
		return nil
	}
	var text string
	if json.Unmarshal(quoted, &text) == nil && len(text) > maxText {
		return fmt.Errorf("a text of %d bytes; want at most %d", len(text), maxText)
	}
	return nil
}
