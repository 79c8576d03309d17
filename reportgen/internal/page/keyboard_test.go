package page

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"github.com/chromedp/cdproto/browser"
	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"workbook/reportgen/internal/results"
)

func TestContentsByKeyboard(t *testing.T) {
	t.Parallel()
	secondary(t)
	b := openTab(t, fixture(t, newRoom(2, 0.02)))
	b.press(kb.Tab)
	if !eval[bool](b, `document.activeElement.matches(".skip")`) {
		t.Error("the first stop is not the skip link")
	}
	b.tabTo(`nav a[href="#03-mutex"]`)
	b.press(kb.Enter)
	b.until(`location.hash === "#03-mutex" && Math.abs(document.getElementById("03-mutex").getBoundingClientRect().top) < 100`)
	b.until(`document.querySelector('nav a[href="#03-mutex"]').getAttribute("aria-current") === "location"`)
	b.quiet()
}

func TestContentsOnAPhone(t *testing.T) {
	secondary(t)
	t.Parallel()
	b := openTab(t, fixture(t, newRoom(2, 0.02)), chromedp.EmulateViewport(360, 720))
	const shown = `document.querySelector("nav ol").offsetHeight > 0`
	if eval[bool](b, shown) {
		t.Error("the contents are open before anyone asks")
	}
	b.tabTo("button.menu")
	b.press(kb.Enter)
	b.until(shown)
	b.press(kb.Escape)
	b.until("!(" + shown + ")")
	b.quiet()
}

func TestSwitchByKeyboardIsRemembered(t *testing.T) {
	t.Parallel()
	secondary(t)
	b := openTab(t, fixture(t, newRoom(2, 0.02)), scheme("light"))
	b.tabTo("button.theme")
	b.press(" ")
	const dark = `getComputedStyle(document.body).backgroundColor === "rgb(22, 24, 28)"`
	b.until(dark)
	b.do(chromedp.Reload())
	b.ready()
	b.until(dark)
	b.until(`document.querySelector("button.theme").getAttribute("aria-pressed") === "true"`)
	b.showAll()
	b.until(allDrawn)
	b.quiet()
}

func TestStepperByKeyboard(t *testing.T) {
	t.Parallel()
	secondary(t)
	b := openTab(t, fixture(t, newRoom(2, 0.02)))
	b.goTo("02-race-predict")
	eval[bool](b, `document.querySelector("button.all").click(), true`)
	b.tabTo(".stepper .move")
	const (
		total = `document.querySelector(".stepper .total strong").textContent`
		tally = `document.querySelector(".stepper .tally").textContent`
		live  = `document.querySelector(".stepper [aria-live]").textContent`
	)
	for _, run := range []struct{ keys, total, tally, live string }{
		{"aaa", "1", "0 updates lost", "A writes 1. "},
		{"rabaabb", "4", "1 update lost", "B writes 4, over an update it never saw. "},
		{"raaaaaaaaabbbbbbbbb", "21", "0 updates lost", "B writes 21. All six are added and the total is right, this time. The race is still there."},
		{"rbaaaaaaaaabbbbbbbb", "15", "3 updates lost", "B writes 15. All six are added. The total is 15 and not 21."},
	} {
		for _, key := range run.keys {
			b.press(string(key))
		}
		if got := eval[string](b, total); got != run.total {
			t.Errorf("%s: total %s, want %s", run.keys, got, run.total)
		}
		if got := eval[string](b, tally); got != run.tally {
			t.Errorf("%s: %q, want %q", run.keys, got, run.tally)
		}
		if got := eval[string](b, live); got != run.live {
			t.Errorf("%s: %q, want %q", run.keys, got, run.live)
		}
	}
	b.press("r")
	b.press(kb.Enter)
	if got := eval[string](b, live); got != "A reads 0. " {
		t.Errorf("Enter on A's button: %q", got)
	}
	b.quiet()
}

