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
	latin := "title: \xdcbung, 5 \x80\nask: Wer z\xe4hlt?\n"
	if got, want := string(Written([]byte(latin))), "title: Übung, 5 €\nask: Wer zählt?\n"; got != want {
		t.Errorf("Windows-1252: got %q, want %q", got, want)
	}
	if got, want := string(Written([]byte("größe, gr\xf6\xdfe"))), "größe, größe"; got != want {
		t.Errorf("two editors: got %q, want %q", got, want)
	}
	for _, odd := range []string{"", "\xff\xfe", "\xff\xfea", "\xff", "\xef\xbb"} {
		Written([]byte(odd)) // must not panic
	}
}
