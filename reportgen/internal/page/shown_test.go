package page

import (
	"fmt"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
)

const (
	allDrawn = `[...document.querySelectorAll(".plot")].every((p) => !p.clientHeight || "drawn" in p.dataset)`
	inked    = `[...document.querySelectorAll(".plot canvas")].map((c) => {
		const data = c.getContext("2d").getImageData(0, 0, c.width, c.height).data;
		return data.some((x) => x !== 0);
	})`
	noneCovered = `[...document.querySelectorAll(".result, .plot, .verdict > strong, .value > span")].every((e) => e.checkVisibility({ visibilityProperty: true }))`
	wholePage   = `document.querySelector('button.whole[aria-pressed="false"]')?.click(), true`
)

// showAll presses the buttons that show every lesson and every result.
func (b *tab) showAll() {
	b.t.Helper()
	eval[bool](b, wholePage)
	eval[bool](b, `document.querySelector('button.all[aria-pressed="false"]')?.click(), true`)
	b.until(noneCovered)
}

func fixture(t testing.TB, r *room) Input {
	return Input{Units: lessons(t), Root: project(), File: r.file(), Script: chartScript(t)}
}

func TestEveryChartIsDrawnAndNothingIsAskedFor(t *testing.T) {
	t.Parallel()
	b := openTab(t, fixture(t, newRoom(2, 0.02)))
	b.showAll()
	b.until(allDrawn)
	charts := eval[[]bool](b, inked)
	if want := 8; len(charts) != want {
		t.Errorf("%d pictures, want %d", len(charts), want)
	}
	for i, ink := range charts {
		if !ink {
			t.Errorf("picture %d is empty", i)
		}
	}
	b.quiet()
}

func TestNothingMovesAsChartsAppear(t *testing.T) {
	secondary(t)
	t.Parallel()
	b := newTab(t, onNewDocument(`localStorage.setItem("workbook:whole", "yes"), localStorage.setItem("workbook:results", "all")`))
	b.do(chromedp.Navigate(address(t, fixture(t, newRoom(2, 0.02)))))
	b.ready()
	b.until(noneCovered)
	b.until(allDrawn)
	shift := eval[float64](b, `new Promise((resolve) => {
		let sum = 0;
		new PerformanceObserver((list) => list.getEntries().forEach((e) => { sum += e.value; })).observe({ type: "layout-shift", buffered: true });
		requestAnimationFrame(() => requestAnimationFrame(() => resolve(sum)));
	})`)
	if shift > 0.01 {
		t.Errorf("the layout shifts by %v", shift)
	}
}

func TestThePageNeverScrollsSideways(t *testing.T) {
	secondary(t)
	t.Parallel()
	for _, width := range []int64{200, 360, 768, 1280} {
		b := openTab(t, fixture(t, newRoom(2, 0.02)), chromedp.EmulateViewport(width, 720))
		b.until(allDrawn)
		eval[bool](b, `document.querySelectorAll("details").forEach((d) => { d.open = true; }), true`)
		b.showAll()
		b.until(fmt.Sprintf(`[...document.querySelectorAll(".plot canvas")].every((c) => c.clientWidth <= %d)`, width))
		if got := eval[int64](b, `document.documentElement.scrollWidth`); got > width {
			t.Errorf("at %d px the page is %d px wide", width, got)
		}
		if got := eval[float64](b, `Math.min(...[...document.querySelectorAll(".choice > :first-child")].map((e) => e.clientWidth))`); got < 90 {
			t.Errorf("at %d px an answer has %g px for its text", width, got)
		}
		const begins = `((e) => e.getBoundingClientRect().left + parseFloat(getComputedStyle(e).paddingLeft))(document.querySelector(%q))`
		if text, foot := eval[float64](b, fmt.Sprintf(begins, "main")), eval[float64](b, fmt.Sprintf(begins, "footer")); text != foot {
			t.Errorf("at %d px the text begins at %g px, and its footer at %g px", width, text, foot)
		}
		b.quiet()
	}
}

