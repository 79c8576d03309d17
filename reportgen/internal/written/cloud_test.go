package written

import (
	"os"
	"strings"
	"testing"
	"testing/fstest"
)

func TestInCloud(t *testing.T) {
	folder := fstest.MapFS{"lessons/.answers.yaml.icloud": {}, ".go.mod.icloud": {}, "lessons/03-mutex.md": {}}
	for name, want := range map[string]string{
		"lessons/answers.yaml": "lessons/answers.yaml is in iCloud only, and lessons/.answers.yaml.icloud marks its place",
		"go.mod":               "go.mod is in iCloud only, and .go.mod.icloud marks its place",
		"lessons/03-mutex.md":  "",
		"none/exercise.go":     "",
	} {
		err := InCloud(folder, name)
		if want == "" && err != nil || want != "" && (err == nil || !strings.HasPrefix(err.Error(), want)) {
			t.Errorf("%s: got %v, want %q", name, err, want)
		}
	}
}

// TestNotInCloud has a name that is too long for a note of it.
func TestNotInCloud(t *testing.T) {
	if err := InCloud(os.DirFS(t.TempDir()), strings.Repeat("x", 250)); err != nil {
		t.Errorf("got %v", err)
	}
}
