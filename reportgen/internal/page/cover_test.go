package page

import (
	"fmt"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"workbook/reportgen/internal/results"
)

// hidden is true in the page where every result of a lesson is covered, and
// open where every one is shown.
func hidden(lesson string) string { return resultsOf(lesson, "every((e) => !seen(e))") }
func open(lesson string) string   { return resultsOf(lesson, "every(seen)") }

func resultsOf(lesson, test string) string {
	return fmt.Sprintf(`((seen) => {
		const all = [...document.getElementById(%q).querySelectorAll(".result, .plot, .reading, .numbers summary, .verdict > strong, .value > span")];
		return all.length > 3 && all.%s;
	})((e) => e.checkVisibility({ visibilityProperty: true }))`, lesson, test)
}

func TestResultsAreCoveredUntilPredicted(t *testing.T) {
	b := openTab(t, fixture(t, newRoom(2, 0.02)))
	for _, lesson := range []string{"01-serial", "02-race", "03-mutex", "04-processes", "10-granularity"} {
		if !eval[bool](b, hidden(lesson)) {
			t.Errorf("%s shows a result before the prediction", lesson)
		}
	}
	if !eval[bool](b, `document.querySelector("#chart-glance .plot").checkVisibility({ visibilityProperty: true })`) {
		t.Error("the glance is covered")
	}
	const said = `document.querySelector('.prediction[data-unit="03-mutex"] .said').textContent`
	b.tabTo(`.prediction[data-unit="03-mutex"] .choice`)
	b.press(kb.Enter)
	b.until(open("03-mutex"))
	if got, want := eval[string](b, said), "You said: about 4 times faster. This machine shows something else, and finding out why is the lesson."; got != want {
		t.Errorf("said %q, want %q", got, want)
	}
	if got := eval[[]string](b, `[...document.querySelectorAll('#\\30 3-mutex .choice')].filter((c) => c.querySelector(".bears").offsetHeight > 0).map((c) => c.firstElementChild.textContent)`); len(got) != 1 || got[0] != "slower" {
		t.Errorf("marked as measured: %q", got)
	}
	if !eval[bool](b, hidden("02-race")) {
		t.Error("a prediction in one lesson shows the results of another")
	}
	b.do(chromedp.Reload())
	b.until(open("03-mutex"))
	if got := eval[string](b, said); got == "" {
		t.Error("the answer is forgotten")
	}
	b.quiet()
}

func TestShowMeByKeyboardIsRemembered(t *testing.T) {
	for _, where := range []string{".prediction", ".chart", ".claim"} {
		b := openTab(t, fixture(t, newRoom(2, 0.02)))
		b.tabTo(`#\30 2-race ` + where + ` .show`)
		b.press(kb.Enter)
		b.until(open("02-race"))
		if !eval[bool](b, fmt.Sprintf(`document.activeElement.matches(%q)`, where)) {
			t.Errorf("the focus is lost when %s shows", where)
		}
		b.do(chromedp.Reload())
		b.until(open("02-race"))
		if !eval[bool](b, hidden("03-mutex")) {
			t.Error("it shows the results of another lesson")
		}
		b.quiet()
	}
}

func TestShowAllByKeyboardIsRemembered(t *testing.T) {
	b := openTab(t, fixture(t, newRoom(2, 0.02)))
	b.tabTo("button.all")
	b.press(" ")
	b.until(noneCovered)
	b.do(chromedp.Reload())
	b.until(noneCovered)
	b.until(`document.querySelector("button.all").getAttribute("aria-pressed") === "true"`)
	b.tabTo("button.all")
	b.press(" ")
	b.until(hidden("02-race"))
	b.quiet()
}

func TestUncoveringMovesNothing(t *testing.T) {
	for _, width := range []int64{360, 1280} {
		b := openTab(t, fixture(t, newRoom(2, 0.02)), chromedp.EmulateViewport(width, 720))
		const heights = `JSON.stringify([...document.querySelectorAll(".lesson > :not(.prediction)")].map((e) => [e.className, e.offsetHeight]))`
		before := eval[string](b, heights)
		b.showAll()
		if after := eval[string](b, heights); after != before {
			t.Errorf("at %d px the heights go from %s to %s", width, before, after)
		}
	}
}

func TestALinkToAResultShowsIt(t *testing.T) {
	b := openTab(t, fixture(t, newRoom(2, 0.02)))
	eval[bool](b, `location.hash = "#02-race-look", true`)
	if !eval[bool](b, hidden("02-race")) {
		t.Error("a link to a heading shows the results")
	}
	eval[bool](b, `location.hash = "#02-race-chart-loss", true`)
	b.until(open("02-race"))
	eval[bool](b, `location.hash = "#03-mutex-claim", true`)
	b.until(open("03-mutex"))
	b.do(chromedp.Reload())
	b.until(open("03-mutex"))
	if !eval[bool](b, hidden("02-race")) {
		t.Error("a link's lesson stays open without its link")
	}
	b.quiet()
}

func TestNothingOfAFailedLabIsCovered(t *testing.T) {
	in := fixture(t, newRoom(2, 0.02))
	in.File.Labs[2].Status, in.File.Labs[2].Error = results.Failed, "panic: too much"
	in.File.Labs = in.File.Labs[:4]
	b := openTab(t, in)
	b.until(`document.querySelector(".prediction .choice:enabled") !== null`)
	if !eval[bool](b, open("03-mutex")) {
		t.Error("a failed lab's results are covered")
	}
	if !eval[bool](b, `document.querySelector("#\\31 0-granularity .result").offsetHeight > 0`) {
		t.Error("a lab that was not measured has something covered")
	}
	b.quiet()
}

func TestPaperCoversNothing(t *testing.T) {
	b := openTab(t, fixture(t, newRoom(2, 0.02)), medium("print"))
	b.until(noneCovered)
	if n := eval[int](b, `[...document.querySelectorAll(".cover, .show")].filter((e) => e.offsetHeight > 0).length`); n > 0 {
		t.Errorf("%d covers are printed", n)
	}
	b.quiet()
}
