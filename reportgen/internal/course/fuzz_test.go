package course

import (
	"bytes"
	"strings"
	"testing"
	"unicode"

	"workbook/labs/limits"
	"workbook/labs/plain"
)

// FuzzParse wants an error of one line that names the lesson, or a lesson within
// the bounds whose body is the rest of the file.
func FuzzParse(f *testing.F) {
	f.Add([]byte(good))
	f.Add([]byte(strings.ReplaceAll(good, "\n", "\r\n")))
	for _, matter := range []string{
		"title: &t A\nplan: [{variants: *t, workers: [*t], n: [1]}]",
		"title: !!binary aGk=\nplan: [{variants: all, workers: [cpus, 0*cpus, -1], n: [1e3, 0x10, .inf, .nan]}]",
		"title: \"\\e[2J\\u202e\"\nexpect: {\"a\\nb\": right}",
		"? [a, b]\n: c", "title: |\n  a\n\n  b", "a: {<<: *a}", "%YAML 1.2\n", "\x00", "title: [", "title: A\n...\n---\nb: c",
	} {
		f.Add([]byte("---\n" + matter + "\n---\n```answer\nWhy?\n\nSo.\n```\n"))
	}
	f.Fuzz(func(t *testing.T, text []byte) {
		const path = "lessons/03-mutex.md"
		l, err := parse(path, text)
		if err != nil {
			if message := err.Error(); strings.ContainsFunc(message, func(r rune) bool { return !unicode.IsPrint(r) }) || !strings.HasPrefix(message, path+":") {
				t.Errorf("not one plain line that names the lesson: %q", message)
			}
			return
		}
		if l.Title == "" || len(l.Plan) == 0 || len(l.Predict.Choices) < 2 || l.cases() > maxCases {
			t.Errorf("accepted %+v", l)
		}
		for _, p := range l.Plan {
			for _, w := range p.Workers {
				if w.Times < 1 || w.Times > limits.Workers {
					t.Errorf("accepted workers %+v", w)
				}
			}
			for _, n := range p.N {
				if n < 1 || n > limits.N {
					t.Errorf("accepted n %d", n)
				}
			}
		}
		for variant, expect := range l.Expect {
			if expect != "right" && expect != "race" && expect != "wrong" && expect != "stuck" {
				t.Errorf("%q is expected to be %q", variant, expect)
			}
		}
		lines := strings.SplitAfter(string(plain.Text(text)), "\n")
		if rest := strings.Join(lines[l.Line-1:], ""); !bytes.Equal(l.Body, []byte(rest)) {
			t.Errorf("line %d begins %.40q, the body %.40q", l.Line, rest, l.Body)
		}
	})
}
