// Package plain makes text from outside safe to print: what a program printed, a
// file says or a file is called comes in; text that a terminal shows and does not
// obey goes out.
package plain

import (
	"strconv"
	"strings"
	"unicode"
)

// OneLine is text on one line, with a single space for all space between words.
func OneLine(text string) string { return strings.Join(strings.Fields(text), " ") }

// Line is [OneLine] without what a terminal would obey or hide.
func Line(text string) string {
	return strings.Map(func(r rune) rune {
		if !unicode.IsPrint(r) {
			return unicode.ReplacementChar
		}
		return r
	}, OneLine(text))
}

// Path is a path as it is, or quoted as in Go if it would not print as it is.
func Path(path string) string {
	if path == Line(path) {
		return path
	}
	return strconv.Quote(path)
}