func TestDownloadsByKeyboard(t *testing.T) {
	secondary(t)
	t.Parallel()
	in := fixture(t, newRoom(2, 0.02))
	b := openTab(t, in)
	b.goTo("data")
	dir := t.TempDir()
	b.do(chromedp.Func(func(ctx context.Context, tab *chromedp.Target) error {
		_, err := cdp.Call(ctx, tab, browser.SetDownloadBehavior, browser.SetDownloadBehaviorParams{
			BrowserContextID: chromedp.FromContext(ctx).BrowserContextID,
			Behavior:         browser.SetDownloadBehaviorBehaviorAllow, DownloadPath: dir, EventsEnabled: new(true),
		})
		return err
	}))
	var want bytes.Buffer
	for _, file := range results.Exports(in.File) {
		want.Reset()
		if err := file.Write(&want); err != nil {
			t.Fatal(err)
		}
		done := chromedp.Events(b.ctx, browser.DownloadProgress)
		b.tabTo(`a[data-name="` + file.Name + `"]`)
		b.press(kb.Enter)
		for event, err := range done {
			if err != nil {
				t.Fatal(err)
			}
			if event.State == browser.DownloadProgressStateCompleted {
				break
			}
		}
		got, err := os.ReadFile(filepath.Join(dir, file.Name))
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(got, want.Bytes()) {
			t.Errorf("%s: %d bytes, want the %d that reportgen writes", file.Name, len(got), want.Len())
		}
	}
}

func TestFocusIsVisibleEverywhere(t *testing.T) {
	secondary(t)
	t.Parallel()
	for _, name := range []string{"light", "dark"} {
		b := openTab(t, fixture(t, newRoom(2, 0.02)), scheme(name))
		b.showAll()
		b.until(allDrawn) // a part that becomes ready meanwhile may take the focus away
		stops := 0
		for range 300 {
			b.press(kb.Tab)
			if eval[bool](b, `document.activeElement === document.body`) {
				break
			}
			stops++
			if !eval[bool](b, `getComputedStyle(document.activeElement).outlineStyle === "solid"`) {
				t.Errorf("%s: no focus ring on %s", name, eval[string](b, `document.activeElement.outerHTML.slice(0, 120)`))
			}
		}
		if stops < 40 {
			t.Errorf("%s: %d stops, want more than 40", name, stops)
		}
	}
}

func TestALessonLeadsToTheNext(t *testing.T) {
	secondary(t)
	t.Parallel()
	b := openTab(t, fixture(t, newRoom(2, 0.02)))
	b.goTo("02-race")
	eval[bool](b, `document.querySelector(".here .choice").click(), true`)
	b.tabTo(".here .onward")
	b.press(kb.Enter)
	b.until(`document.querySelector("main > .here").id === "03-mutex"`)
	b.quiet()
}

// TestTheWayBackLeadsToTheSamePlace follows links through lessons, and goes back.
func TestTheWayBackLeadsToTheSamePlace(t *testing.T) {
	secondary(t)
	t.Parallel()
	b := openTab(t, fixture(t, newRoom(2, 0.02)))
	eval[bool](b, `document.querySelector("button.all").click(), true`)
	at := func(lesson string, place float64) {
		t.Helper()
		b.until(fmt.Sprintf(`document.querySelector("main > .here").id === %q && scrollY === %v`, lesson, place))
	}
	eval[bool](b, `document.querySelector(".begin a").click(), true`)
	at("01-serial", 0)
	b.until(allDrawn)
	eval[bool](b, `new Promise((next) => { addEventListener('scroll', () => next(true), { once: true }); scrollTo(0, 300); })`)
	eval[bool](b, `document.querySelector(".here .onward").click(), true`)
	at("02-race", 0)
	eval[bool](b, `history.back(), true`)
	at("01-serial", 300)
	eval[bool](b, `history.back(), true`)
	at("glance", 0)
	eval[bool](b, `history.forward(), true`)
	at("01-serial", 300)
	b.quiet()
}

func TestShowMeByKeyboardIsRemembered(t *testing.T) {
	secondary(t)
	t.Parallel()
	b := openTab(t, fixture(t, newRoom(2, 0.02)))
	b.goTo("02-race")
	b.tabTo(`#\30 2-race .show`)
	b.press(kb.Enter)
	b.until(open("02-race"))
	if !eval[bool](b, `document.activeElement.matches(".result")`) {
		t.Error("the focus is lost when the button goes")
	}
	b.do(chromedp.Reload())
	b.ready()
	b.until(open("02-race"))
	b.quiet()
}

func TestShowAllByKeyboardIsRemembered(t *testing.T) {
	secondary(t)
	t.Parallel()
	b := openTab(t, fixture(t, newRoom(2, 0.02)))
	eval[bool](b, wholePage)
	b.tabTo("button.all")
	b.press(" ")
	b.until(noneCovered)
	b.do(chromedp.Reload())
	b.ready()
	b.until(noneCovered)
	b.until(`document.querySelector("button.all").getAttribute("aria-pressed") === "true"`)
	b.tabTo("button.all")
	b.press(" ")
	b.until(hidden("02-race"))
	b.quiet()
}
