package gobuild

import (
	"context"
	"os/exec"
	"slices"
	"strings"
)

// Git is a call of git that is about the folder, whatever the environment names: in a
// hook, git itself names the hook's repository there.
func Git(ctx context.Context, folder string, args ...string) *exec.Cmd {
	git := exec.CommandContext(ctx, "git", args...)
	git.Dir = folder
	git.Env = slices.DeleteFunc(git.Environ(), func(v string) bool { return strings.HasPrefix(v, "GIT_") })
	return git
}
