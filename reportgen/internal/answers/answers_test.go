package answers

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
	"unicode"

	"github.com/google/go-cmp/cmp"

	"workbook/reportgen/internal/course"
	"workbook/reportgen/internal/results"
)

var units = []course.Unit{
	{Name: "01-serial", Lesson: course.Lesson{Predict: course.Predict{Choices: []course.Choice{{Text: "the same"}, {Text: "longer: \"much\""}}}}},
	{Name: "02-race", Lesson: course.Lesson{
		Predict:   course.Predict{Choices: []course.Choice{{Text: "nothing: no run is wrong"}, {Text: "a tenth"}}},
		Questions: []string{"Why?", "What then?"},
	}},
}

func open(t *testing.T, path string) *Book {
	t.Helper()
	b, err := Open(path, units)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func TestAnswersAreKept(t *testing.T) {
	path := filepath.Join(t.TempDir(), "answers.yaml")
	first := time.Date(2026, 3, 2, 9, 0, 0, 0, time.UTC)
	later := first.Add(time.Hour)
	must(t, open(t, path).Predict(units[1], 0, "they seldom: meet", false, first))
	must(t, open(t, path).Predict(units[1], 0, "they # never meet", true, later)) // the same choice, another reason
	must(t, open(t, path).Predict(units[1], 1, "", true, later))
	must(t, open(t, path).Answer(units[1], units[1].Lesson.Questions[1], "old", first))
	must(t, open(t, path).Answer(units[1], units[1].Lesson.Questions[1], "it depends", later))

	want := &results.Prediction{
		Pick:      results.Pick{Choice: "a tenth", At: later, Seen: true},
		Earlier:   []results.Pick{{Choice: "nothing: no run is wrong", Why: "they # never meet", At: first}},
		Questions: []results.Answered{{Ask: "What then?", Answer: "it depends", At: later}},
	}
	if diff := cmp.Diff(want, open(t, path).Prediction(units[1])); diff != "" {
		t.Error(diff)
	}
	if got := open(t, path).Prediction(units[0]); got != nil {
		t.Errorf("an answer that nobody gave: %+v", got)
	}
}

func TestOnlyQuestionsAnswered(t *testing.T) {
	path := filepath.Join(t.TempDir(), "answers.yaml")
	must(t, open(t, path).Answer(units[1], units[1].Lesson.Questions[0], "because", time.Unix(0, 0)))
	if got := open(t, path).Prediction(units[1]); got == nil || got.Choice != "" || len(got.Questions) != 1 {
		t.Errorf("got %+v", got)
	}
}

// TestBrokenByHand wants the line and what is allowed, and the file as it was.
func TestBrokenByHand(t *testing.T) {
	for name, c := range map[string]struct{ text, want string }{
		"no YAML":     {"02-race:\n  choice: [a tenth\n", "answers.yaml:"},
		"tabs":        {"02-race:\n\tchoice: a tenth\n", "answers.yaml:2: "},
		"unknown key": {"02-race:\n  choise: a tenth\n", "answers.yaml:2: "},
		"no choice":   {"02-race:\n  why: I know\n", "answers.yaml:1: choice \"\": want one of"},
		"a list":      {"02-race:\n  choice: a tenth\n  why: [a, b]\n", "answers.yaml:3: a list is there, and one text is wanted"},
		"no map":      {"- a tenth\n", "answers.yaml:1: "},
		"bad time":    {"02-race:\n  choice: a tenth\n  at: yesterday\n", "answers.yaml:3: "},
		"long":        {"02-race:\n  choice: a tenth\n  why: " + strings.Repeat("x", maxText+1), "answers.yaml:3: a text of 4097 bytes"},
		"large":       {strings.Repeat("#", maxBytes+1), "larger than 1 MiB"},
		"many":        {"02-race:\n  questions:\n" + strings.Repeat("    - {ask: Why?, answer: so}\n", 101), "answers.yaml:1: 02-race: number of prediction.questions is 101; want 0 to 100"},
	} {
		t.Run(name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "answers.yaml")
			must(t, os.WriteFile(path, []byte(c.text), 0o600))
			_, err := Open(path, units)
			if err == nil || !strings.Contains(err.Error(), c.want) || strings.Contains(err.Error(), "\n") {
				t.Errorf("got %v, want one line with %s", err, c.want)
			}
			if left, _ := os.ReadFile(path); string(left) != c.text {
				t.Error("the file was written")
			}
		})
	}
}

