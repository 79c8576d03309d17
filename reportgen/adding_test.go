package main

import (
	"context"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// TestAddingALab does what docs/adding-a-lab.md says, in a project that has two
// labs, and wants a report of the third.
func TestAddingALab(t *testing.T) {
	root, err := filepath.Abs("..")
	if err != nil {
		t.Fatal(err)
	}
	guide := []byte(readText(t, "../docs/adding-a-lab.md"))
	project := t.TempDir()
	if err := copyProject(root, project, "01-serial", "02-race"); err != nil {
		t.Fatal(err)
	}
	for path, block := range map[string]*regexp.Regexp{
		"labs/15-two-halves/main.go": regexp.MustCompile("(?ms)^```go\n(.*?)^```$"),
		"lessons/15-two-halves.md":   regexp.MustCompile("(?ms)^```markdown\n(.*?)^```\n^```$"),
	} {
		found := block.FindSubmatch(guide)
		if found == nil {
			t.Fatalf("the guide has no text for %s", path)
		}
		text := string(found[1])
		if strings.HasSuffix(path, ".md") {
			text += "```\n" // the block's own last fence
		}
		path = filepath.Join(project, path)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}

	t.Chdir(project)
	var stdout, stderr strings.Builder
	if code := run(context.Background(), []string{"run", "-budget", "1s", "-rounds", "6", "15"}, nil, &stdout, &stderr); code != exitDone {
		t.Fatalf("exit code %d: %s", code, &stderr)
	}
	if code := run(context.Background(), []string{"render", "report/results.json"}, nil, &stdout, &stderr); code != exitDone {
		t.Fatalf("exit code %d: %s", code, &stderr)
	}
	page, err := os.ReadFile("report/index.html")
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"Two halves", "slower than one loop"} {
		if !strings.Contains(string(page), want) {
			t.Errorf("the page lacks %q", want)
		}
	}
}
