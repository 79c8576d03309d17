package main

import (
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

// TestEveryCommandShownRuns types every command of every text once, as it
// stands there, in the project's folder.
func TestEveryCommandShownRuns(t *testing.T) {
	if testing.Short() {
		t.Skip("runs some dozens of programs")
	}
	sh, err := exec.LookPath("sh")
	if err != nil {
		t.Skip("no sh to type the commands into")
	}
	t.Chdir("..")
	ran := map[string]bool{}
	for _, pattern := range shownIn {
		paths, err := filepath.Glob(pattern)
		if err != nil {
			t.Fatal(err)
		}
		for _, path := range paths {
			for _, block := range shellBlock.FindAllStringSubmatch(readText(t, path), -1) {
				for command := range strings.Lines(block[1]) {
					if command = strings.TrimSpace(command); command == "" || ran[command] {
						continue
					}
					ran[command] = true
					if out, err := exec.Command(sh, "-c", command).CombinedOutput(); err != nil {
						t.Errorf("%s: %s: %v\n%s", path, command, err, out)
					}
				}
			}
		}
	}
	if len(ran) == 0 {
		t.Error("no command is shown anywhere")
	}
}
