package page

import (
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
)

// TestAnOlderBrowserHasColours has one that does not know light-dark, and wants the light
// colours, also if the system prefers dark ones.
func TestAnOlderBrowserHasColours(t *testing.T) {
	secondary(t)
	t.Parallel()
	text := strings.ReplaceAll(string(rendered(t, fixture(t, newRoom(2, 0.02)))), "light-dark(", "unknown(")
	text = strings.Replace(text, `http-equiv="Content-Security-Policy"`, `name="policy"`, 1) // it allows no other style
	path := filepath.Join(t.TempDir(), "index.html")
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	b := newTab(t, scheme("dark"))
	b.do(chromedp.Navigate((&url.URL{Scheme: "file", Path: filepath.ToSlash(path)}).String()))
	b.ready()
	const paper = `getComputedStyle(document.body).backgroundColor`
	if got := eval[string](b, paper); got != "rgb(255, 254, 251)" {
		t.Errorf("the paper is %s", got)
	}
}

// TestAScriptThatFailsCoversNothing has browsers that lack what the scripts use: one before
// anything is covered, one after.
func TestAScriptThatFailsCoversNothing(t *testing.T) {
	secondary(t)
	t.Parallel()
	for _, lack := range []string{"delete window.ResizeObserver", "delete Object.hasOwn", "window.matchMedia = () => ({ matches: false })"} {
		b := newTab(t, onNewDocument(lack))
		b.do(chromedp.Navigate(address(t, fixture(t, newRoom(2, 0.02)))))
		b.ready()
		b.until(strings.ReplaceAll(noneCovered, ".plot, ", ""))
	}
}

// TestKeysOfAnotherAlphabet presses the keys of P, N, B and A as a Russian and a Greek
// layout name them, and B with Caps Lock.
func TestKeysOfAnotherAlphabet(t *testing.T) {
	secondary(t)
	t.Parallel()
	b := openTab(t, fixture(t, newRoom(2, 0.02)))
	b.goTo("03-mutex")
	press := func(key, code string) {
		eval[bool](b, `document.activeElement.dispatchEvent(new KeyboardEvent("keydown", { key: "`+key+`", code: "`+code+`", bubbles: true }))`)
	}
	const open, black, count = `document.querySelector(".stage").open`, `document.querySelector(".screen").matches(".dark")`, `document.querySelector(".count").textContent.slice(0, 2)`
	press("з", "KeyP")
	if !eval[bool](b, open) {
		t.Fatal("the key P does not begin to present")
	}
	press("т", "KeyN")
	if at := eval[string](b, count); at != "2 " {
		t.Errorf("the key N goes to %s", at)
	}
	press("β", "KeyB")
	if !eval[bool](b, black) {
		t.Error("the key B does not blank the screen")
	}
	press("B", "KeyB")
	if eval[bool](b, black) {
		t.Error("the key B does not show the screen again with Caps Lock")
	}
	press("п", "KeyG") // no key of ours
	press("π", "KeyP")
	if eval[bool](b, open) {
		t.Error("the key P does not end it")
	}
	b.goTo("02-race-predict")
	eval[bool](b, `document.querySelector("button.all").click(), document.querySelector(".stepper .move").focus(), true`)
	const moves = `document.querySelector(".stepper .moves").children.length`
	press("ф", "KeyA")
	press("a", "KeyQ") // of a French keyboard
	if n := eval[int](b, moves); n != 2 {
		t.Errorf("the key A made %d moves, want 2", n)
	}
	b.quiet()
}

// TestATranslatorLeavesPrograms wants no browser to translate programs, commands, and the
// lines that games and puzzles show.
func TestATranslatorLeavesPrograms(t *testing.T) {
	secondary(t)
	t.Parallel()
	b := openTab(t, fixture(t, newRoom(2, 0.02)))
	b.goTo("03-mutex")
	eval[bool](b, `document.querySelector(".puzzle .rest button").click(), true`)
	if n := eval[int](b, `document.querySelectorAll("pre, code, .lines").length`); n < 20 {
		t.Fatalf("the page has %d of them", n)
	}
	if found := eval[[]string](b, `[...document.querySelectorAll("pre, code, .lines")].filter((e) => e.translate).map((e) => e.outerHTML.slice(0, 80))`); len(found) > 0 {
		t.Errorf("%d are translated, such as %s", len(found), found[0])
	}
}
