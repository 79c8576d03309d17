package page

import (
	"bytes"
	"compress/gzip"
	"encoding/base64"
	"html/template"
)

// carried returns the script that draws the pictures as the page carries it, less than
// half as long; "" if there is no script. Base64 has no letter that HTML gives a meaning.
func carried(script []byte) template.HTML {
	if len(script) == 0 {
		return ""
	}
	return template.HTML(packed(script))
}

// packed returns what a page carries for its scripts alone: compressed by gzip, in
// Base64. The function unpacked in base.js reads it.
func packed(content []byte) string {
	var small bytes.Buffer
	zip, _ := gzip.NewWriterLevel(&small, gzip.BestCompression) // fails only for an unknown level
	zip.Write(content)                                          // memory takes everything
	zip.Close()
	return base64.StdEncoding.EncodeToString(small.Bytes())
}
