package plain

import (
	"bytes"
	"encoding/binary"
	"unicode/utf16"
	"unicode/utf8"
)

// Text is the content of a text file as if every editor wrote the same: in UTF-8
// without a byte order mark, with LF at the end of each line. Windows' editors
// write CR LF and a mark, its older shells UTF-16. Content that needs no change
// is returned as it is, not copied.
func Text(content []byte) []byte {
	for mark, order := range map[string]binary.ByteOrder{"\xff\xfe": binary.LittleEndian, "\xfe\xff": binary.BigEndian} {
		if rest, marked := bytes.CutPrefix(content, []byte(mark)); marked {
			content = fromUTF16(rest, order)
		}
	}
	content = bytes.TrimPrefix(content, []byte("\xef\xbb\xbf"))
	if bytes.IndexByte(content, '\r') < 0 {
		return content
	}
	content = bytes.ReplaceAll(content, []byte("\r\n"), []byte("\n"))
	return bytes.ReplaceAll(content, []byte("\r"), []byte("\n"))
}

func fromUTF16(content []byte, order binary.ByteOrder) []byte {
	units := make([]uint16, len(content)/2)
	for i := range units {
		units[i] = order.Uint16(content[2*i:])
	}
	return []byte(string(utf16.Decode(units)))
}

// Written is [Text] of what a person wrote, be it in an older editor: a byte that is no
// UTF-8 is a letter of Windows-1252, of which Latin-1 is a part.
func Written(content []byte) []byte {
	content = Text(content)
	if utf8.Valid(content) {
		return content
	}
	var text []byte
	for len(content) > 0 {
		letter, size := utf8.DecodeRune(content)
		if letter == utf8.RuneError && size == 1 {
			if letter = rune(content[0]); letter < 0xa0 {
				letter = upper[letter-0x80]
			}
		}
		text = utf8.AppendRune(text, letter)
		content = content[size:]
	}
	return text
}

// upper are the letters that Windows-1252 has between 0x80 and 0x9f, and U+FFFD where
// it has none. From 0xa0 on, a byte is the letter of that number, as in Latin-1.
var upper = []rune("€\uFFFD‚ƒ„…†‡ˆ‰Š‹Œ\uFFFDŽ\uFFFD\uFFFD‘’“”•–—˜™š›œ\uFFFDžŸ")
