package proof

import (
	"bytes"
	"errors"
	"strings"
	"testing"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/text"
)

// TestRead writes lessons with one mistake each, or with none.
func TestRead(t *testing.T) {
	for name, c := range map[string]struct {
		source string
		line   int    // of the mistake; 0 if there is none
		want   string // in its words
	}{
		"nothing":              {"", 0, ""},
		"prose and blocks":     {"# A\n\nB < C.\n\n```chart time\n```\n\n```go\nx := 1\n```\n", 0, ""},
		"a comment":            {"A.\n\n<!-- not for students -->\n\nB <!-- nor this -->.\n", 0, ""},
		"HTML":                 {"A.\n\n<div>\nB\n</div>\n", 3, "HTML is left out"},
		"HTML within a line":   {"A.\n\nB is <b>bold</b>.\n", 3, "HTML is left out"},
		"a picture":            {"A.\n\n![a cat](cat.png)\n", 3, "pictures are not carried"},
		"a block without end":  {"A.\n\n```chart time\n\nB.\n", 3, "has no end"},
		"no end in a quote":    {"> ```chart time\n> B.\n", 1, "has no end"},
		"an end of tildes":     {"~~~chart time\n~~~\n", 0, ""},
		"indented":             {"A.\n\n    ```chart time\n    ```\n", 3, "indented by four"},
		"indented code":        {"A.\n\n    ```sh\n    make report\n", 0, ""},
		"an answer in a list":  {"- A\n\n  ```answer one\n  B.\n  ```\n", 3, "want three ticks and answer"},
		"a term in four ticks": {"````term lock\nB.\n````\n", 1, "want three ticks and term"},
		"a blank in a link":    {"A.\n\nSee [B](a b.md) there.\n", 3, "no link"},
		"a link without end":   {"A.\n\nSee [B](a.md there.\n", 3, "no link"},
		"brackets":             {"A[i][j], `a[i](x y)` and f[T](x) [sic] [1] [2].\n", 0, ""},
		"links":                {"[A](a.md), [B][c], [c] and [`d[i]`](d.md).\n\n[c]: c.md\n", 0, ""},
		"a row alone":          {"A.\n\n| a | b |\n| 1 | 2 |\n", 3, "this is no table"},
		"bars":                 {"|x| is at most\n|y|\n", 0, ""},
		"a merge's marks":      {"A.\n\n<<<<<<< HEAD\nB.\n=======\nC.\n>>>>>>> other\n", 3, "merge"},
	} {
		source := []byte(c.source)
		doc := goldmark.New().Parser().Parse(text.NewReader(source))
		found := Read(doc, source, []string{"chart", "answer", "term"})
		if c.line == 0 {
			for _, m := range found {
				t.Errorf("%s: line %d: %v", name, lineOf(source, m), m.Err)
			}
			continue
		}
		if len(found) == 0 {
			found = append(found, Mistake{Err: errors.New("no mistake")})
		}
		if got := found[0]; lineOf(source, got) != c.line || !strings.Contains(got.Err.Error(), c.want) {
			t.Errorf("%s: line %d: %v, want line %d and %q", name, lineOf(source, got), got.Err, c.line, c.want)
		}
	}
}

func lineOf(source []byte, m Mistake) int { return 1 + bytes.Count(source[:m.At], []byte("\n")) }
