package plain

import (
	"regexp"
	"strings"
	"unicode"
)

// keys are the codes that a terminal sends for arrow keys and the like, around what is
// pasted, and to change colors.
var keys = regexp.MustCompile(`\x1b(\[[0-?]*[ -/]*[@-~]|O[@-~])`)

// Typed is a line that somebody typed, pasted or sent through a pipe, without what is
// no text: the byte order mark of PowerShell's pipes, the codes of keys, and whatever
// else a terminal would obey. It is in UTF-8, as that of [Written].
func Typed(line string) string {
	line = keys.ReplaceAllString(string(Written([]byte(line))), "")
	return strings.Map(func(r rune) rune {
		if unicode.IsControl(r) && !unicode.IsSpace(r) {
			return -1
		}
		return r
	}, line)
}
