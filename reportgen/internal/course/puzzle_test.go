package course

import (
	"slices"
	"strings"
	"testing"
)

const sample = `Add until the
limit.

for {
	if full() {
		return
	}
	add()
}
---
wait() // Nobody would wake it.
`

func TestPuzzle(t *testing.T) {
	p, err := ParsePuzzle(sample)
	if err != nil {
		t.Fatal(err)
	}
	if p.Ask != "Add until the limit." || len(p.Lines) != 6 || len(p.Strays) != 1 {
		t.Fatalf("read as %+v", p)
	}
	if got, want := Indented(p.Lines), "for {\n\tif full() {\n\t\treturn\n\t}\n\tadd()\n}\n"; got != want {
		t.Errorf("indented as\n%s", got)
	}
	mixed := p.Mixed()
	if !slices.Equal(mixed, p.Mixed()) || slices.Equal(mixed[:6], p.Lines) {
		t.Errorf("mixed as %q", mixed)
	}
	for order, want := range map[string]string{
		"for { if full() { return } add() }":   "Right: every line is in its place.",
		"for { if full() {":                    "Right so far: 2 of 6 lines.",
		"":                                     "Right so far: 0 of 6 lines.",
		"for { wait()":                         "Line 2 does not belong. Nobody would wake it.",
		"for { add()":                          "Right so far: 1 of 6 lines. Look at line 2.",
		"for { if full() { return } add() } }": "Right so far: 6 of 6 lines. Look at line 7.",
	} {
		var lines []string
		for word := range strings.FieldsSeq(order) {
			if n := len(lines); n > 0 && (word == "{" || word == "full()") {
				lines[n-1] += " " + word
				continue
			}
			lines = append(lines, word)
		}
		if got := p.Judge(lines); got != want {
			t.Errorf("%q: says %q, want %q", lines, got, want)
		}
	}
}

func TestPuzzlesWithAMistake(t *testing.T) {
	for text, want := range map[string]string{
		"Ask\na\nb\nc\n---\nd // no\n":         "holds a question",
		"Ask\n\na\nb\n---\nd // no\n":          "at least three",
		"Ask\n\na\nb\nc\n":                     "a line ---",
		"Ask\n\na\nb\nc\n---\nd\n":             "and why",
		"Ask\n\na\nb\nc\n---\na // not here\n": "among those",
	} {
		if _, err := ParsePuzzle(text); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: got %v, want an error with %q", text, err, want)
		}
	}
}
