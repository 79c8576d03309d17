// Package written reads what people write by hand: lessons, answers and typed lines.
// Bytes of any editor or terminal come in, and text in UTF-8 goes out.
package written

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"

	"workbook/labs/plain"
)

// Text is [plain.Text] of what a person wrote, perhaps in an older editor: a byte that is no
// UTF-8 is a letter of Windows-1252, of which Latin-1 is a part.
func Text(content []byte) []byte {
	content = plain.Text(content)
	if utf8.Valid(content) {
		return content
	}
	var text []byte
	for len(content) > 0 {
		letter, size := utf8.DecodeRune(content)
		if letter == utf8.RuneError && size == 1 {
			letter = charmap.Windows1252.DecodeByte(content[0])
		}
		text = utf8.AppendRune(text, letter)
		content = content[size:]
	}
	return text
}

// keys are the codes that a terminal sends for arrow keys and the like, around what is
// pasted, and to change colors.
var keys = regexp.MustCompile(`\x1b(\[[0-?]*[ -/]*[@-~]|O[@-~])`)

// Line is a line that somebody typed, pasted or sent through a pipe, as [Text] reads it
// and without what is not text: the byte order mark of PowerShell's pipes, the codes of
// keys, and whatever else a terminal would obey.
func Line(line string) string {
	line = keys.ReplaceAllString(string(Text([]byte(line))), "")
	return strings.Map(func(r rune) rune {
		if unicode.IsControl(r) && !unicode.IsSpace(r) {
			return -1
		}
		return r
	}, line)
}
