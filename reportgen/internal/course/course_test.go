package course

import (
	"errors"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
)

const good = `---
title: One at a time
follows: 02-race
plan:
  - {variants: all, workers: [4], n: [1000000]}
  - {variants: [lock-once], workers: [1, cpus, 2*cpus], n: [1e6, 1]}
expect: {lock-every-add: right, lock-once: right}
predict:
  ask: What will it be?
  measure: speedup(lock-every-add)
  choices:
    - {text: faster, is: ">= 1", tempts: there are four}
    - {text: slower, is: "< 1"}
---
# Body

` + "```term\nlock\nOne at a\ntime.\n```\n"

func tree(files map[string]string) fstest.MapFS {
	root := fstest.MapFS{"labs/lab/lab.go": {}, "lessons/README.md": {}}
	for name, text := range files {
		root[name] = &fstest.MapFile{Data: []byte(text)}
	}
	return root
}

func TestLoad(t *testing.T) {
	units, err := Load(tree(map[string]string{"labs/03-mutex/main.go": "", "lessons/03-mutex.md": good}))
	if err != nil {
		t.Fatal(err)
	}
	want := []Unit{{
		Name: "03-mutex", Number: "03", Lab: "labs/03-mutex", Path: "lessons/03-mutex.md",
		Lesson: Lesson{
			Title: "One at a time", Follows: "02-race",
			Plan: []Plan{
				{Workers: []Count{{Times: 4}}, N: []int64{1000000}},
				{Variants: []string{"lock-once"}, Workers: []Count{{Times: 1}, {1, true}, {2, true}}, N: []int64{1000000, 1}},
			},
			Expect: map[string]string{"lock-every-add": "right", "lock-once": "right"},
			Predict: Predict{Ask: "What will it be?", Measure: "speedup(lock-every-add)",
				Choices: []Choice{{"faster", ">= 1", "there are four"}, {"slower", "< 1", ""}}},
			Terms: []Term{{"lock", "One at a time."}},
			Body:  []byte("# Body\n\n```term\nlock\nOne at a\ntime.\n```\n"), Line: 15,
		},
	}}
	if diff := cmp.Diff(want, units); diff != "" {
		t.Errorf("units (-want +got):\n%s", diff)
	}
}

// TestCopiesAreNoLabs puts copies of a lab and its lesson beside them.
func TestCopiesAreNoLabs(t *testing.T) {
	files := map[string]string{"labs/03-mutex/main.go": "", "lessons/03-mutex.md": good, "labs/2026-10-01/notes.txt": "", "lessons/03 .md": ""}
	for _, name := range []string{"03-mutex copy", "03-mutex (1)", "03-Mutex_old", "03-mutex.bak", "03-MUTEX"} {
		files["labs/"+name+"/main.go"], files["lessons/"+name+".md"] = "", good
	}
	units, err := Load(tree(files))
	if err != nil || len(units) != 1 {
		t.Errorf("%d units, %v", len(units), err)
	}
}

