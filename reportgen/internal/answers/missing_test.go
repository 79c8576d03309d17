package answers

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// TestAnAnswersFileOfAnotherName is missing under its own name, and named if it may be there
// under another one.
func TestAnAnswersFileOfAnotherName(t *testing.T) {
	for name, named := range map[string]bool{
		"answers.yml": true, "Answers.yaml": true, "answers.yaml.txt": true, "answers (1).yaml": true, "answers.YML": true,
		"answers.txt": false, "my-answers.yaml": false, "answers.md": false, ".answers.yaml-1-2.partial": false,
	} {
		folder := t.TempDir()
		path := filepath.Join(folder, "answers.yaml")
		must(t, os.WriteFile(filepath.Join(folder, name), []byte("02-race:\n  choice: a tenth\n"), 0o600))
		if _, err := os.Stat(path); err == nil {
			continue // a file system to which Answers.yaml is the same
		}
		b := open(t, path)
		if left := b.LeftOut(); (len(left) == 1) != named || named && !strings.HasSuffix(left[0].Error(), name+" is yours, rename it to answers.yaml") {
			t.Errorf("%s: left out %v", name, left)
		}
		must(t, b.Predict(units[0], 0, "", false, time.Now()))
		if left := open(t, path).LeftOut(); len(left) > 0 {
			t.Errorf("%s: beside a file with an answer, left out %v", name, left)
		}
	}
}

// TestAnEntryWithoutAnAnswer is one that somebody began to write: the others count, and it
// gets its answer.
func TestAnEntryWithoutAnAnswer(t *testing.T) {
	for _, begun := range []string{"01-serial:\n", "01-serial: ~\n", "01-serial: {}\n", "01-serial:\n  choice:\n", "01-serial:\n  choice: \"\"\n  why:\n"} {
		path := filepath.Join(t.TempDir(), "answers.yaml")
		must(t, os.WriteFile(path, []byte(begun+"02-race:\n  choice: a tenth\n"), 0o600))
		b := open(t, path)
		if p := b.Prediction(units[1]); len(b.LeftOut()) > 0 || p == nil || p.Choice != "a tenth" || b.Prediction(units[0]) != nil {
			t.Errorf("%q: left out %v, answered %+v", begun, b.LeftOut(), p)
		}
		must(t, b.Predict(units[0], 1, "", false, time.Now()))
		if p := open(t, path).Prediction(units[0]); p == nil || p.Choice != units[0].Lesson.Predict.Choices[1].Text {
			t.Errorf("%q: kept %+v", begun, p)
		}
	}
}
