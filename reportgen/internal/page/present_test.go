package page

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// realCourse is every lesson of the course, measured in a few cases each.
func realCourse(t *testing.T) Input {
	in := everyLab(t, 8, 15)
	in.Script = chartScript(t)
	return in
}

// TestEveryPieceFitsTheScreen presents every lesson of the course at 1280 by 720, a
// short test every fifth.
func TestEveryPieceFitsTheScreen(t *testing.T) {
	t.Parallel()
	in := realCourse(t)
	b := openTab(t, in)
	b.until(`document.documentElement.classList.contains("ready")`) // it presents only then
	for i, u := range in.Units {
		if testing.Short() && i%5 > 0 {
			continue
		}
		b.goTo(u.Name)
		const open = `document.querySelector(".stage").open && document.querySelector(".screen > *") !== null`
		b.press("p")
		b.until(open)
		pieces := eval[[]string](b, `(() => {
			const found = [];
			for (let i = 0; i < presentedPieces(); i += 1) {
				const screen = document.querySelector(".screen").getBoundingClientRect();
				const inside = (e) => { const r = e.getBoundingClientRect(); return r.bottom <= screen.bottom + 1 && r.right <= screen.right + 1; };
				const out = [...document.querySelectorAll(".screen *")].filter((e) => !e.closest("code") && !e.closest("script") && e.getClientRects().length && !inside(e));
				const small = [...document.querySelectorAll(".screen :is(h2, p, li, button, pre, span, strong)")].filter((e) => e.textContent.trim() && !e.closest(".zoomed") && parseFloat(getComputedStyle(e).fontSize) < 26);
				const flat = [...document.querySelectorAll(".screen .plot")].filter((e) => e.getBoundingClientRect().height < 100);
				const wrong = [...out, ...small, ...flat];
				if (wrong.length) found.push((i + 1) + ": " + wrong[0].outerHTML.slice(0, 120));
				document.dispatchEvent(new KeyboardEvent("keydown", { key: "PageDown" }));
			}
			return found;
			function presentedPieces() { return Number(document.querySelector(".stage .count").textContent.split(" ")[2]); }
		})()`)
		for _, piece := range pieces {
			t.Errorf("%s, piece %s does not fit, or is too small", u.Name, piece)
		}
		if n := eval[int](b, `Number(document.querySelector(".stage .count").textContent.split(" ")[2])`); n < 4 {
			t.Errorf("%s has %d pieces", u.Name, n)
		}
		b.press(kb.Escape)
		b.until(`!document.querySelector(".stage").open && !document.querySelector(".screen > *")`) // it has left, and is ready for the next
	}
	b.quiet()
}

// TestAListingIsCutIntoEqualParts wants no screen for a last brace alone.
func TestAListingIsCutIntoEqualParts(t *testing.T) {
	t.Parallel()
	secondary(t)
	b := openTab(t, realCourse(t))
	b.goTo("08-pool")
	b.press("p")
	b.until(`document.querySelector(".screen > *") !== null`)
	parts := eval[map[string][]int](b, `(() => {
		const lines = {};
		for (const _ of Array(Number(document.querySelector(".stage .count").textContent.split(" ")[2]))) {
			const listing = document.querySelector(".screen .listing");
			if (listing) (lines[listing.querySelector("h2").textContent] ??= []).push(listing.querySelector("code").childElementCount);
			document.dispatchEvent(new KeyboardEvent("keydown", { key: "PageDown" }));
		}
		return lines;
	})()`)
	if len(parts) == 0 {
		t.Error("no listing is presented")
	}
	for listing, lines := range parts {
		if slices.Max(lines)-slices.Min(lines) >= len(lines) {
			t.Errorf("%s has screens of %v lines", listing, lines)
		}
	}
	if style := eval[string](b, `getComputedStyle(document.querySelector(".screen")).outlineStyle`); style != "none" {
		t.Errorf("a %s line is around each screen", style)
	}
}

// TestRowsShareAScreen wants a picture of a few rows on one screen, and one of many rows
// on screens that have the same scale, or bars of different screens would mislead.
func TestRowsShareAScreen(t *testing.T) {
	t.Parallel()
	secondary(t)
	for cases, screens := range map[int]int{5: 1, 8: 2} {
		in := everyLab(t, cases, 15)
		in.Script = chartScript(t)
		b := openTab(t, in)
		b.goTo("13-deadlock")
		b.press("p")
		b.until(`document.querySelector(".screen > *") !== null`)
		scales := eval[[]string](b, `Array.from({ length: Number(document.querySelector(".stage .count").textContent.split(" ")[2]) }, () => {
			const plot = document.querySelector(".screen .plot");
			const scale = plot && echarts.getInstanceByDom(plot).getModel().getComponent("xAxis", 0).axis.scale.getExtent();
			document.dispatchEvent(new KeyboardEvent("keydown", { key: "PageDown" }));
			return plot ? plot.getAttribute("aria-label") + ": " + scale : "";
		}).filter(Boolean)`)
		if len(scales) == 0 || len(scales)%screens != 0 {
			t.Fatalf("%d cases: the pictures are %q, want %d screens each", cases, scales, screens)
		}
		for i := 0; i < len(scales); i += screens {
			if pieces := slices.Compact(scales[i : i+screens]); len(pieces) > 1 {
				t.Errorf("%d cases: one picture has several scales: %q", cases, pieces)
			}
		}
		if all := slices.Compact(slices.Sorted(slices.Values(scales))); screens == 1 && len(all) < len(scales) {
			t.Errorf("%d cases: a picture is on two screens: %q", cases, scales)
		}
		b.quiet()
	}
}

func TestPresentingByKeyboard(t *testing.T) {
	t.Parallel()
	b := openTab(t, fixture(t, newRoom(2, 0.02)))
	b.goTo("03-mutex")
	b.tabTo("button.theme")
	place := eval[float64](b, `scrollTo(0, 20), scrollY`)
	b.press("p")
	const screen = `document.querySelector(".screen").innerText`
	b.until(`document.querySelector(".screen .question") !== null`)
	if text := eval[string](b, screen); strings.Contains(text, "Measured") {
		t.Errorf("the question shows the result: %s", text)
	}
	b.press("1")
	b.press("1")
	b.press("2")
	if got := eval[string](b, `[...document.querySelectorAll(".hand strong")].map((e) => e.textContent).join()`); !strings.HasPrefix(got, "2,1") {
		t.Errorf("the hands are %q, want 2 and 1", got)
	}
	eval[bool](b, `addEventListener("scroll", () => console.error("the page below scrolls")), true`)
	for i, key := range []string{kb.PageDown, kb.ArrowRight, " "} {
		b.press(key)
		b.until(fmt.Sprintf(`document.querySelector(".stage .count").textContent.startsWith("%d of ")`, i+2))
	}
	b.press(kb.PageUp)
	b.press(kb.ArrowLeft)
	if text := eval[string](b, screen); !strings.Contains(text, "Measured here") {
		t.Errorf("the second piece does not reveal the result: %s", text)
	}
	b.press("p")
	b.until(`!document.querySelector(".stage").open && document.activeElement.matches("button.theme")`)
	b.until(fmt.Sprintf(`scrollY === %v`, place))
	if eval[bool](b, open("03-mutex")) {
		t.Error("presenting answers for the reader")
	}
	b.do(chromedp.EmulateViewport(200, 500))
	if width := eval[int](b, `document.documentElement.scrollWidth`); width > 200 {
		t.Errorf("at 200 px the page is %d px wide", width)
	}
	b.quiet()
}
