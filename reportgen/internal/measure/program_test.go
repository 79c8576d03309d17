package measure

import (
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"workbook/reportgen/internal/course"
	"workbook/reportgen/internal/gobuild"
)

func TestEveryLabHasAHashOfItsOwn(t *testing.T) {
	units, err := course.Load(os.DirFS(root))
	if err != nil {
		t.Fatal(err)
	}
	path, err := filepath.Abs(root)
	if err != nil {
		t.Fatal(err)
	}
	seen := map[string]string{}
	for _, u := range units {
		s := &subject{unit: u}
		s.setProgram(path)
		if len(s.lab.Program) != 64 || seen[s.lab.Program] != "" {
			t.Errorf("%s has the program %q, %s too", u.Name, s.lab.Program, seen[s.lab.Program])
		}
		seen[s.lab.Program] = u.Name
	}
}

// TestTheCommitIsTheCourses has the course as a repository, inside another one, and with
// another one in the environment.
func TestTheCommitIsTheCourses(t *testing.T) {
	if _, err := exec.LookPath("git"); err != nil {
		t.Skip("there is no git here")
	}
	repository := func() string {
		folder := t.TempDir()
		for _, args := range [][]string{{"init", "-q"}, {"-c", "user.name=a", "-c", "user.email=a@b", "commit", "-q", "--allow-empty", "-m", folder}} {
			if printed, err := gobuild.Git(t.Context(), folder, args...).CombinedOutput(); err != nil {
				t.Fatalf("git %s: %v: %s", args, err, printed)
			}
		}
		return folder
	}
	course, other := repository(), repository()
	own := commit(t.Context(), course)
	if len(own) < 40 {
		t.Errorf("a repository of its own: %q", own)
	}
	inside := filepath.Join(other, "course")
	if err := os.Mkdir(inside, 0o755); err != nil {
		t.Fatal(err)
	}
	if got := commit(t.Context(), inside); got != "" {
		t.Errorf("inside another repository: %q", got)
	}
	t.Setenv("GIT_DIR", filepath.Join(other, ".git"))
	if got := commit(t.Context(), course); got != own {
		t.Errorf("with another GIT_DIR: %q, want %q", got, own)
	}
	if got := commit(t.Context(), t.TempDir()); got != "" {
		t.Errorf("no repository, with a GIT_DIR: %q", got)
	}
}
