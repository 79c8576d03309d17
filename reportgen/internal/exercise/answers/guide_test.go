package answers

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"workbook/reportgen/internal/course"
)

// fileInGuide is a file of docs/writing-exercises.md, after a line that ends with
// its path.
var fileInGuide = regexp.MustCompile("(?ms)`(labs/22-two-halves/[^`]+)`[^`\n]*(?:`[^`\n]*`[^`\n]*)?:\n\n```go\n(.*?)^```$")

// TestGuide makes the exercise of docs/writing-exercises.md, and holds its tests
// against its answers.
func TestGuide(t *testing.T) {
	if testing.Short() {
		t.Skip("builds an exercise of its own")
	}
	guide, err := os.ReadFile(filepath.Join(root, "docs", "writing-exercises.md"))
	if err != nil {
		t.Fatal(err)
	}
	project := t.TempDir()
	for _, part := range []string{"labs/contract", "labs/lab", "labs/launch", "labs/limits", "labs/plain", "labs/units"} {
		if err := os.CopyFS(filepath.Join(project, part), os.DirFS(filepath.Join(root, part))); err != nil {
			t.Fatal(err)
		}
	}
	files := map[string]string{}
	for _, m := range fileInGuide.FindAllStringSubmatch(string(guide), -1) {
		files[m[1]] = m[2]
	}
	const folder = "labs/22-two-halves/exercise/"
	files[folder+"testdata/given.go"] = files[folder+"exercise.go"]
	for _, name := range []string{"go.mod", "go.sum"} {
		text, err := os.ReadFile(filepath.Join(root, name))
		if err != nil {
			t.Fatal(err)
		}
		files[name] = string(text)
	}
	for path, text := range files {
		path = filepath.Join(project, filepath.FromSlash(path))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if lines := strings.Count(files[folder+"exercise_test.go"], "\n"); lines == 0 || lines > 65 {
		t.Errorf("the tests have %d lines, want few", lines)
	}
	u := course.Unit{Name: "22-two-halves", Number: "22", Exercise: strings.TrimSuffix(folder, "/")}
	judge(t, project, u, map[string]int{"given": 1, "wrong": 2, "right": 2})
}