// TestWhatIsKeptCanBeRead refuses an answer that is too long for the file, and keeps the
// first of many predictions.
func TestWhatIsKeptCanBeRead(t *testing.T) {
	path := filepath.Join(t.TempDir(), "answers.yaml")
	b, u, long := open(t, path), units[1], strings.Repeat("x", maxText+1)
	for what, err := range map[string]error{
		"a prediction": b.Predict(u, 0, long, false, time.Unix(0, 0)),
		"an answer":    b.Answer(u, u.Lesson.Questions[0], long, time.Unix(0, 0)),
		"a drawing":    b.Draw(u, []results.Point{{X: "1 worker", Y: 1}}, long, time.Unix(0, 0)),
	} {
		if err == nil || !strings.Contains(err.Error(), "want at most 4096") {
			t.Errorf("%s: %v", what, err)
		}
	}
	for i := range 3 * mostEarlier {
		must(t, b.Predict(u, i%2, fmt.Sprint(i), false, time.Unix(int64(i), 0)))
	}
	if earlier := open(t, path).Prediction(u).Earlier; len(earlier) != mostEarlier || earlier[0].Why != "0" {
		t.Errorf("%d earlier ones, the first %+v", len(earlier), earlier[0])
	}
}

// TestAnswersOfAnotherVersion has answers to a lab and to choices that the course does
// not have. They cost no other answer, and stay when another one is written.
func TestAnswersOfAnotherVersion(t *testing.T) {
	path := filepath.Join(t.TempDir(), "answers.yaml")
	must(t, os.WriteFile(path, []byte("01-serial:\n  choice: the same\n02-race:\n  at: 2026-03-02T09:00:00Z\n  choice: a thenth\n99-none:\n  choice: x\n  why: so\n04:\n  choice: x\n"), 0o600))
	check := func(b *Book) {
		t.Helper()
		if p := b.Prediction(units[0]); p == nil || p.Choice != "the same" {
			t.Errorf("the answer that the course has: %+v", p)
		}
		said := fmt.Sprint(b.LeftOut())
		for _, want := range []string{`choice "a thenth": want one of "nothing: no run is wrong", "a tenth"`, `lab "99-none": want one of 01-serial, 02-race`} {
			if !strings.Contains(said, want) {
				t.Errorf("left out: %s; want %s", said, want)
			}
		}
	}
	b := open(t, path)
	check(b)
	if p := b.Prediction(units[1]); p == nil || p.Choice != "" {
		t.Errorf("a choice that the lesson does not have: %+v", p)
	}
	if said := fmt.Sprint(b.LeftOut()); !strings.Contains(said, "answers.yaml:5: ") || !strings.Contains(said, "answers.yaml:6: ") || !strings.Contains(said, "answers.yaml:9: lab \"4\"") {
		t.Errorf("left out without its line: %s", said)
	}
	must(t, b.Predict(units[1], 1, "", false, time.Now()))
	check(open(t, path))
	if p := open(t, path).Prediction(units[1]); p == nil || p.Choice != "a tenth" || len(p.Earlier) != 0 {
		t.Errorf("predicted again: %+v", p)
	}
	if text, _ := os.ReadFile(path); !strings.Contains(string(text), "99-none:\n  choice: x\n  why: so\n") || !strings.Contains(string(text), "a thenth") {
		t.Errorf("an answer was lost: %s", text)
	}
}

// FuzzOpen wants an error of one line, or predictions that the lessons know and
// that are the same when written and read again, whatever the file holds.
func FuzzOpen(f *testing.F) {
	f.Add([]byte(heading + "02-race:\n  choice: a tenth\n  at: 2026-03-02T09:00:00Z\n  earlier:\n  - choice: a tenth\n"))
	f.Add([]byte("02-race: {choice: *x, why: &x y}\n"))
	f.Fuzz(func(t *testing.T, text []byte) {
		b := &Book{path: "answers.yaml", units: units, entries: map[string]entry{}}
		if err := b.parse(text); err != nil {
			if message := err.Error(); strings.ContainsFunc(message, func(r rune) bool { return !unicode.IsPrint(r) }) || !strings.HasPrefix(message, "answers.yaml:") {
				t.Errorf("not one plain line that names the file: %q", message)
			}
			return
		}
		for _, u := range units {
			if p := b.Prediction(u); p != nil && p.Choice != "" && u.Lesson.Predict.Choose(p.Choice) < 0 {
				t.Errorf("a choice that the lesson does not have: %q", p.Choice)
			}
		}
		b.path = filepath.Join(t.TempDir(), "answers.yaml")
		if err := b.write(); err != nil {
			t.Fatal(err)
		}
		again, err := Open(b.path, units)
		if err != nil {
			t.Fatalf("written and refused: %v", err)
		}
		for _, u := range units {
			if diff := cmp.Diff(b.Prediction(u), again.Prediction(u)); diff != "" {
				t.Errorf("read again (-first +second):\n%s", diff)
			}
		}
	})
}
