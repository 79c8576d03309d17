package page

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"workbook/reportgen/internal/results"
)

// hidden is true in the page if nothing of a lesson's results is there, and open
// if all of them are. The lesson must be the one that is shown.
func hidden(lesson string) string { return resultsOf(lesson, "every((e) => !e.checkVisibility())") }
func open(lesson string) string   { return resultsOf(lesson, "every((e) => e.checkVisibility())") }

func resultsOf(lesson, test string) string {
	return fmt.Sprintf(`((all) => all.length > 2 && all.%s)([...document.getElementById(%q).querySelectorAll(".result, .plot, .reading, .part")])`, test, lesson)
}

// secrets are words of the fixture's lessons that only a result holds.
var secrets = []string{"Measured here", "Holds here", "slower than serial"}

func TestResultsAreCoveredUntilPredicted(t *testing.T) {
	t.Parallel()
	b := openTab(t, fixture(t, newRoom(2, 0.02)))
	for _, lesson := range []string{"01-serial", "02-race", "03-mutex", "04-processes", "10-granularity"} {
		b.goTo(lesson)
		if !eval[bool](b, hidden(lesson)) {
			t.Errorf("%s shows a result before the prediction", lesson)
		}
	}
	const said = `document.querySelector('.prediction[data-unit="03-mutex"] .said').textContent`
	b.goTo("03-mutex")
	b.tabTo(`.prediction[data-unit="03-mutex"] .choice[value="0"]`)
	b.press(kb.Enter)
	b.until(open("03-mutex"))
	if got, want := eval[string](b, said), "You said: about 4 times faster. This machine shows something else, and finding out why is the lesson."; got != want {
		t.Errorf("said %q, want %q", got, want)
	}
	if got := eval[[]string](b, `[...document.querySelectorAll('#\\30 3-mutex .choice')].filter((c) => c.querySelector(".bears").offsetHeight > 0).map((c) => c.firstElementChild.textContent)`); len(got) != 1 || got[0] != "slower" {
		t.Errorf("marked as measured: %q", got)
	}
	b.do(chromedp.Reload())
	b.ready()
	b.until(open("03-mutex"))
	if got := eval[string](b, said); got == "" {
		t.Error("the answer is forgotten")
	}
	b.goTo("02-race")
	if !eval[bool](b, hidden("02-race")) {
		t.Error("a prediction in one lesson shows the results of another")
	}
	b.quiet()
}

// Nothing covered can be read, neither by selecting nor by searching nor by a
// screen reader.
func TestNothingCoveredCanBeRead(t *testing.T) {
	t.Parallel()
	b := openTab(t, fixture(t, newRoom(2, 0.02)))
	eval[bool](b, wholePage)
	const selected = `getSelection().selectAllChildren(document.querySelector("main")), getSelection().toString()`
	text := eval[string](b, selected)
	var tree string
	b.do(chromedp.Func(func(ctx context.Context, target *chromedp.Target) (err error) {
		tree, err = spoken(ctx, target)
		return err
	}))
	for _, secret := range secrets {
		if strings.Contains(text, secret) {
			t.Errorf("%q can be selected", secret)
		}
		if strings.Contains(tree, secret) {
			t.Errorf("%q can be heard", secret)
		}
		if eval[bool](b, fmt.Sprintf(`getSelection().removeAllRanges(), window.find(%q, true, false, true)`, secret)) {
			t.Errorf("%q can be found", secret)
		}
	}
	b.showAll()
	if text := eval[string](b, selected); !strings.Contains(text, secrets[0]) {
		t.Error("what is shown cannot be selected, so this test sees nothing")
	}
}

func TestTheFirstAnswerIsKept(t *testing.T) {
	t.Parallel()
	secondary(t)
	b := openTab(t, fixture(t, newRoom(2, 0.02)))
	b.goTo("03-mutex")
	const pressed = `[...document.querySelectorAll('#\\30 3-mutex .choice[aria-pressed="true"]')].map((c) => c.value).join()`
	for _, value := range []string{"2", "0", "1"} {
		eval[bool](b, fmt.Sprintf(`document.querySelector('#\\30 3-mutex .choice[value="%s"]').click(), true`, value))
		if got := eval[string](b, pressed); got != "2" {
			t.Errorf("after %s the answer is %s, want the first one, 2", value, got)
		}
	}
	if got := eval[string](b, `document.querySelector('.map li[data-unit="03-mutex"]').className`); got != "answered" {
		t.Errorf("the map says %q of an answered lesson", got)
	}
	b.goTo("glance")
	b.tabTo(".forget")
	b.press(kb.Enter)
	if n := eval[int](b, `document.querySelectorAll('.choice[aria-pressed="true"]').length`); n > 0 {
		t.Errorf("%d answers are left", n)
	}
	b.goTo("03-mutex")
	if !eval[bool](b, hidden("03-mutex")) {
		t.Error("a forgotten answer still shows the results")
	}
	b.quiet()
}

