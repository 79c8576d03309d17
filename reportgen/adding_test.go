package main

import (
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// TestAddingALab does what docs/adding-a-lab.md says, in a project that has two
// labs, and what docs/writing-exercises.md says to its end. It wants the new
// exercise checked, and a report of the new lab.
func TestAddingALab(t *testing.T) {
	if testing.Short() {
		t.Skip("builds a lab and an exercise")
	}
	project := projectWith(t, "01-serial", "02-race")
	followGuide(t, project)
	for _, step := range []struct {
		args  string
		code  int
		wants string
	}{
		{"list -check", exitDone, "22-two-halves"},
		{"check 22", exitFailed, "not attempted"},
		{"solution 22 -i-give-up", exitDone, "slices.Max(largest)"},
		{"COPY", exitDone, ""},
		{"check 22", exitDone, "Passed"},
		{"run -budget 1s -rounds 6 22", exitDone, "results.json"},
		{"render report/results.json", exitDone, "index.html"},
		{"reset 22", exitDone, "is as it was given"},
	} {
		if step.args == "COPY" {
			folder := filepath.Join(project, "labs/22-two-halves/exercise")
			if err := copyFile(filepath.Join(folder, "testdata/solution.go"), filepath.Join(folder, "exercise.go")); err != nil {
				t.Fatal(err)
			}
			continue
		}
		code, stdout, stderr := typed(t, project, strings.Fields(step.args)...)
		if code != step.code || !strings.Contains(stdout, step.wants) {
			t.Errorf("%s: exit code %d, want %d with %q\n%s%s", step.args, code, step.code, step.wants, stdout, stderr)
		}
	}
	page := readText(t, filepath.Join(project, "report/index.html"))
	for _, want := range []string{"Two halves", "slower than one loop", "yours", "Look for the largest number"} {
		if !strings.Contains(page, want) {
			t.Errorf("the page lacks %q", want)
		}
	}
}

// The guides' blocks: a Go file after the line that names it, and those without.
var (
	goFile        = regexp.MustCompile("(?ms)`(labs/22-two-halves/[^`]+)`[^`\n]*(?:`[^`\n]*`[^`\n]*)?:\n\n```go\n(.*?)^```$")
	goBlock       = regexp.MustCompile("(?ms)^```go\n(.*?)^```$")
	markdownBlock = regexp.MustCompile("(?ms)^```markdown\n(.*?^```\n)```$")
)

// followGuide writes what the two guides say into the project.
func followGuide(t *testing.T, project string) {
	t.Helper()
	const lab = "labs/22-two-halves/"
	guide := readText(t, "../docs/adding-a-lab.md")
	code := goBlock.FindAllStringSubmatch(guide, -1)
	markdown := markdownBlock.FindAllStringSubmatch(guide, -1)
	if len(code) != 2 || len(markdown) != 2 {
		t.Fatalf("the guide has %d blocks of Go and %d of Markdown, want 2 and 2", len(code), len(markdown))
	}
	call := regexp.MustCompile(`(?ms)^\tlab\.Main\(.*?^\t\)\n`)
	files := map[string]string{
		lab + "main.go":            call.ReplaceAllLiteralString(code[0][1], code[1][1]),
		"lessons/22-two-halves.md": markdown[0][1] + "\n" + markdown[1][1],
	}
	writing := readText(t, "../docs/writing-exercises.md")
	for _, file := range goFile.FindAllStringSubmatch(writing, -1) {
		files[file[1]] = file[2]
	}
	files[lab+"exercise/testdata/given.go"] = files[lab+"exercise/exercise.go"]
	_, yours, _ := strings.Cut(writing, "`yours.go` in the lab's folder")
	files[lab+"yours.go"] = goBlock.FindStringSubmatch(yours)[1]
	for path, text := range files {
		put(t, project, path, text)
	}
}
