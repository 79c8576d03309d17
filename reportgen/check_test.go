package main

import (
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// A saver is an editor with which a student saves another text as soon as a check has
// printed a line. It keeps what is printed.
type saver struct {
	strings.Builder
	at         string // the line
	file, text string
	err        error
}

func (s *saver) Write(printed []byte) (int, error) {
	if strings.Contains(string(printed), s.at) {
		s.err = os.WriteFile(s.file, []byte(s.text), 0o600)
	}
	return s.Builder.Write(printed)
}

// TestASaveDuringACheck saves a wrong answer while a right one is checked, in a project
// behind a link. The right one passes, the wrong one has no verdict, and it is its own
// lines that the compiler names in the next check.
func TestASaveDuringACheck(t *testing.T) {
	if testing.Short() {
		t.Skip("builds an exercise three times")
	}
	project := projectWith(t, "01-serial", "02-race")
	link := filepath.Join(t.TempDir(), "link")
	if err := os.Symlink(project, link); err != nil {
		link = project // on this system only some may make links
	}
	t.Chdir(link)
	const file = "labs/02-race/exercise/exercise.go"
	right, err := os.ReadFile("labs/02-race/exercise/testdata/solution.go")
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, right, 0o600); err != nil {
		t.Fatal(err)
	}

	editor := &saver{at: "✓ builds", file: file, text: "package exercise\n\nfunc Sum() { nothing() }\n"}
	run(t.Context(), []string{"check", "02"}, nil, editor, io.Discard)
	if editor.err != nil {
		t.Fatal(editor.err)
	}
	for _, want := range []string{"  Passed", "you have saved it since; check again"} {
		if !strings.Contains(editor.String(), want) {
			t.Errorf("no line %q:\n%s", want, editor.String())
		}
	}
	var progress, checked strings.Builder
	run(t.Context(), []string{"progress"}, nil, &progress, io.Discard)
	if fields := strings.Fields(progress.String()); !strings.Contains(strings.Join(fields, " "), "02-race – attempted") {
		t.Errorf("the file that was saved is more than attempted:\n%s", progress.String())
	}
	run(t.Context(), []string{"check", "02"}, nil, &checked, io.Discard)
	if want := filepath.FromSlash(file) + ":3:14: undefined: nothing"; !strings.Contains(checked.String(), want) {
		t.Errorf("no %q:\n%s", want, checked.String())
	}
}
