package gobuild

import (
	"errors"
	"fmt"
	"path/filepath"
	"strings"
	"testing"
)

// TestBuildSaysWhatIsWrong builds a program of its own, so that it needs no
// other folder.
func TestBuildSaysWhatIsWrong(t *testing.T) {
	root := t.TempDir()
	write(t, filepath.Join(root, "go.mod"), "module m\n")
	write(t, filepath.Join(root, "p", "main.go"), "package main\n\nfunc main() { nothing() }\n")
	err := Build(t.Context(), root, t.TempDir(), []string{"p"})
	if broken := new(Error); !errors.As(err, &broken) || !strings.HasPrefix(err.Error(), "p does not build: ") || !strings.HasSuffix(err.Error(), "undefined: nothing") {
		t.Errorf("got %v", err)
	}
	t.Setenv("PATH", t.TempDir())
	if err := Build(t.Context(), root, t.TempDir(), []string{"p"}); err == nil || !strings.Contains(err.Error(), "install Go") {
		t.Errorf("without a go command: %v", err)
	}
}

// TestLabsAreBuiltWithoutC wants every file with C to be refused that a build for the race
// detector would take, and a file that no build takes to refuse nothing.
func TestLabsAreBuiltWithoutC(t *testing.T) {
	for name, test := range map[string]struct{ text, want string }{
		"one.go":      {"package main\n\nimport \"C\"\n", `p/one.go imports "C": ` + withoutC + "; take it out"},
		"sum.c":       {"int sum(void) { return 0; }\n", withoutC + "; move p/sum.c away"},
		"sum.cpp":     {"int sum() { return 0; }\n", withoutC + "; move p/sum.cpp away"},
		"one_else.go": {"//go:build ignore\n\npackage main\n\nimport \"C\"\n", ""},
		"notes.h":     {"// nobody includes it\n", ""},
	} {
		root := t.TempDir()
		write(t, filepath.Join(root, "go.mod"), "module m\n\ngo 1.24\n")
		write(t, filepath.Join(root, "p", "main.go"), "package main\n\nfunc main() {}\n")
		write(t, filepath.Join(root, "p", name), test.text)
		err, broken := Alike(root, "p"), new(Error)
		if test.want == "" && err != nil || test.want != "" && (!errors.As(err, &broken) || broken.Words != test.want) {
			t.Errorf("%s: got %v, want %q", name, err, test.want)
		}
	}
}

// TestAFileInAnothersPlace replaces a source file by one that does not compile, and wants
// the error under the name that the project has. The go command prints the path to one of
// the folders whole, and to the others from root.
func TestAFileInAnothersPlace(t *testing.T) {
	work := t.TempDir()
	root := filepath.Join(work, "project")
	write(t, filepath.Join(root, "go.mod"), "module m\n\ngo 1.24\n")
	write(t, filepath.Join(root, "p", "main.go"), "package main\n\nfunc main() {}\n")
	for _, beside := range []string{filepath.Join(work, "a"), filepath.Join(root, "a"), t.TempDir()} {
		dir := filepath.Join(beside, "programs")
		other := filepath.Join(beside, "source", "other.go")
		write(t, other, "package main\n\nfunc main() { nothing() }\n")
		write(t, filepath.Join(dir, "there"), "")
		flag, err := Replacing(dir, "overlay.json", map[string]string{filepath.Join(root, "p", "main.go"): other})
		if err != nil {
			t.Fatal(err)
		}
		err = Build(t.Context(), root, dir, []string{"p"}, flag)
		if broken := new(Error); !errors.As(err, &broken) || !strings.HasPrefix(filepath.ToSlash(broken.Words), "p/main.go:3:") {
			t.Errorf("beside %s: got %v", beside, err)
		}
	}
}

// TestAPathThatIsNotUTF8 wants the folder named, as an older system wrote it: the flag of go
// build is JSON, where the path would be another one.
func TestAPathThatIsNotUTF8(t *testing.T) {
	good, bad := filepath.Join("home", "ann"), filepath.Join("home", "\xdcbung")
	for _, files := range []map[string]string{
		{filepath.Join(bad, "labs", "a.go"): filepath.Join(good, "b.go")},
		{filepath.Join(good, "a.go"): filepath.Join(bad, "b.go")},
	} {
		_, err := Replacing(t.TempDir(), "overlay.json", files)
		if want := fmt.Sprintf("the name of %q is not UTF-8", bad); err == nil || !strings.HasPrefix(err.Error(), want) {
			t.Errorf("got %v, want %s", err, want)
		}
	}
}

// TestAModuleWithin builds packages in whose folders somebody made modules, as editors
// offer to. One of their files is replaced by another at the same time.
func TestAModuleWithin(t *testing.T) {
	root := t.TempDir()
	write(t, filepath.Join(root, "go.mod"), "module m\n\ngo 1.24\n")
	write(t, filepath.Join(root, "labs", "p", "main.go"), "package main\n\nimport \"m/labs/p/exercise\"\n\nfunc main() { println(exercise.Sum()) }\n")
	write(t, filepath.Join(root, "labs", "p", "exercise", "exercise.go"), "package exercise\n\nfunc Sum() int { return 1 }\n")
	for _, folder := range []string{"labs", "labs/p", "labs/p/exercise"} {
		write(t, filepath.Join(root, folder, "go.mod"), "module mine\n")
	}
	dir := t.TempDir()
	other := filepath.Join(t.TempDir(), "other.go")
	write(t, other, "package exercise\n\nfunc Sum() int { return none }\n")
	flag, err := Replacing(dir, "other.json", map[string]string{filepath.Join(root, "labs", "p", "exercise", "exercise.go"): other})
	if err != nil {
		t.Fatal(err)
	}
	if err := Build(t.Context(), root, dir, []string{"labs/p"}); err != nil {
		t.Error(err)
	}
	if err := Build(t.Context(), root, dir, []string{"labs/p"}, flag); err == nil || !strings.Contains(err.Error(), "undefined: none") {
		t.Errorf("with another file in its place: %v", err)
	}
}

// TestAModuleAround builds a project without go.mod in the folder of another module, as
// when files are missing of what was unpacked. The program is not at fault.
func TestAModuleAround(t *testing.T) {
	around := t.TempDir()
	write(t, filepath.Join(around, "go.mod"), "module other\n")
	root := filepath.Join(around, "project")
	write(t, filepath.Join(root, "p", "main.go"), "package main\n\nimport _ \"m/q\"\n\nfunc main() {}\n")
	write(t, filepath.Join(root, "q", "q.go"), "package q\n")
	err := Build(t.Context(), root, t.TempDir(), []string{"p"})
	if err == nil || errors.As(err, new(*Error)) || !strings.Contains(err.Error(), "go.mod is missing; git checkout go.mod") {
		t.Errorf("got %v", err)
	}
}

// TestAVersionManagerTalks puts a script named go on PATH, which prints what a version
// manager prints before it starts Go.
func TestAVersionManagerTalks(t *testing.T) {
	for printed, want := range map[string]string{
		"{\n\t\"GOROOT\": \"/x\"\n}\n":       "{\n\t\"GOROOT\": \"/x\"\n}",
		"mise: {go}\n{}\nbye\n":              "{}",
		"No version is set for command go\n": "No version is set for command go\n",
		"":                                   "",
	} {
		if got := string(object([]byte(printed))); got != want {
			t.Errorf("%q: got %q, want %q", printed, got, want)
		}
	}
}
