//go:build unix

package main

import (
	"os/exec"
	"strings"
	"testing"
)

// TestMemoryByPS counts memory without a /proc, as on macOS, and wants ps to have ended
// by then.
func TestMemoryByPS(t *testing.T) {
	const program = `import os, task
def shared_out(process): raise OSError
task.shared_out = shared_out
print(*task.memory([1, 2]))
try: print(os.waitpid(-1, os.WNOHANG))
except ChildProcessError: print("no child")
`
	python := realPython(t)
	for name, c := range map[string]struct{ script, want string }{
		"kilobytes":     {"echo ' 10'; echo ' 20'", "30720 rss-sum"},
		"megabytes":     {"echo 10; echo 12m", "0 rss-sum"},
		"a heading":     {"echo RSS; echo 10", "0 rss-sum"},
		"one of them":   {"echo 10", "0 rss-sum"},
		"unknown flags": {"echo usage >&2; exit 1", "0 rss-sum"},
		"slow to end":   {"echo 10; echo 20; exec >&-; /bin/sleep 0.2", "30720 rss-sum"},
	} {
		commands(t, map[string]string{"ps": c.script})
		cmd := exec.Command(python, "-B", "-E", "-s", "-S", "-c", program)
		said, err := cmd.CombinedOutput()
		if got := strings.ReplaceAll(strings.TrimSpace(string(said)), "usage\n", ""); err != nil || got != c.want+"\nno child" {
			t.Errorf("%s: got %q (%v), want %q and no child", name, got, err, c.want)
		}
	}
}