func TestLoadFromAnyEditor(t *testing.T) {
	want, err := Load(tree(map[string]string{"labs/03-mutex/main.go": "", "lessons/03-mutex.md": good}))
	if err != nil {
		t.Fatal(err)
	}
	for name, text := range map[string]string{
		"with a byte order mark and CR LF": "\ufeff" + strings.ReplaceAll(good, "\n", "\r\n"),
		"with blanks behind the dashes":    strings.ReplaceAll(good, "---\n", "--- \t\n"),
	} {
		got, err := Load(tree(map[string]string{"labs/03-mutex/main.go": "", "lessons/03-mutex.md": text}))
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
}

// TestACopyOfALessonIsNoUnit wants a number to mean the unit that has a lab, and a lesson
// whose lab is gone to stay.
func TestACopyOfALessonIsNoUnit(t *testing.T) {
	root := fstest.MapFS{}
	for _, path := range []string{"labs/03-mutex/main.go", "lessons/03-mutex.md", "lessons/03-mutex-annas-macbook.md", "lessons/05-atomic.md"} {
		root[path] = &fstest.MapFile{Data: []byte(good)}
	}
	units, err := Load(root)
	if names := strings.Join(Names(units), ", "); names != "03-mutex, 05-atomic" {
		t.Errorf("units %s", names)
	}
	const line = "lessons/03-mutex-annas-macbook.md is left out: it has no lab, and its number is that of labs/03-mutex; remove it, or rename it"
	if !errors.As(err, new(Unpaired)) || !strings.Contains(err.Error(), line) {
		t.Errorf("error %v", err)
	}
}

func TestLoadNamesEveryMistake(t *testing.T) {
	lesson := func(old, new string) map[string]string {
		if !strings.Contains(good, old) {
			t.Fatalf("%q is not in the lesson", old)
		}
		return map[string]string{"labs/03-mutex/main.go": "", "lessons/03-mutex.md": strings.Replace(good, old, new, 1)}
	}
	for name, c := range map[string]struct {
		files map[string]string
		want  []string
	}{
		"lab without a lesson": {
			map[string]string{"labs/05-atomic/main.go": ""},
			[]string{"labs/05-atomic: has no lesson", "lessons/05-atomic.md"}},
		"lesson without a lab": {
			map[string]string{"lessons/05-atomic.md": good},
			[]string{"lessons/05-atomic.md: has no lab", "labs/05-atomic/main.go"}},
		"lessons without labs": {
			map[string]string{"lessons/05-atomic.md": good, "lessons/06-false-sharing.md": good, "labs/03-mutex/main.go": "", "lessons/03-mutex.md": good},
			[]string{"2 lessons have no lab: 05-atomic, 06-false-sharing; git checkout labs/05-atomic brings one back, git sparse-checkout disable what"}},
		"labs without lessons": {
			map[string]string{"labs/05-atomic/main.go": "", "labs/06-false-sharing/main.go": "", "lessons/03-mutex.md": good, "labs/03-mutex/main.go": ""},
			[]string{"2 labs have no lesson: 05-atomic, 06-false-sharing; git checkout lessons/05-atomic.md brings one back, git sparse-checkout disable what"}},
		"number used twice": {
			map[string]string{"labs/03-a/main.go": "", "lessons/03-a.md": good, "labs/03-b/main.go": "", "lessons/03-b.md": good},
			[]string{"labs/03-a and labs/03-b: both have number 03"}},
		"a capital": {
			map[string]string{"labs/03-Mutex/main.go": "", "lessons/03-mutex.md": good},
			[]string{"lessons/03-mutex.md: has no lab", "labs/03-Mutex is left out for its name; rename it to 03-mutex"}},
		"one digit, and words apart": {
			map[string]string{"labs/3_my lab/main.go": "", "lessons/03-my-lab.MD.md": good},
			[]string{"labs/3_my lab is left out for its name; rename it to 03-my-lab"}},
		"three digits": {
			map[string]string{"labs/100-more/main.go": "", "lessons/100-more.md": good, "lessons/2026-11-30-notes.md": ""},
			[]string{"labs/100-more is left out for its number; give it one from 01 to 99\nlessons/100-more.md is left out"}},
		"a title of blanks":    {lesson("title: One at a time", "title: '  '"), []string{"lessons/03-mutex.md:1: ", "no title"}},
		"no front matter":      {lesson("---\ntitle", "title"), []string{"lessons/03-mutex.md:1: no front matter"}},
		"a merge's marks":      {lesson("---\ntitle", "<<<<<<< HEAD\n---\ntitle"), []string{"lessons/03-mutex.md:1: no front matter; ", "; git checkout lessons/03-mutex.md brings the original back"}},
		"a merge's two titles": {lesson("title: One at a time", "<<<<<<< HEAD\ntitle: A\n=======\ntitle: B\n>>>>>>> theirs"), []string{"lessons/03-mutex.md:2: a merge left its marks here: keep one of both versions"}},
		"no end":               {lesson("---\n# Body", "# Body"), []string{"lessons/03-mutex.md:1: front matter has no end"}},
		"another's end":        {lesson("---\n# Body", "# Body\n\n```order\nWhich?\n\na\n---\nb\n```\n"), []string{"lessons/03-mutex.md:1: front matter has no end"}},
		"a list for a name":    {lesson("follows: 02-race", "follows: [02-race]"), []string{"lessons/03-mutex.md:3: front matter: a list is there, and one text is wanted"}},
		"broken YAML":          {lesson("expect: {", "expect: {{"), []string{"lessons/03-mutex.md:7: front matter: ", "; git checkout lessons/03-mutex.md brings the original back"}},
		"a tab":                {lesson("  - {variants", "\t- {variants"), []string{"lessons/03-mutex.md:5: front matter: ", "; indent by spaces, and not by tabs; git checkout"}},
		"a colon":              {lesson("ask: What", "ask: Guess: what"), []string{"; put a text with a colon into quotes; git checkout"}},
		"no quotes around >":   {lesson("is: \">= ", "is: >= "), []string{"; put a text that begins with > or | into quotes; git checkout"}},
		"a number for a list":  {lesson("workers: [4]", "workers: 4"), []string{"lessons/03-mutex.md:5: ", "; a list has brackets, as in [2, 4]; git checkout"}},
		"a list for names":     {lesson("expect: {", "expect: [], predic: {"), []string{"lessons/03-mutex.md:7: "}},
		"unknown key":          {lesson("follows", "folows"), []string{"lessons/03-mutex.md:3: front matter: ", "folows"}},
		"no title":             {lesson("title: One at a time", "title: ''"), []string{"lessons/03-mutex.md:1: ", "no title"}},
		"bad expectation":      {lesson("lock-once: right", "lock-once: fast"), []string{"lessons/03-mutex.md:7: ", "want right, race, wrong or stuck"}},
		"bad workers":          {lesson("2*cpus", "2*cores"), []string{"lessons/03-mutex.md:6: ", "workers 2*cores: want 1 to 1024"}},
		"half a multiple":      {lesson("2*cpus", "2*"), []string{"lessons/03-mutex.md:6: ", "workers 2*: want 1 to 1024"}},
		"too many workers":     {lesson("workers: [4]", "workers: [4000]"), []string{"lessons/03-mutex.md:5: ", "workers 4000"}},
		"bad n":                {lesson("n: [1000000]", "n: [1.5]"), []string{"lessons/03-mutex.md:5: ", "n 1.5: want a whole number"}},
		"nested deeply":        {lesson("variants: all", "variants: "+strings.Repeat("[\n", 100_000)), []string{"lessons/03-mutex.md:1: front matter: more than 500 brackets within each other"}},
		"too many cases":       {lesson("workers: [4]", "workers: ["+strings.Repeat("4, ", 200)+"4]"), []string{"lessons/03-mutex.md:1: ", "the plan has 207 cases a variant; want at most 200"}},
		"no numbers":           {lesson("n: [1000000]", "n: [0]"), []string{"lessons/03-mutex.md:5: ", "n 0: want a whole number from 1"}},
		"n too large":          {lesson("n: [1000000]", "n: [4294967296]"), []string{"lessons/03-mutex.md:5: ", "n 4294967296"}},
		"variants no list":     {lesson("variants: all", "variants: some"), []string{"lessons/03-mutex.md:5: ", "want all, or a list"}},
		"one text twice":       {lesson("text: slower", "text: faster"), []string{"lessons/03-mutex.md:1: ", `two choices say "faster"`}},
		"no question":          {lesson("ask: What", "# ask: What"), []string{"lessons/03-mutex.md:1: ", "predict wants ask"}},
		"plan without an n":    {lesson(", n: [1000000]}", "}"), []string{"lessons/03-mutex.md:1: ", "every plan wants workers and n"}},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := Load(tree(c.files))
			if err == nil {
				t.Fatal("no error")
			}
			for _, want := range c.want {
				if !strings.Contains(err.Error(), want) {
					t.Errorf("error %q\ndoes not say %q", err, want)
				}
			}
		})
	}
}

func TestCountOn(t *testing.T) {
	if got := (Count{Times: 2, PerCPU: true}).On(8); got != 16 {
		t.Errorf("2*cpus on 8 = %d", got)
	}
	if got := (Count{Times: 3}).On(8); got != 3 {
		t.Errorf("3 on 8 = %d", got)
	}
}

func TestALessonThatShowsObservedLaunches(t *testing.T) {
	for body, want := range map[string]bool{
		"```chart lanes\n```": true, "`= busy(queue)`": true, "```chart timeline\nqueue\n```": true,
		"```chart time\n```": false, "The lanes of a timeline.": false,
	} {
		if got := observed.MatchString(body); got != want {
			t.Errorf("%q: observed %v, want %v", body, got, want)
		}
	}
}
