package plain

import (
	"encoding/binary"
	"testing"
	"unicode/utf16"
)

// TestTextIsTheSameFromEveryEditor writes one text in every way in which an
// editor does.
func TestTextIsTheSameFromEveryEditor(t *testing.T) {
	const want = "title: Übung\nask: 日本 😀\n"
	crlf := "title: Übung\r\nask: 日本 😀\r\n"
	wide := func(order binary.AppendByteOrder, text string) (content []byte) {
		for _, unit := range append([]uint16{0xfeff}, utf16.Encode([]rune(text))...) {
			content = order.AppendUint16(content, unit)
		}
		return content
	}
	for name, content := range map[string][]byte{
		"LF":                     []byte(want),
		"CR LF":                  []byte(crlf),
		"CR":                     []byte("title: Übung\rask: 日本 😀\r"),
		"mixed":                  []byte("title: Übung\r\nask: 日本 😀\n"),
		"byte order mark":        []byte("\ufeff" + want),
		"byte order mark, CR LF": []byte("\ufeff" + crlf),
		"UTF-16 little endian":   wide(binary.LittleEndian, crlf),
		"UTF-16 big endian":      wide(binary.BigEndian, want),
	} {
		if got := string(Text(content)); got != want {
			t.Errorf("%s: got %q", name, got)
		}
	}
	for _, odd := range []string{"", "\xff\xfe", "\xff\xfea", "\xff", "\xef\xbb"} {
		Text([]byte(odd)) // must not panic
	}
}
