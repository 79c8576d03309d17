package page

import (
	"html"
	"strings"
	"testing"
)

// TestWhatTheReaderSaidStandsBesideTheResult wants predictions held against this
// machine, in the lesson and over the course, and the changed one as changed.
func TestWhatTheReaderSaidStandsBesideTheResult(t *testing.T) {
	in := fixture(t, newRoom(2, 0.02))
	in.Script, in.File = nil, predicted(in.File)
	var page strings.Builder
	if err := Render(&page, in); err != nil {
		t.Fatal(err)
	}
	text := html.UnescapeString(page.String())
	for _, want := range []string{
		"You said: a tenth, or more. That is what this machine shows.",
		"You answered on 20 November 2026, 10:30 UTC, with an earlier result at hand.",
		"You had first said “nothing: an addition is one step”, on 20 November 2026, 09:30 UTC, before there was a result, and changed it.",
		"You said: about 4 times faster. This machine shows something else, and finding out why is the lesson.",
		"Your reason: there are four of them",
		"You wrote: it is wrong",
		"1 of 2 predictions came out as you said, 1 came out otherwise.",
		"measured: slower",
		"Count words behind <one> lock.",
		"func Count(texts []string) map[string]int",
		"It holds the lock & nothing else.",
		"go run ./reportgen check 03 -hint",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("the page lacks %q", want)
		}
	}
	if strings.Contains(text, "func helper") {
		t.Error("the page shows what is not asked for")
	}
}

// TestAPredictedLessonIsOpen wants no second question of whoever has answered.
func TestAPredictedLessonIsOpen(t *testing.T) {
	secondary(t)
	t.Parallel()
	in := fixture(t, newRoom(2, 0.02))
	in.File = predicted(in.File)
	b := openTab(t, in)
	b.goTo("03-mutex")
	b.until(open("03-mutex"))
	if got := eval[[]string](b, `[...document.querySelectorAll('#\\30 3-mutex .choice[aria-pressed="true"]')].map((c) => c.firstElementChild.textContent)`); len(got) != 1 || got[0] != "about 4 times faster" {
		t.Errorf("pressed: %q", got)
	}
	b.goTo("04-processes")
	if !eval[bool](b, hidden("04-processes")) {
		t.Error("a lesson that nobody predicted is open")
	}
	b.quiet()
}
