//go:build unix

package gobuild

import (
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"
)

// TestGitLeavesAProgramBehind has a git that starts a monitor of files, which keeps git's
// output open: nobody waits for it, and what git said counts.
func TestGitLeavesAProgramBehind(t *testing.T) {
	stubs := t.TempDir()
	write(t, filepath.Join(stubs, "git"), "#!/bin/sh\nsleep 600 &\necho $!\n")
	t.Setenv("PATH", stubs+string(os.PathListSeparator)+os.Getenv("PATH"))
	printed, err := Git(t.Context(), t.TempDir(), "rev-parse").Output()
	monitor, notNumber := strconv.Atoi(strings.TrimSpace(string(printed)))
	if notNumber == nil {
		err = errors.Join(err, syscall.Kill(monitor, syscall.SIGKILL))
	}
	if !errors.Is(err, exec.ErrWaitDelay) || notNumber != nil {
		t.Errorf("git printed %q, %v", printed, err)
	}
}
