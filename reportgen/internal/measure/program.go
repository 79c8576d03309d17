package measure

import (
	"context"
	"errors"
	"os"
	"os/exec"
	"strings"

	"workbook/reportgen/internal/gobuild"
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

// commit returns the course's commit, or "" if git does not tell, or if the course is not
// a repository of its own: a zip that was unpacked inside another one, or a hook's or a
// script's GIT_DIR, would give it the commit of something else.
func commit(ctx context.Context, root string) string {
	ctx, cancel := context.WithTimeout(ctx, gobuild.GitPatience)
	defer cancel()
	printed, err := gobuild.Git(ctx, root, "rev-parse", "--show-prefix", "HEAD").Output()
	above, named, _ := strings.Cut(string(printed), "\n")
	if err != nil && !errors.Is(err, exec.ErrWaitDelay) || strings.TrimSpace(above) != "" {
		return ""
	}
	return strings.TrimSpace(named)
}
