package gobuild

import (
	"context"
	"os/exec"
	"slices"
	"strings"
	"time"
)

// GitPatience bounds how long git may take to tell what a user can do without.
const GitPatience = 2 * time.Second

// Git is a call of git that is about the folder, whatever the environment names: in a
// hook, git itself names the hook's repository there. What git starts and leaves behind, such as
// a monitor of files, may hold its output open: nobody waits for that.
func Git(ctx context.Context, folder string, args ...string) *exec.Cmd {
	git := exec.CommandContext(ctx, "git", args...)
	git.Dir, git.WaitDelay = folder, time.Second
	git.Env = slices.DeleteFunc(git.Environ(), func(v string) bool { return strings.HasPrefix(v, "GIT_") })
	return git
}
