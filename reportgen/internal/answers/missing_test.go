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

// TestAnswersInICloudOnly are kept: no new file hides them.
func TestAnswersInICloudOnly(t *testing.T) {
	folder := t.TempDir()
	must(t, os.WriteFile(filepath.Join(folder, ".answers.yaml.icloud"), []byte("bplist00"), 0o600))
	path := filepath.Join(folder, "answers.yaml")
	if _, err := Open(path, units); err == nil || !strings.Contains(err.Error(), "/: answers.yaml is in iCloud only") {
		t.Errorf("got %v", err)
	}
	b := &Book{path: path, units: units}
	if err := b.Predict(units[0], 0, "", false, time.Now()); err == nil {
		t.Error("an answer is kept beside them")
	}
	if _, err := os.Stat(path); err == nil {
		t.Error("a new file is there")
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

// TestTwoTerminals answers in two at a time: neither takes the other's answer away,
// and a mistake that is typed into the file meanwhile stays there.
func TestTwoTerminals(t *testing.T) {
	path := filepath.Join(t.TempDir(), "answers.yaml")
	first, second := open(t, path), open(t, path)
	must(t, first.Predict(units[0], 0, "", false, time.Now()))
	must(t, second.Predict(units[1], 1, "", false, time.Now()))
	must(t, first.Answer(units[1], "Why?", "so", time.Now()))
	book := open(t, path)
	if p := book.Prediction(units[0]); p == nil || p.Choice != "the same" {
		t.Errorf("the first answer: %+v", p)
	}
	if p := book.Prediction(units[1]); p == nil || p.Choice != "a tenth" || len(p.Questions) != 1 {
		t.Errorf("the second answers: %+v", p)
	}
	must(t, os.WriteFile(path, []byte("02-race: {choice: [twelfth}\n"), 0o644))
	if err := second.Answer(units[1], "Why?", "so", time.Now()); err == nil {
		t.Error("a file that cannot be read was written")
	}
	if text, err := os.ReadFile(path); err != nil || string(text) != "02-race: {choice: [twelfth}\n" {
		t.Errorf("the file has %q, %v", text, err)
	}
}

// TestAFileKeptElsewhere has a link in its place.
func TestAFileKeptElsewhere(t *testing.T) {
	elsewhere, path := filepath.Join(t.TempDir(), "mine.yaml"), filepath.Join(t.TempDir(), "answers.yaml")
	must(t, os.WriteFile(elsewhere, nil, 0o644))
	if err := os.Symlink(elsewhere, path); err != nil {
		t.Skip(err)
	}
	must(t, open(t, path).Predict(units[0], 0, "", false, time.Now()))
	if p := open(t, elsewhere).Prediction(units[0]); p == nil {
		t.Error("the answer is not in the file that the link names")
	}
	book := open(t, path)
	must(t, os.Remove(elsewhere)) // as if its disk were not connected
	if _, err := Open(path, units); err == nil || !strings.Contains(err.Error(), path+": is a link to "+elsewhere+", which is not there; connect") {
		t.Errorf("behind a link that leads to nothing: %v", err)
	}
	if err := book.Predict(units[0], 1, "", false, time.Now()); err == nil {
		t.Error("an answer was kept in place of the link")
	}
	if to, err := os.Readlink(path); err != nil || to != elsewhere {
		t.Errorf("the link leads to %q: %v", to, err)
	}
}
