package answers

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"workbook/reportgen/internal/results"
)

// TestAnswersFromAnyEditor wants what was read to be the same from an editor that
// writes CR LF and a byte order mark.
func TestAnswersFromAnyEditor(t *testing.T) {
	path := filepath.Join(t.TempDir(), "answers.yaml")
	must(t, os.WriteFile(path, []byte("\ufeff02-race:\r\n  choice: a tenth\r\n  why: |\r\n    one\r\n    two\r\n"), 0o600))
	want := &results.Prediction{Pick: results.Pick{Choice: "a tenth", Why: "one\ntwo\n"}}
	if diff := cmp.Diff(want, open(t, path).Prediction(units[1])); diff != "" {
		t.Error(diff)
	}
}

// TestAnswersOfAnOlderEditor has a byte for each letter, as Windows-1252 has, and wants what
// is kept next to be in UTF-8.
func TestAnswersOfAnOlderEditor(t *testing.T) {
	path := filepath.Join(t.TempDir(), "answers.yaml")
	must(t, os.WriteFile(path, []byte("02-race:\n  choice: a tenth\n  why: zu sp\xe4t, \x84f\xfcnf\x93 \x80\n"), 0o600))
	b := open(t, path)
	must(t, b.Answer(units[1], "Why?", "größer", time.Time{}))
	for _, b := range []*Book{b, open(t, path)} {
		if got := b.Prediction(units[1]); got.Why != "zu spät, „fünf“ €" || got.Questions[0].Answer != "größer" {
			t.Errorf("got %+v", got)
		}
	}
	if text, err := os.ReadFile(path); err != nil || !utf8.Valid(text) {
		t.Errorf("kept as %q, %v", text, err)
	}
}

// TestOnlyComments takes out every answer, and keeps another.
func TestOnlyComments(t *testing.T) {
	for _, text := range []string{heading, "\n", "", "---\n"} {
		path := filepath.Join(t.TempDir(), "answers.yaml")
		must(t, os.WriteFile(path, []byte(text), 0o644))
		must(t, open(t, path).Predict(units[0], 0, "", false, time.Now()))
		if p := open(t, path).Prediction(units[0]); p == nil || p.Choice != "the same" {
			t.Errorf("%q: kept %+v", text, p)
		}
	}
}

// TestASecondDocument is refused, because what is in it would be lost with the next answer.
func TestASecondDocument(t *testing.T) {
	path := filepath.Join(t.TempDir(), "answers.yaml")
	const one, other = "02-race:\n  choice: a tenth\n", "01-serial:\n  choice: the same\n"
	for text, line := range map[string]string{
		heading + one + "---\n" + other: ":6: ", one + "...\n" + other: ":3: ", "---\n---\n" + one: ":2: ", "---\n" + one + "---\n# other\n": "",
	} {
		must(t, os.WriteFile(path, []byte(text), 0o644))
		switch _, err := Open(path, units); {
		case line == "" && err != nil, line != "" && (err == nil || !strings.Contains(err.Error(), path+line+"a second document begins")):
			t.Errorf("%q: %v", text, err)
		}
	}
}

// TestAnyYAML reads answers as a page, an input method or another tool of YAML writes them.
func TestAnyYAML(t *testing.T) {
	path := filepath.Join(t.TempDir(), "answers.yaml")
	for _, text := range []string{"02-race:\n\u00a0\u00a0choice: a tenth\n", "02-race:\n\u3000choice: a tenth\n", "%YAML 1.2\n---\n02-race:\n  choice: a tenth\n"} {
		must(t, os.WriteFile(path, []byte(text), 0o644))
		a, err := Open(path, units)
		if err != nil {
			t.Errorf("%q: %v", text, err)
			continue
		}
		if p := a.Prediction(units[1]); p == nil || p.Choice != "a tenth" {
			t.Errorf("%q: %+v", text, p)
		}
	}
}
