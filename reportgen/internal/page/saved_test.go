package page

import (
	"net/url"
	"os"
	"path/filepath"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/google/go-cmp/cmp"
)

// TestASavedPageIsTheSamePage saves the page as a browser does that keeps what its
// scripts have made, opens that file, and wants each button, picture and text once, and
// the games to work.
func TestASavedPageIsTheSamePage(t *testing.T) {
	secondary(t)
	t.Parallel()
	const shown = `[...document.querySelectorAll("main button, main input, .puzzle, .stepper, .law, #chart-glance, .plot canvas, .plot svg")].map((e) => e.tagName + " " + e.textContent.trim())`
	b := openTab(t, fixture(t, newRoom(2, 0.02)))
	b.goTo("03-mutex")
	want := eval[[]string](b, shown)
	for again := range 2 {
		saved := filepath.Join(t.TempDir(), "index.html")
		if err := os.WriteFile(saved, []byte("<!doctype html>\n"+eval[string](b, `document.documentElement.outerHTML`)), 0o644); err != nil {
			t.Fatal(err)
		}
		b.do(chromedp.Navigate((&url.URL{Scheme: "file", Path: filepath.ToSlash(saved)}).String()))
		b.ready()
		b.goTo("03-mutex")
		if diff := cmp.Diff(want, eval[[]string](b, shown)); diff != "" {
			t.Errorf("saved %d times: %s", again+1, diff)
		}
	}
	const lines = `document.querySelectorAll(".puzzle .put li").length`
	if before := eval[int](b, lines); eval[int](b, `document.querySelector(".puzzle .rest button").click(), `+lines) != before+1 {
		t.Error("a line of the puzzle does not move")
	}
}
