package page

import (
	"bytes"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"testing"

	"github.com/chromedp/chromedp"

	"workbook/reportgen/internal/class"
	"workbook/reportgen/internal/results"
)

// withChoices is the summary of a class whose lessons offer that many choices, those
// of two lines among them.
func withChoices(t *testing.T, machines, choices int) class.Summary {
	t.Helper()
	s := aClass(t, machines).Summary()
	for i := range s.Lessons {
		for l := &s.Lessons[i]; len(l.Choices) < choices; {
			l.Choices = append(l.Choices, class.Choice{Text: []string{"three times as long, or nearly", "1.4 to 3 times as long: the others wait at first"}[len(l.Choices)%2], Said: 3})
		}
	}
	return s
}

// TestManyChoicesFitAProjector wants a question with its answers on one screen of the
// class's page, and of the page that students vote on.
func TestManyChoicesFitAProjector(t *testing.T) {
	secondary(t)
	t.Parallel()
	c := withChoices(t, 6, 5)
	b := openClass(t, ClassInput{Class: c, Script: chartScript(t)})
	for _, lesson := range []string{"02-race", "09-scaling"} {
		b.goTo(lesson)
		b.until(hereDrawn)
		if bottom := eval[float64](b, `Math.max(...[...document.querySelectorAll(".here .plot")].map((p) => p.getBoundingClientRect().bottom))`); bottom > 720 {
			t.Errorf("%s: the pictures end at %g px of a projector's 720", lesson, bottom)
		}
		if size := eval[float64](b, `16 * document.body.currentCSSZoom`); size < 19 {
			t.Errorf("%s: letters of %g px on a projector", lesson, size)
		}
	}
	b.goTo("exercises")
	if size := eval[float64](b, `16 * document.body.currentCSSZoom`); size < 26 {
		t.Errorf("letters of %g px where the reader scrolls anyway", size)
	}
	b.quiet()

	p := Projected{Class: c, Polls: map[string]Poll{}}
	for _, l := range c.Lessons {
		p.Polls[l.Name] = Poll{Shown: true}
	}
	var page bytes.Buffer
	if err := RenderProjector(&page, p); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "index.html")
	if err := os.WriteFile(path, page.Bytes(), 0o644); err != nil {
		t.Fatal(err)
	}
	b.do(chromedp.Navigate((&url.URL{Scheme: "file", Path: filepath.ToSlash(path)}).String()))
	for _, tall := range eval[[]string](b, `[...document.querySelectorAll("main section")].filter((s) => s.clientHeight > innerHeight).map((s) => s.id + ": " + s.clientHeight + " px")`) {
		t.Errorf("a question does not fit the screen: %s", tall)
	}
	if wide := eval[int](b, `document.documentElement.scrollWidth`); wide > 1280 {
		t.Errorf("the page is %d px wide", wide)
	}
}

// TestAnOnlyRowHasItsName shows a class of one machine: all of its letters are inside
// their pictures.
func TestAnOnlyRowHasItsName(t *testing.T) {
	t.Parallel()
	secondary(t)
	b := openClass(t, ClassInput{Class: withChoices(t, 1, 2), Script: chartScript(t)})
	b.until(hereDrawn)
	if n := eval[int](b, `document.querySelectorAll(".here .plot").length`); n == 0 {
		t.Error("the room has no picture")
	}
	for _, cut := range eval[[]string](b, fmt.Sprintf(`(%s)([...document.querySelectorAll(".here .plot")])`, cutLetters)) {
		t.Error(cut)
	}
}

// TestLettersOfAPhoneInTheDark wants every letter of a narrow page inside its picture,
// and words beside marks in the colour of the text.
func TestLettersOfAPhoneInTheDark(t *testing.T) {
	secondary(t)
	t.Parallel()
	in := fixture(t, newRoom(2, 0.02))
	l := &in.File.Labs[2]
	l.Cases[1].Spans = []results.Span{{Worker: 0, From: 0, To: 5e6}}
	l.Cases = append(l.Cases, results.Case{Variant: "lock-never", Workers: 4, N: 1e6, Expect: results.ExpectStuck, Stuck: &results.Stuck{
		Waits: []results.Wait{{Goroutine: 19, State: "sync.Mutex.Lock", Function: "sumFirst", File: "labs/03-mutex/main.go", Line: 30, For: "countLock", Holds: []string{"sumLock"}}}}})
	b := openTab(t, in, scheme("dark"), chromedp.EmulateViewport(360, 740))
	b.showAll()
	b.until(allDrawn)
	for _, cut := range eval[[]string](b, fmt.Sprintf(`(%s)([...document.querySelectorAll(".lesson .plot")])`, cutLetters)) {
		t.Error(cut)
	}
	b.do(chromedp.EmulateViewport(320, 740)) // as if a window of 1280 were enlarged four times
	b.until(`[...document.querySelectorAll(".plot")].every((p) => !p.clientHeight || echarts.getInstanceByDom(p)?.getWidth() === p.clientWidth)`)
	for _, cut := range eval[[]string](b, fmt.Sprintf(`(%s)([...document.querySelectorAll(".lesson .plot")])`, cutLetters)) {
		t.Error("at 320 px: " + cut)
	}
	b.do(chromedp.EmulateViewport(360, 740))
	const letters = `Math.min(...[...document.querySelectorAll(".waitgraph text")].map((e) => parseFloat(getComputedStyle(e).fontSize) * e.getScreenCTM().a))`
	if size := eval[float64](b, letters); !(size >= 11) {
		t.Errorf("letters of %g px in the graph of a deadlock", size)
	}
	const top = `((e) => e.getBoundingClientRect().top)`
	if !eval[bool](b, top+`(document.querySelector(".stepper .goal")) < `+top+`(document.querySelector(".stepper .shared"))`) {
		t.Error("a game begins with its tools, and not with its goal")
	}
	const words = `[...document.querySelectorAll('[data-kind="distribution"] .plot')].flatMap((plot) => echarts.getInstanceByDom(plot).getZr().storage.getDisplayList())
		.filter((e) => e.style.text === "slowest").map((e) => e.style.fill)`
	ink := eval[string](b, `getComputedStyle(document.body).color`)
	colors := eval[[]string](b, words)
	if len(colors) == 0 {
		t.Error("no sample is said to be the slowest")
	}
	for _, color := range colors {
		if color != ink {
			t.Errorf("a word of the colour %s where letters are %s", color, ink)
		}
	}
	if wide := eval[int](b, `document.documentElement.scrollWidth`); wide > 360 {
		t.Errorf("the page is %d px wide", wide)
	}
	b.quiet()
}

// cutLetters finds texts that are partly or wholly outside their pictures.
const cutLetters = `(plots) => plots.flatMap((plot) => {
	const chart = echarts.getInstanceByDom(plot);
	return chart.getZr().storage.getDisplayList().filter((e) => e.style.text && !e.ignore && !e.invisible).flatMap((e) => {
		const box = e.getBoundingRect().clone();
		if (e.transform) box.applyTransform(e.transform);
		const out = box.y < -2 || box.y + box.height > chart.getHeight() + 2 || box.x < -2 || box.x + box.width > chart.getWidth() + 2;
		return out ? [plot.parentElement.id + ": " + e.style.text + " at " + [box.x, box.y, box.width, box.height].map(Math.round) + " of " + chart.getWidth() + " x " + chart.getHeight()] : [];
	});
})`
