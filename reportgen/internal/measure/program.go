package measure

import (
	"context"
	"os"
	"os/exec"
	"strings"
	"time"

	"workbook/reportgen/internal/source"
)

// setProgram keeps the hash of the program that was built. Without one, a
// comparison of two files cannot tell whether the program changed.
func (s *subject) setProgram(root string) {
	instead := map[string]string{}
	if s.asGiven != "" {
		instead[s.unit.ExerciseFile()] = s.unit.Given()
	}
	if hash, err := source.Program(os.DirFS(root), s.unit.Lab, instead); err == nil {
		s.lab.Program = hash
	}
}

// gitPatience bounds how long git may take to name the commit.
const gitPatience = 2 * time.Second

// commit returns the course's commit, or "" if git does not tell.
func commit(ctx context.Context, root string) string {
	ctx, cancel := context.WithTimeout(ctx, gitPatience)
	defer cancel()
	git := exec.CommandContext(ctx, "git", "rev-parse", "HEAD")
	git.Dir = root
	named, err := git.Output()
	if err != nil {
		return ""
	}
	return strings.TrimSpace(string(named))
}
