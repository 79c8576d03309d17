package plain

import (
	"bytes"
	"encoding/binary"
	"unicode/utf16"
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
