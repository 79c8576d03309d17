package plain

import (
	"strings"
	"testing"
	"unicode/utf8"
)

func TestLine(t *testing.T) {
	for text, want := range map[string]string{
		"":                                  "",
		"two words, Übung, 日本":              "two words, Übung, 日本",
		" two\r\nlines\tand\u2028more\v\f ": "two lines and more",
		"\x1b[2J\x1b]0;title\a":             "\ufffd[2J\ufffd]0;title\ufffd",
		"C1: \u009b2J":                      "C1: \ufffd2J",
		"backwards \u202eabc\u202c \u2066x": "backwards \ufffdabc\ufffd \ufffdx",
		"hidden \u200b\ufeff\u00ad":         "hidden \ufffd\ufffd\ufffd",
		"no UTF-8 \xff\x9b2J":               "no UTF-8 \ufffd\ufffd2J",
		"over\b\b\x00\x7f":                  "over\ufffd\ufffd\ufffd\ufffd",
	} {
		if got := Line(text); got != want {
			t.Errorf("%q became %q, want %q", text, got, want)
		}
	}
}

func TestPath(t *testing.T) {
	for path, want := range map[string]string{
		"report/index.html": "report/index.html",
		"Übung \"eins\".md": "Übung \"eins\".md",
		"two  spaces":       `"two  spaces"`,
		"a\nb\x1b[2J":       `"a\nb\x1b[2J"`,
		"\u202egpj.sh":      `"\u202egpj.sh"`,
	} {
		if got := Path(path); got != want {
			t.Errorf("%q became %s, want %s", path, got, want)
		}
	}
}

// FuzzLine wants one line of valid text that is as it is printed.
func FuzzLine(f *testing.F) {
	f.Add("a\x1b[31m\u202e\n\xff")
	f.Fuzz(func(t *testing.T, text string) {
		line := Line(text)
		if line != Line(line) || !utf8.ValidString(line) || strings.ContainsFunc(line, func(r rune) bool {
			return r < ' ' || r >= 0x7f && r < 0xa0 || r >= 0x200b && r <= 0x200f || r >= 0x2028 && r <= 0x202e || r >= 0x2066 && r <= 0x2069
		}) {
			t.Errorf("%q became %q", text, line)
		}
		if path := Path(text); path != Line(path) && path[0] != '"' {
			t.Errorf("%q became path %q", text, path)
		}
	})
}
