package lesson

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"workbook/labs/plain"
	"workbook/reportgen/internal/course"
	"workbook/reportgen/internal/results"
	"workbook/reportgen/internal/source"
)

var update = flag.Bool("update", false, "write the golden files")

func TestGoldenLesson(t *testing.T) {
	root := os.DirFS(filepath.Join("testdata", "small"))
	units, err := course.Load(root)
	if err != nil {
		t.Fatal(err)
	}
	sections, err := Render(Input{Units: units, Root: root, File: &results.File{}})
	if err != nil {
		t.Fatal(err)
	}
	got := string(sections[0].Body)
	golden := filepath.Join("testdata", "small", "golden.html")
	if *update {
		if err := os.WriteFile(golden, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(plain.Text(want)), string(plain.Text([]byte(got)))); diff != "" {
		t.Errorf("the lesson differs from %s; run go test -update if it should:\n%s", golden, diff)
	}
}

const front = `---
title: T
plan:
  - {variants: all, workers: [4], n: [1000]}
expect: {one: right}
predict:
  ask: What?
  measure: MEASURE
  choices: [{text: a, is: "< 1"}, {text: b, is: "IS"}]
---
`

// tree is a project with one lab and its lesson, whose body begins on line 11.
func tree(body string) fstest.MapFS {
	if !strings.HasPrefix(body, "---") {
		body = strings.NewReplacer("MEASURE", "speedup(one)", "IS", ">= 1").Replace(front) + body
	}
	return fstest.MapFS{
		"lessons/01-a.md": {Data: []byte(body)},
		"labs/01-a/main.go": {Data: []byte(`package main

func main() { lab.Main(lab.Variant{Name: "one", Sum: one}) }

func one(t lab.Task) int64 { return 1 }
`)},
	}
}

func TestCheckFindsEveryMistakeWithItsPlace(t *testing.T) {
	for _, c := range []struct{ name, body, want string }{
		{"nothing wrong", "Fine.", ""},
		{"unknown chart", "a\n\n```chart tiem\n```\n", `lessons/01-a.md:13: unknown chart "tiem": want one of`},
		{"nearest chart", "```chart tiem\n```\n", `did you mean "time"?`},
		{"term without a meaning", "```term\nlock\n```\n", "lessons/01-a.md:11: a term block holds a name"},
		{"chart without a name", "```chart\n```\n", "lessons/01-a.md:11: a chart block names one chart"},
		{"chart of an unknown variant", "```chart time\nonne\n```\n", `lessons/01-a.md:11: unknown variant "onne"`},
		{"chart with two names", "```chart time speedup\n```\n", "lessons/01-a.md:11: a chart block names one chart"},
		{"comparison without against", "```chart time: one, serial\n```\n", "lessons/01-a.md:11: the comparison"},
		{"unknown declaration", "```code onne\n```\n", `lessons/01-a.md:11: labs/01-a/main.go: unknown declaration "onne": want one of main, one; did you mean "one"?`},
		{"code without a name", "```code\n```\n", "lessons/01-a.md:11: a code block names one declaration"},
		{"unknown lab in a diff", "```diff 01-a 02-b\n```\n", `lessons/01-a.md:11: unknown lab "02-b": want one of 01-a`},
		{"unknown declaration in a diff", "```diff 01-a/one 01-a/two\n```\n", `lessons/01-a.md:11: labs/01-a/main.go: unknown declaration "two"`},
		{"diff of one", "```diff 01-a\n```\n", "lessons/01-a.md:11: a diff block names two labs"},
		{"bad predicate", "```claim\nIt is fast.\nfaster(one, too)\n```\n", "lessons/01-a.md:11: 01-a has no variant too"},
		{"value for a predicate", "```claim\nIt is fast.\ntime(one)\n```\n", "lessons/01-a.md:11: "},
		{"claim without a sentence", "```claim\nrace(one)\n```\n", "lessons/01-a.md:11: a claim block holds a sentence and"},
		{"a predicate on two lines", "```claim\nIt is fast.\nspeedup(one) > 1 and\nspeedup(one) < 2\n```\n", "lessons/01-a.md:11: a claim's predicate is its last line alone"},
		{"two predicates", "```claim\nIt is fast.\nfaster(one, serial)\nnot race(one)\n```\n", "lessons/01-a.md:11: a claim's predicate is its last line alone"},
		{"a sentence with a call", "```claim\nThe method time(x) is fast, and\nslow (not always).\nnot race(one)\n```\n", ""},
		{"a link to nothing", "a\n[b](../labs/01-a/none.go)\n", "lessons/01-a.md:12: the link leads to labs/01-a/none.go, which is not there"},
		{"a link to a lesson that is gone", "[b](02-b.md#c)\n", "lessons/01-a.md:11: the link leads to lessons/02-b.md"},
		{"links that lead somewhere", "[b](../labs/01-a/main.go) [c](../labs) [d](01-a.md#e) [f](#g) [h](../labs/01-%61/main.go)\n", ""},
		{"bad value", "a\nb `= tiem(one)` c\n", "lessons/01-a.md:12: "},
		{"bad value in an answer", "```answer\nWhy?\n\nSo.\n`= tiem(one)`\n```\n", "lessons/01-a.md:15: "},
		{"bad value in a question", "```answer\nWhy\n`= tiem(one)`?\n\nSo.\n```\n", "lessons/01-a.md:13: "},
		{"answer without an answer", "```answer\nWhy?\n```\n", "lessons/01-a.md:11: an answer block holds"},
		{"a second order block", "```order\nAsk\n\na\nb\nc\n---\nd // no\n```\n\n```order\nMore\n\na\nb\nc\n---\nd // no\n```\n", "lessons/01-a.md:21: a lesson has one order block"},
		{"the same order block twice", "```order\nAsk\n\na\nb\nc\n---\nd // no\n```\n\n```order\nAsk\n\na\nb\nc\n---\nd // no\n```\n", "lessons/01-a.md:21: a lesson has one order block"},
		{"order without a stray", "```order\nAsk\n\na\nb\nc\n```\n", "lessons/01-a.md:11: an order block holds"},
		{"unknown block", "```chrat time\n```\n", `lessons/01-a.md:11: unknown block or language "chrat": want one of answer, chart, claim, code, diff, exercise, order, stepper, term, go, sh, text; did you mean "chart"?`},
		{"block without an end", "a\n\n```go\nx := 1\n\nand the rest\n", "lessons/01-a.md:13: this block has no end"},
		{"empty block without an end", "```chart time\n", "lessons/01-a.md:11: this block has no end"},
		{"block without an end in a list", "- a\n\n  ```go\n  x := 1\n\nb\n", "lessons/01-a.md:13: this block has no end"},
		{"blocks in a list and a quote", "- a\n\n  ```chart time\n  ```\n\n  ~~~go\n  x := 1\n  ~~~\n\n> ```chart time\n> ```\n", ""},
		{"answer in a list", "- a\n\n  ```answer\n  Why?\n\n  So.\n  ```\n", "lessons/01-a.md:13: want three ticks and answer at the start"},
		{"term with four ticks", "````term\nlock\nA word.\n````\n", "lessons/01-a.md:11: want three ticks and term"},
		{"order with tildes", "~~~order\nAsk\n\na\nb\nc\n---\nd // no\n~~~\n", "lessons/01-a.md:11: want three ticks and order"},
		{"indented block", "a\n\n    ```chart time\n    ```\n", "lessons/01-a.md:13: indented by four"},
		{"indented code", "a\n\n    ```\n    x := 1\n", ""},
		{"a merge's marks", "a\n\n<<<<<<< HEAD\nb\n=======\nc\n>>>>>>> theirs\n", "lessons/01-a.md:13: a merge left its marks here"},
		{"a file's address", "[a](file:///etc/x) [b](https://go.dev)\n", ""},
		{"HTML block", "a\n\n<div>b</div>\n", "lessons/01-a.md:13: HTML is left out"},
		{"HTML in a line", "a <b>b</b>\n", "lessons/01-a.md:11: HTML is left out"},
		{"a comment", "<!-- a -->\n\nb <!-- c -->\n", ""},
		{"picture", "a ![b](c.png)\n", "lessons/01-a.md:11: pictures are not carried"},
		{"unknown predecessor", strings.NewReplacer("title: T", "title: T\nfollows: 01-b", "MEASURE", "speedup(one)", "IS", ">= 1").Replace(front), `lessons/01-a.md:1: follows: unknown lab "01-b"`},
		{"itself as predecessor", strings.NewReplacer("title: T", "title: T\nfollows: 01-a", "MEASURE", "speedup(one)", "IS", ">= 1").Replace(front), "lessons/01-a.md:1: follows: 01-a does not come before this lab"},
		{"unknown variant in the plan", strings.NewReplacer("variants: all", "variants: [onne]", "MEASURE", "speedup(one)", "IS", ">= 1").Replace(front), `lessons/01-a.md:1: front matter: plan: unknown variant "onne": want one of serial, one; did you mean "one"?`},
		{"unknown variant to expect", strings.NewReplacer("{one: right}", "{onne: right}", "MEASURE", "speedup(one)", "IS", ">= 1").Replace(front), `lessons/01-a.md:1: front matter: expect: unknown variant "onne"`},
		{"unknown variant to trace", strings.NewReplacer("expect:", "trace: [{variants: [two], workers: [4], n: [1000]}]\nexpect:", "MEASURE", "speedup(one)", "IS", ">= 1").Replace(front), `lessons/01-a.md:1: front matter: trace: unknown variant "two"`},
		{"bad measure", strings.NewReplacer("MEASURE", "tiem(one)", "IS", ">= 1").Replace(front), "lessons/01-a.md:1: predict: measure: "},
		{"bad choice", strings.NewReplacer("MEASURE", "speedup(one)", "IS", ">= 1ms").Replace(front), `lessons/01-a.md:1: predict: choice "b": `},
	} {
		t.Run(c.name, func(t *testing.T) {
			root := tree(c.body)
			units, err := course.Load(root)
			if err != nil {
				t.Fatal(err)
			}
			err = Check(units, root)
			switch {
			case c.want == "" && err != nil:
				t.Errorf("got %v, want no error", err)
			case c.want == "":
			case err == nil:
				t.Errorf("no error, want %s", c.want)
			case !strings.Contains(err.Error(), c.want):
				t.Errorf("got %q, want %q", err, c.want)
			}
		})
	}
}

func TestCheckFindsAllMistakesAtOnce(t *testing.T) {
	root := tree("```chart a\n```\n\n```code b\n```\n\n`= c(one)`\n")
	units, err := course.Load(root)
	if err != nil {
		t.Fatal(err)
	}
	if got := strings.Count(Check(units, root).Error(), "\n") + 1; got != 3 {
		t.Errorf("%d mistakes, want 3", got)
	}
	if _, err := Render(Input{Units: units, Root: root, File: &results.File{}}); err == nil {
		t.Error("wrong lessons were rendered")
	}
}

// TestAProgramThatChangedSinceIsNamed renders what another program measured: the code
// of the page is not the code that ran.
func TestAProgramThatChangedSinceIsNamed(t *testing.T) {
	root := tree("")
	root["go.mod"], root["go.sum"] = &fstest.MapFile{}, &fstest.MapFile{}
	units, err := course.Load(root)
	if err != nil {
		t.Fatal(err)
	}
	now, err := source.Program(root, units[0].Lab, nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, measured := range []struct {
		program string
		changed bool
	}{{now, false}, {"", false}, {strings.Repeat("a1", 32), true}} {
		f := &results.File{Labs: []results.Lab{{Name: units[0].Name, Program: measured.program}}}
		sections, err := Render(Input{Units: units, Root: root, File: f})
		if err != nil {
			t.Fatal(err)
		}
		troubles := strings.Join(sections[0].Quiz.Card.Troubles, "\n")
		if said := strings.Contains(troubles, "has changed since it was measured"); said != measured.changed {
			t.Errorf("measured %.8q, now %.8q: %q", measured.program, now, troubles)
		}
	}
}