func TestPrintShowsEverything(t *testing.T) {
	t.Parallel()
	secondary(t)
	b := openTab(t, fixture(t, newRoom(2, 0.02)), scheme("dark"))
	opened := eval[int](b, `document.querySelectorAll("details[open]").length`)
	eval[bool](b, `document.documentElement.dataset.print = "all", window.dispatchEvent(new Event("beforeprint"))`)
	if !eval[bool](b, allDrawn) {
		t.Error("a picture is not drawn")
	}
	if n := eval[int](b, `document.querySelectorAll("details:not([open])").length`); n > 0 {
		t.Errorf("%d disclosures are closed", n)
	}
	if theme := eval[string](b, `document.documentElement.dataset.theme`); theme != "light" {
		t.Errorf("theme %q on paper", theme)
	}
	eval[bool](b, `window.dispatchEvent(new Event("afterprint"))`)
	if n := eval[int](b, `document.querySelectorAll("details[open]").length`); n != opened {
		t.Errorf("%d disclosures are open after printing, and %d were before", n, opened)
	}
	b.until(allDrawn)
	if pdf, err := chromedp.Run(b.ctx, chromedp.PrintToPDF()); err != nil || len(pdf) < 50_000 {
		t.Errorf("a PDF of %d bytes, %v", len(pdf), err)
	}
	b.quiet()
}

func TestWithoutScriptsAllIsThere(t *testing.T) {
	t.Parallel()
	secondary(t)
	b := openTab(t, fixture(t, newRoom(2, 0.02)), noScripts())
	text := eval[string](b, `document.body.innerText`)
	if !eval[bool](b, strings.ReplaceAll(noneCovered, ".plot, ", "")) {
		t.Error("a result is covered, and nothing can uncover it")
	}
	for _, want := range []string{
		"Scripts are off", "Threads against processes", "Four workers share one variable",
		"A lock around every addition makes four workers slower than one.", "Holds here", "Measured here:",
		"writes 4", "Race detector", "main.unlocked.func1", "How this was measured", "The numbers",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("without scripts the page does not say %q", want)
		}
	}
	if n := eval[int](b, `[...document.querySelectorAll(".plot, .live")].filter((e) => e.offsetHeight > 0).length`); n > 0 {
		t.Errorf("%d parts that need scripts are shown", n)
	}
	b.quiet()
}

func TestTheSystemChoosesTheTheme(t *testing.T) {
	secondary(t)
	t.Parallel()
	for name, want := range map[string]string{"light": "rgb(255, 254, 251)", "dark": "rgb(22, 24, 28)"} {
		b := openTab(t, fixture(t, newRoom(2, 0.02)), scheme(name))
		if got := eval[string](b, `getComputedStyle(document.body).backgroundColor`); got != want {
			t.Errorf("%s: the paper is %s, want %s", name, got, want)
		}
		b.quiet()
	}
}

// TestThreePrints prints a lesson, a handout of it and everything: a handout holds
// the question and the code, and nothing that answers.
func TestThreePrints(t *testing.T) {
	secondary(t)
	t.Parallel()
	b := openTab(t, fixture(t, newRoom(2, 0.02)), medium("print"))
	b.goTo("03-mutex")
	for _, c := range []struct {
		kind        string
		want, never []string
	}{
		{"lesson", []string{"Measured here", "Holds here", "One at a time"}, []string{"One run is no run\n"}},
		{"handout", []string{"One at a time", "about 4 times faster", "go run ./labs/03-mutex"}, []string{"Measured here", "Holds here", "measured\n", "One run is no run\n"}},
		{"all", []string{"Measured here", "One run is no run\n", "Threads against processes"}, nil},
	} {
		text := eval[string](b, fmt.Sprintf(`document.documentElement.dataset.print = %q, dispatchEvent(new Event("beforeprint")), document.querySelector("main").innerText`, c.kind))
		for _, want := range c.want {
			if !strings.Contains(text, want) {
				t.Errorf("%s lacks %q", c.kind, want)
			}
		}
		for _, never := range c.never {
			if strings.Contains(text, never) {
				t.Errorf("%s holds %q", c.kind, never)
			}
		}
		eval[bool](b, `dispatchEvent(new Event("afterprint")), true`)
	}
	if !eval[bool](b, hidden("03-mutex")) && eval[bool](b, `matchMedia("screen").matches`) {
		t.Error("printing answers for the reader")
	}
	b.quiet()
}
