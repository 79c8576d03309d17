package main

import (
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"workbook/reportgen/internal/course"
)

// What a lesson may ask of a reader whose first language is another one.
const (
	mostWords    = 900 // in a lesson's running text
	longSentence = 25  // words
)

// fieldWords are the terms that a student has to leave the course with.
var fieldWords = []string{
	"context switch", "contention", "critical section", "data race", "goroutine", "happens-before", "latency",
	"mutual exclusion", "OS thread", "overhead", "process", "race condition", "throughput",
}

// TestLessonsReadEasily wants short lessons of short sentences.
func TestLessonsReadEasily(t *testing.T) {
	for _, u := range lessonsOf(t) {
		text := running(string(u.Lesson.Body), "")
		if n := len(strings.Fields(text)); n > mostWords {
			t.Errorf("%s: %d words of running text, want at most %d", u.Path, n, mostWords)
		}
		ask := u.Lesson.Predict
		text = running(string(u.Lesson.Body), "answer claim term") + "\n\n" + ask.Ask
		for _, c := range ask.Choices {
			text += "\n\n" + c.Text + "\n\n" + c.Tempts
		}
		if p := u.Lesson.Puzzle; p != nil {
			text += "\n\n" + p.Ask
			for _, stray := range p.Strays {
				text += "\n\n" + stray.Why
			}
		}
		for _, s := range sentences(text) {
			if n := len(strings.Fields(s)); n > longSentence {
				t.Errorf("%s: a sentence of %d words, want at most %d: %s", u.Path, n, longSentence, s)
			}
		}
	}
}

// TestEveryLessonAsks wants a reason for each wrong answer, questions on the code,
// a bug to find, lines to put in order, and two questions on earlier lessons.
func TestEveryLessonAsks(t *testing.T) {
	for i, u := range lessonsOf(t) {
		for _, c := range u.Lesson.Predict.Choices {
			if c.Tempts == "" {
				t.Errorf("%s: does not say why %q tempts", u.Path, c.Text)
			}
		}
		counts := map[string]int{"\n## Investigate\n": 1}
		if i >= 1 {
			counts["```answer\nFrom lab "] = 2
		}
		if i >= 2 {
			counts["\n## Find the bug\n"], counts["\n```order\n"] = 1, 1
		}
		for text, want := range counts {
			if got := strings.Count(string(u.Lesson.Body), text); got < want {
				t.Errorf("%s: %d times %q, want %d at least", u.Path, got, text, want)
			}
		}
	}
}

// TestFieldWords wants every term of the field introduced, and each only once.
func TestFieldWords(t *testing.T) {
	var found []string
	for _, u := range lessonsOf(t) {
		for _, term := range u.Lesson.Terms {
			if slices.Contains(found, term.Name) {
				t.Errorf("%s: introduces %q a second time", u.Path, term.Name)
			}
			found = append(found, term.Name)
		}
	}
	for _, word := range fieldWords {
		if !slices.Contains(found, word) {
			t.Errorf("no lesson introduces %q with a term block", word)
		}
	}
}

func lessonsOf(t *testing.T) []course.Unit {
	t.Helper()
	units, err := course.Load(os.DirFS(".."))
	if err != nil {
		t.Fatal(err)
	}
	return units
}

var (
	link    = regexp.MustCompile(`\[([^\]]*)\]\([^)]*\)`)
	code    = regexp.MustCompile("`[^`]*`")
	listing = regexp.MustCompile(`(?m)^ *([0-9]+\.|-) `)
)

// running is the text of a lesson that a reader reads from start to end: no
// tables, and no fenced blocks but those of the kinds named. The last line of a
// claim is its predicate, and is left out.
func running(markdown, kinds string) string {
	var text strings.Builder
	kept, fence, held := true, "", ""
	for line := range strings.Lines(markdown) {
		line = strings.TrimRight(line, "\n")
		word, opens := strings.CutPrefix(line, "```")
		switch {
		case opens && fence == "":
			fence = strings.TrimSpace(word) + " "
			kept = slices.Contains(strings.Fields(kinds), strings.Fields(fence + "-")[0])
		case opens:
			if kept && fence != "claim " {
				text.WriteString(held + "\n")
			}
			kept, fence, held = true, "", ""
			text.WriteString("\n\n")
		case !kept || strings.HasPrefix(line, "|"):
		case fence != "":
			text.WriteString(held + "\n")
			held = line
		default:
			text.WriteString(line + "\n")
		}
	}
	plain := listing.ReplaceAllString(text.String(), "\n\n")
	plain = link.ReplaceAllString(plain, "$1")
	return code.ReplaceAllString(plain, "code")
}

// sentences cuts text at its paragraphs and after full stops, question marks
// and exclamation marks. Those in names such as main.go cut nothing.
func sentences(text string) (all []string) {
	for paragraph := range strings.SplitSeq(text, "\n\n") {
		words := strings.Fields(paragraph)
		from := 0
		for i, word := range words {
			if ends(word) {
				all = append(all, strings.Join(words[from:i+1], " "))
				from = i + 1
			}
		}
		all = append(all, strings.Join(words[from:], " "))
	}
	return all
}

func ends(word string) bool {
	word = strings.TrimRight(word, `"*)_”`)
	return strings.HasSuffix(word, ".") || strings.HasSuffix(word, "?") || strings.HasSuffix(word, "!")
}
