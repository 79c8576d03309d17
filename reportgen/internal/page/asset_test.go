package page

import (
	"strings"
	"testing"
	"testing/fstest"
)

// TestAssetsFromWindows wants the same hash of a style sheet that Git for Windows
// or an editor there wrote: a browser hashes it with LF, and blocks it otherwise.
func TestAssetsFromWindows(t *testing.T) {
	const sheet = "body {\n  margin: 0\n}\n"
	for name, text := range map[string]string{
		"CR LF":           strings.ReplaceAll(sheet, "\n", "\r\n"),
		"byte order mark": "\ufeff" + sheet,
	} {
		files := fstest.MapFS{"style.css": &fstest.MapFile{Data: []byte(text)}}
		if got := asset(files, "style.css"); digest(got) != digest(sheet) {
			t.Errorf("%s: the page holds %q", name, got)
		}
	}
}
