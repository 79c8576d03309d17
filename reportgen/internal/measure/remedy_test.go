package measure

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"workbook/reportgen/internal/course"
)

// TestRemedyNamesTheFile wants the file named that is at fault, and not always the
// lab's own.
func TestRemedyNamesTheFile(t *testing.T) {
	u := course.Unit{Name: "02-race", Lab: "labs/02-race"}
	for words, want := range map[string]string{
		"labs/02-race/main.go:12:6: undefined: x": "git checkout labs/02-race/main.go",
		"labs/02-race/main.go:12:6: main redeclared in this block; labs/02-race/main (1).go:12:6: other declaration of main": "move labs/02-race/main (1).go to",
		"labs/02-race/yours.go:4:2: cannot find package; read /w/labs/02-race/notes.go: unexpected NUL in input":             "move labs/02-race/notes.go to",
		"labs/02-race/yours.go:4:2: cannot find package; read /w/labs/02-race/main.go: unexpected NUL in input":              "git checkout labs/02-race/main.go",
		"labs/02-race/work.go:9:2: cannot find package\nread /w x/labs/02-race/main.go: unexpected NUL in input":             "git checkout labs/02-race/main.go",
		"labs/02-race/yours.go:12:1: syntax error: unexpected <<, expected }":                                                "git checkout labs/02-race/yours.go",
		"labs/02-race/main.go:1:1: read /w/labs/02-race/main.go: resource deadlock avoided":                                  "a cloud has this file",
		"labs/02-race/main.go: permission denied":                                                                            "sudo chown -R",
		"labs/02-race/main.go:3:2: open /w/labs/02-race/more.go: permission denied":                                          "sudo chown -R",
	} {
		if got := remedy(u, words); !strings.HasPrefix(got, want) {
			t.Errorf("%s: got %q, want %q", words, got, want)
		}
	}
}

// TestAMergeIsNamed has the marks of a merge in a file beside the lab's own: git brings back
// neither as long as they are there. One that is in iCloud only is not to be brought back either.
func TestAMergeIsNamed(t *testing.T) {
	root, u := t.TempDir(), course.Unit{Name: "02-race", Lab: "labs/02-race"}
	folder := filepath.Join(root, "labs", "02-race")
	if err := os.MkdirAll(folder, 0o700); err != nil {
		t.Fatal(err)
	}
	for name, text := range map[string]string{"main.go": "package main\n", "yours.go": "package main\n\n<<<<<<< HEAD\n=======\n>>>>>>> theirs\n"} {
		if err := os.WriteFile(filepath.Join(folder, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if got := displaced(root, u); !strings.HasPrefix(got, "labs/02-race/yours.go:3: a merge left its marks") {
		t.Errorf("got %q", got)
	}
	if err := os.WriteFile(filepath.Join(folder, "yours.go"), []byte("package main\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	if got := displaced(root, u); got != "" {
		t.Errorf("no marks: %q", got)
	}
	if err := os.Rename(filepath.Join(folder, "main.go"), filepath.Join(folder, ".main.go.icloud")); err != nil {
		t.Fatal(err)
	}
	if got := displaced(root, u); !strings.HasPrefix(got, "labs/02-race/main.go is in iCloud only") {
		t.Errorf("in iCloud: %q", got)
	}
}
