package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// shownIn are the texts whose commands a reader will type.
var shownIn = []string{"README.md", "lessons/*.md", "docs/*.md"}

// shell blocks are fenced with sh: a command a line, and nothing else.
var shellBlock = regexp.MustCompile("(?ms)^```sh\n(.*?)^```$")

// TestEveryCommandShownRuns types every command of every text once, as it is
// shown, in the project's folder. Programs of the project are built once for all. A
// short test types those of the README.
func TestEveryCommandShownRuns(t *testing.T) {
	t.Parallel()
	sh, err := exec.LookPath("sh")
	if err != nil {
		t.Skip("no sh to type the commands into")
	}
	path, patterns := os.Getenv("PATH"), shownIn[:1]
	if !testing.Short() {
		path, patterns = goThatBuildsOnce(t), shownIn
	}
	ran := map[string]bool{}
	for _, pattern := range patterns {
		texts, err := filepath.Glob(filepath.Join("..", pattern))
		if err != nil {
			t.Fatal(err)
		}
		for _, text := range texts {
			for _, block := range shellBlock.FindAllStringSubmatch(readText(t, text), -1) {
				for command := range strings.Lines(block[1]) {
					if command = strings.TrimSpace(command); command == "" || ran[command] {
						continue
					}
					ran[command] = true
					t.Run(command, func(t *testing.T) {
						t.Parallel()
						cmd := exec.Command(sh, "-c", command)
						cmd.Dir, cmd.Env = "..", append(os.Environ(), "PATH="+path)
						if out, err := cmd.CombinedOutput(); err != nil {
							t.Errorf("%s: %s: %v\n%s", text, command, err, out)
						}
					})
				}
			}
		}
	}
	if len(ran) == 0 {
		t.Error("no command is shown anywhere")
	}
}

// goThatBuildsOnce returns a PATH with a go command for which "go run ./labs/NN-name"
// starts a program that is built already. All else is the real one's work.
func goThatBuildsOnce(t *testing.T) string {
	t.Helper()
	folder := t.TempDir()
	build := exec.Command("go", "build", "-o", folder+string(filepath.Separator), "./reportgen", "./labs/...")
	build.Dir = ".."
	if out, err := build.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	real, err := exec.LookPath("go")
	if err != nil {
		t.Fatal(err)
	}
	script := fmt.Sprintf(`#!/bin/sh
program='%s'/"${2##*/}"
case "$1 $2" in
"run ./labs/"*|"run ./reportgen") if [ -d "$2" ] && [ -x "$program" ]; then shift 2; exec "$program" "$@"; fi ;;
esac
exec '%s' "$@"
`, folder, real)
	shims := t.TempDir()
	if err := os.WriteFile(filepath.Join(shims, "go"), []byte(script), 0o755); err != nil {
		t.Fatal(err)
	}
	return shims + string(filepath.ListSeparator) + os.Getenv("PATH")
}
