package source

import (
	"io/fs"
	"testing"
	"testing/fstest"
)

func project() fstest.MapFS {
	files := fstest.MapFS{}
	for name, text := range map[string]string{
		"go.mod":                         "module workbook\n",
		"go.sum":                         "",
		"labs/03-x/main.go":              "package main\n\nimport (\n\t_ \"fmt\"\n\t_ \"workbook/labs/03-x/exercise\"\n\t_ \"workbook/labs/shared\"\n)\n\n//go:embed *.py texts\nvar files embed.FS\n",
		"labs/03-x/task.py":              "print()\n",
		"labs/03-x/texts/fox.txt":        "the quick brown fox\n",
		"labs/03-x/notes.txt":            "",
		"labs/03-x/exercise/exercise.go": "package exercise\n",
		"labs/03-x/exercise/given":       "package exercise // as given\n",
		"labs/shared/shared.go":          "package shared\n",
		"labs/other/other.go":            "package other\n",
	} {
		files[name] = &fstest.MapFile{Data: []byte(text)}
	}
	return files
}

func hash(t *testing.T, p fstest.MapFS, instead map[string]string) string {
	sum, err := Program(p, "labs/03-x", instead)
	if err != nil {
		t.Fatal(err)
	}
	return sum
}

func TestAProgramIsWhatItIsBuiltFrom(t *testing.T) {
	before := hash(t, project(), nil)
	for name, change := range map[string]struct {
		file, text string
		same       bool
	}{
		"main.go":            {"labs/03-x/main.go", "package main\n", false},
		"an embedded file":   {"labs/03-x/task.py", "print(1)\n", false},
		"an embedded folder": {"labs/03-x/texts/dog.txt", "the lazy dog\n", false},
		"assembly":           {"labs/03-x/add_amd64.s", "TEXT ·add(SB), 4, $0\n", false},
		"notes":              {"labs/03-x/notes.txt", "ask about locks\n", true},
		"a built program":    {"labs/03-x/03-x", "\x7fELF", true},
		"the exercise":       {"labs/03-x/exercise/exercise.go", "package exercise // mine\n", false},
		"a package it needs": {"labs/shared/shared.go", "package shared // faster\n", false},
		"a dependency":       {"go.sum", "x v1\n", false},
		"line ends":          {"labs/shared/shared.go", "package shared\r\n", true},
		"another package":    {"labs/other/other.go", "package other // faster\n", true},
		"a test":             {"labs/shared/shared_test.go", "package shared\n", true},
		"a hidden file":      {"labs/03-x/.notes", "buy milk\n", true},
	} {
		p := project()
		p[change.file] = &fstest.MapFile{Data: []byte(change.text)}
		if same := hash(t, p, nil) == before; same != change.same {
			t.Errorf("%s changes: the same program is %v, want %v", name, same, change.same)
		}
	}
	piped := project()
	for _, name := range []string{"labs/03-x/queue", "labs/03-x/queue.go", "labs/03-x/queue.py"} {
		piped[name] = &fstest.MapFile{Mode: fs.ModeNamedPipe} // outside of a test, reading it has no end
	}
	if hash(t, piped, nil) != before {
		t.Error("a pipe in the lab's folder changes the program")
	}
	given := map[string]string{"labs/03-x/exercise/exercise.go": "labs/03-x/exercise/given"}
	if hash(t, project(), given) == before {
		t.Error("a lab built with the exercise as it was given has the hash of the student's")
	}
	if _, err := Program(project(), "labs/04-y", nil); err == nil {
		t.Error("a lab that is not there has a hash")
	}
}
