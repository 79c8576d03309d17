package source

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
)

const quoted = "package main\n\n// one adds 1.\nfunc one(n int) int {\n\treturn n + 1\n}\n\nvar all = []variant{{Name: \"one\"}}\n"

// TestVariantsIgnoresWhatGoIgnores puts what editors and file systems leave beside
// a lab's main.go; none of it is Go.
func TestVariantsIgnoresWhatGoIgnores(t *testing.T) {
	nonsense := &fstest.MapFile{Data: []byte("\x00\x05\x16\x07")}
	files := fstest.MapFS{
		"labs/01-a/main.go":      {Data: []byte(quoted)},
		"labs/01-a/.#main.go":    {Mode: fs.ModeSymlink, Data: []byte("student@laptop.4711:1764000000")}, // Emacs' lock
		"labs/01-a/._main.go":    nonsense,                                                               // macOS' resource fork
		"labs/01-a/_old.go":      nonsense,
		"labs/01-a/main.go~":     nonsense,
		"labs/01-a/#main.go#":    nonsense,
		"labs/01-a/.main.go.swp": nonsense,
		"labs/01-a/x.go/y":       nonsense,
	}
	got, all, err := Variants(files, "labs/01-a")
	if want := []string{"one"}; err != nil || !all || !slices.Equal(got, want) {
		t.Errorf("got %q, all of them %t, and %v; want %q", got, all, err, want)
	}
	files["labs/01-a/more.go"] = &fstest.MapFile{Data: []byte("package main\n\nvar more = lab.Variant{Name: fmt.Sprint(2)}\n")}
	if got, all, err := Variants(files, "labs/01-a"); err != nil || all || len(got) != 1 {
		t.Errorf("got %q, all of them %t, and %v, though one is calculated", got, all, err)
	}
}

// TestQuoteFromAnyEditor wants the same passage, at the same line, from a file with
// CR LF and a byte order mark.
func TestQuoteFromAnyEditor(t *testing.T) {
	files := fstest.MapFS{
		"labs/01-a/main.go": {Data: []byte(quoted)},
		"labs/02-b/main.go": {Data: []byte("\ufeff" + strings.ReplaceAll(quoted, "\n", "\r\n"))},
	}
	for _, name := range []string{"", "one"} {
		want, err := Declaration(files, "labs/01-a", name)
		got, other := Declaration(files, "labs/02-b", name)
		if err != nil || other != nil || got.Line != want.Line || got.Text != want.Text {
			t.Errorf("declaration %q: got line %d, %q, %v; want line %d, %q, %v", name, got.Line, got.Text, other, want.Line, want.Text, err)
		}
	}
	from, err := Declaration(files, "labs/01-a", "one")
	if err != nil {
		t.Fatal(err)
	}
	to, err := Declaration(files, "labs/02-b", "one")
	if err != nil {
		t.Fatal(err)
	}
	if all := Diff(from, to); slices.ContainsFunc(all, func(l Line) bool { return l.Op != " " && l.Op != "…" }) {
		t.Errorf("a difference if only line ends differ: %+v", all)
	}
}

// TestWhatKeepsALabFromBeingRead has far too much in a lab's file, and the marks of a merge.
func TestWhatKeepsALabFromBeingRead(t *testing.T) {
	root := t.TempDir()
	path := filepath.Join(root, "labs", "01-a", "main.go")
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		t.Fatal(err)
	}
	check := func(text string, size int64, want string) {
		t.Helper()
		if err := errors.Join(os.WriteFile(path, []byte(text), 0o600), os.Truncate(path, max(size, int64(len(text))))); err != nil {
			t.Fatal(err)
		}
		if err := Check(os.DirFS(root), "labs/01-a"); err == nil || !strings.HasPrefix(err.Error(), want) {
			t.Errorf("got %v, want %q", err, want)
		}
	}
	check("package main\n", maxBytes+1, "labs/01-a/main.go: is larger than 16 MiB; move it away")
	check("package main\n\n<<<<<<< HEAD\nvar a int\n=======\nvar b int\n>>>>>>> theirs\n", 0, "labs/01-a/main.go:3: a merge left its marks here")
}
