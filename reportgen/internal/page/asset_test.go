package page

import (
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"
)

// TestAssetsFromWindows wants the same hash of a style sheet that Git for Windows
// or an editor there wrote: a browser hashes it with LF, and blocks it otherwise.
func TestAssetsFromWindows(t *testing.T) {
	const sheet = "body {\nmargin: 0\n}\n"
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

// TestAssetsAreLean wants what a browser needs, and looks for a string of a script that
// spans lines: its spaces would be lost.
func TestAssetsAreLean(t *testing.T) {
	files := fstest.MapFS{"a.js": &fstest.MapFile{Data: []byte("// Why.\n\nif (a) {\n  b('// no comment'); // why\n}\n/* All. */\n")}}
	if got, want := asset(files, "a.js"), "if (a) {\nb('// no comment'); // why\n}\n"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	names, err := fs.Glob(assets, "assets/*.js")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range names {
		for i, line := range strings.Split(asset(assets, name), "\n") {
			if strings.Count(line, "`")%2 > 0 {
				t.Errorf("%s: a string goes on after line %d of what is left of it: %s", name, i+1, line)
			}
		}
	}
}