func TestTwoTabsAgree(t *testing.T) {
	secondary(t)
	t.Parallel()
	in := fixture(t, newRoom(2, 0.02))
	b := openTab(t, in)
	b.goTo("03-mutex")
	eval[bool](b, `document.body.append(Object.assign(document.createElement("div"), { id: "second" })), true`)
	// Another tab writes, and the browser tells this one.
	eval[bool](b, `localStorage.setItem("workbook:predict:03-mutex", "1"), dispatchEvent(new StorageEvent("storage", { key: "workbook:predict:03-mutex", newValue: "1" }))`)
	b.until(open("03-mutex"))
	if got := eval[string](b, `document.querySelector('#\\30 3-mutex .choice[aria-pressed="true"]').value`); got != "1" {
		t.Errorf("this tab shows answer %s, the other one gave 1", got)
	}
	const forgotten = `localStorage.removeItem("workbook:predict:03-mutex"), dispatchEvent(new StorageEvent("storage", { key: "workbook:predict:03-mutex" }))`
	eval[bool](b, forgotten)
	b.until(hidden("03-mutex"))
	eval[bool](b, `document.querySelector("main > .here .choice").click(), `+forgotten) // this tab's own answer
	if !eval[bool](b, hidden("03-mutex")) {
		t.Error("this tab keeps an answer that the other one forgot")
	}
}

func TestAClaimIsAQuestion(t *testing.T) {
	t.Parallel()
	b := openTab(t, fixture(t, newRoom(2, 0.02)))
	b.goTo("03-mutex")
	eval[bool](b, `document.querySelector('#\\30 3-mutex .choice').click(), true`)
	const verdict = `document.querySelector("#\\30 3-mutex-claim .verdict").checkVisibility()`
	if eval[bool](b, verdict) {
		t.Error("the verdict shows before the question is answered")
	}
	b.tabTo(`#\30 3-mutex-claim .judge[value="fails"]`)
	b.press(kb.Enter)
	b.until(verdict)
	b.do(chromedp.Reload())
	b.ready()
	b.until(verdict)
	if got := eval[string](b, `document.querySelector("#\\30 3-mutex-claim .judged").textContent`); !strings.HasPrefix(got, "You said: not true") {
		t.Errorf("the answer is kept as %q", got)
	}
	b.quiet()
}

func TestTheGlanceIsAMapUntilItIsAskedFor(t *testing.T) {
	t.Parallel()
	secondary(t)
	b := openTab(t, fixture(t, newRoom(2, 0.02)))
	const shown = `document.querySelector("#chart-glance .plot").checkVisibility()`
	if eval[bool](b, shown) || !eval[bool](b, `document.querySelector(".map").checkVisibility() && document.querySelector(".begin a").checkVisibility()`) {
		t.Error("want a map and a place to start, and no results")
	}
	b.tabTo(".reveal")
	b.press(kb.Enter)
	b.until(shown)
	b.until(allDrawn)
	b.quiet()
}

func TestALinkToAResultShowsIt(t *testing.T) {
	secondary(t)
	t.Parallel()
	b := openTab(t, fixture(t, newRoom(2, 0.02)))
	b.goTo("02-race-predict")
	if !eval[bool](b, hidden("02-race")) {
		t.Error("a link to a heading shows the results")
	}
	b.goTo("02-race-chart-loss")
	b.until(open("02-race"))
	b.goTo("03-mutex-claim")
	b.until(open("03-mutex"))
	b.do(chromedp.Reload())
	b.ready()
	b.until(open("03-mutex"))
	b.quiet()
}

func TestNothingOfAFailedLabIsCovered(t *testing.T) {
	secondary(t)
	t.Parallel()
	in := fixture(t, newRoom(2, 0.02))
	in.File.Labs[2].Status, in.File.Labs[2].Error = results.Failed, "panic: too much"
	in.File.Labs = in.File.Labs[:4]
	b := openTab(t, in)
	b.until(`document.querySelector(".prediction .choice:enabled") !== null`)
	b.goTo("03-mutex")
	if !eval[bool](b, open("03-mutex")) {
		t.Error("a failed lab's results are covered")
	}
	b.goTo("10-granularity")
	if !eval[bool](b, `document.querySelector("#\\31 0-granularity .result").offsetHeight > 0`) {
		t.Error("a lab that was not measured has something covered")
	}
	b.quiet()
}

// usable makes a move in every game, puts a line of every puzzle, and moves every
// slider and every point of a line; it returns what does not answer.
const usable = `(() => {
	const stuck = [];
	const wants = (yes, what) => { if (!yes) stuck.push(what); };
	for (const box of document.querySelectorAll(".stepper")) {
		box.querySelector(".move").click();
		wants(box.querySelectorAll(".moves li").length === 1, "no move in " + box.id);
	}
	for (const box of document.querySelectorAll(".puzzle")) {
		wants(box.querySelectorAll(".put .line").length === 0, "lines of nobody's in " + box.id);
		box.querySelector(".rest .line").click();
		wants(box.querySelectorAll(".put .line").length === 1, "no line can be put in " + box.id);
	}
	for (const input of document.querySelectorAll(":is(.law, .sizes, .replay, .sheet) input:enabled")) {
		const before = input.value;
		input.value = Number(before) > Number(input.min) ? input.min : input.max;
		input.dispatchEvent(new Event("input", { bubbles: true }));
		wants(input.value !== before && !/NaN|undefined/.test(input.closest("figure, div, p").textContent), "a slider that does not move: " + input.outerHTML);
	}
	return stuck;
})()`
