package gobuild

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

var errExit = errors.New("exit status 1")

func TestCompilerWords(t *testing.T) {
	for _, test := range []struct{ name, printed, want, advice string }{
		{"a program", "# workbook/labs/01-serial\nlabs/01-serial/main.go:3:15: undefined: nothing\n",
			"labs/01-serial/main.go:3:15: undefined: nothing", ""},
		{"nothing", "", "exit status 1", ""},
		{"only a download", "go: downloading golang.org/x/sys v0.49.0\n", "exit status 1", ""},
		{"settings", "go: inconsistent vendoring in /project:\na: is required\nb: is required\nc: is required\n",
			"go: inconsistent vendoring in /project:; a: is required; b: is required", "go env -changed"},
		{"a full disk", "/go/link: mapping output file failed: no space left on device\n",
			"/go/link: mapping output file failed: no space left on device", "TMPDIR"},
		{"too few processes", "runtime: may need to increase max user processes (ulimit -u)\nfatal error: newosproc\nruntime.throw()\n",
			"runtime: may need to increase max user processes (ulimit -u)", ""},
		{"many mistakes", strings.Repeat("main.go:1:1: wrong\n", 50),
			strings.TrimSuffix(strings.Repeat("main.go:1:1: wrong; ", keptWords), "; "), ""},
	} {
		words := compilerWords([]byte(test.printed), errExit)
		if words != test.want {
			t.Errorf("%s: got %q, want %q", test.name, words, test.want)
		}
		if got := advice(words); !strings.Contains(got, test.advice) || (got == "") != (test.advice == "") {
			t.Errorf("%s: advice %q, want %q", test.name, got, test.advice)
		}
	}
}

// TestBuildSaysWhatIsWrong builds a program of its own, so that it needs no
// other folder.
func TestBuildSaysWhatIsWrong(t *testing.T) {
	root := t.TempDir()
	for name, text := range map[string]string{"go.mod": "module m\n", "p/main.go": "package main\n\nfunc main() { nothing() }\n"} {
		path := filepath.Join(root, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	err := Build(t.Context(), root, t.TempDir(), []string{"p"})
	if broken := new(Error); !errors.As(err, &broken) || !strings.HasPrefix(err.Error(), "p does not build: ") || !strings.HasSuffix(err.Error(), "undefined: nothing") {
		t.Errorf("got %v", err)
	}
	t.Setenv("PATH", t.TempDir())
	if err := Build(t.Context(), root, t.TempDir(), []string{"p"}); err == nil || !strings.Contains(err.Error(), "install Go") {
		t.Errorf("without a go command: %v", err)
	}
}
