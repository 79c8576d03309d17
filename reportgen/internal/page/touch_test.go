package page

import (
	"fmt"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"workbook/reportgen/internal/results"
)

// TestAGameIsPlayedByFingerAndMouse plays on a phone and on a screen: a finger and
// the mouse reach the same buttons, and each press is one move.
func TestAGameIsPlayedByFingerAndMouse(t *testing.T) {
	secondary(t)
	t.Parallel()
	b := openTab(t, fixture(t, newRoom(2, 0.02)), touchScreen())
	b.do(chromedp.EmulateViewport(360, 740))
	eval[bool](b, `document.querySelector("button.all").click(), true`)
	b.goTo("02-race")
	for _, press := range []func(string){b.tap, b.click} {
		const box = `document.querySelector(".here .stepper")`
		press(box + `.querySelectorAll(".tools-now button")[1]`)
		for i, worker := range []int{0, 1, 0, 0, 1, 1} {
			press(fmt.Sprintf(`%s.querySelectorAll(".move")[%d]`, box, worker))
			b.until(fmt.Sprintf(`%s.querySelectorAll(".moves li").length === %d`, box, i+1))
		}
		if moves := eval[[]string](b, `[...`+box+`.querySelectorAll(".moves li")].map((li) => li.textContent)`); len(moves) != 6 || !strings.Contains(moves[5], "over an update it never saw") {
			t.Errorf("the moves are %q", moves)
		}
		press(box + `.querySelectorAll(".tools-now button")[0]`)
		b.until(box + `.querySelector(".counted").textContent === "5 moves"`)
	}
	b.quiet()
}

// TestEveryGameIsPlayedByFinger makes a move in one game of each kind, takes it back,
// and moves each kind of slider.
func TestEveryGameIsPlayedByFinger(t *testing.T) {
	secondary(t)
	t.Parallel()
	b := openTab(t, realCourse(t), touchScreen())
	b.do(chromedp.EmulateViewport(360, 740))
	eval[bool](b, `document.querySelector("button.all").click(), true`)
	games := eval[[][]string](b, `[...new Map([...document.querySelectorAll(".stepper")].map((s) => [s.dataset.game, [s.closest("main > section").id, s.id]])).values()]`)
	if len(games) < 7 {
		t.Errorf("%d games", len(games))
	}
	for _, game := range games {
		b.goTo(game[0])
		box := fmt.Sprintf("document.getElementById(%q)", game[1])
		b.tap(box + `.querySelector(".move")`)
		b.until(box + `.querySelectorAll(".moves li").length === 1`)
		b.tap(box + `.querySelectorAll(".tools-now button")[0]`)
		b.until(box + `.querySelectorAll(".moves li").length === 0`)
	}
	for _, lesson := range eval[[]string](b, `[...new Set([".law input", ".sizes input"].map((s) => document.querySelector(s)?.closest("main > section").id).filter(Boolean))]`) {
		b.goTo(lesson)
		const track = `document.querySelector(".here :is(.law, .sizes) input")`
		b.until(allDrawn) // what is drawn later moves what is below it
		before := eval[string](b, track+".value")
		b.drag(b.place(track, 0.5, 0.5), b.place(track, 0.7, 0.5), b.place(track, 0.9, 0.5))
		if after := eval[string](b, track+".value"); after == before {
			t.Errorf("%s: a finger leaves the slider at %s", lesson, before)
		}
	}
	b.quiet()
}

func TestALineIsDrawnByFinger(t *testing.T) {
	secondary(t)
	t.Parallel()
	b := openTab(t, fixture(t, newRoom(2, 0.02)), touchScreen())
	b.do(chromedp.EmulateViewport(360, 740))
	b.goTo("10-granularity")
	const point = `document.querySelectorAll(".here .sketch input")[1]`
	before := eval[float64](b, "Number("+point+".value)")
	b.drag(b.place(point, 0.5, 0.9), b.place(point, 0.5, 0.5), b.place(point, 0.5, 0.1))
	if after := eval[float64](b, "Number("+point+".value)"); after <= before || after < 60 {
		t.Errorf("a finger that goes up moves the point from %v to %v", before, after)
	}
	b.click(`document.querySelector(".here .keep button")`)
	b.until(`document.querySelector(".here .sketch").matches(".kept")`)
	b.quiet()
}

// TestPresentingByFinger goes on and ends with the buttons in the corner.
func TestPresentingByFinger(t *testing.T) {
	secondary(t)
	t.Parallel()
	b := openTab(t, fixture(t, newRoom(2, 0.02)), touchScreen())
	b.goTo("03-mutex")
	b.tap(`document.querySelector("button.present")`)
	b.until(`document.querySelector(".screen .question") !== null`)
	b.tap(`document.querySelector(".hand")`)
	b.until(`document.querySelector(".hand strong").textContent === "1"`)
	b.tap(`document.querySelector(".stage .on")`)
	b.until(`document.querySelector(".stage .count").textContent.startsWith("2 of ")`)
	b.tap(`document.querySelector(".stage .end")`)
	b.until(`!document.querySelector(".stage").open`)
	b.quiet()
}

// TestLanesAreReplayed moves the time by keyboard and by finger, and lets it run.
func TestLanesAreReplayed(t *testing.T) {
	secondary(t)
	t.Parallel()
	in := fixture(t, newRoom(2, 0.02))
	in.File.Labs[2].Cases[1].Spans = []results.Span{{Worker: 0, From: 0, To: 5e6}, {Worker: 1, From: 5e6, To: 10e6}}
	b := openTab(t, in, touchScreen())
	eval[bool](b, `document.querySelector("button.all").click(), true`)
	b.goTo("03-mutex")
	b.until(`document.querySelector(".here .replay") !== null && ` + allDrawn) // what is drawn later moves what is below it
	const play = `document.querySelector(".here .replay button")`
	b.tap(play)
	b.until(play + `.textContent === "Stop"`)
	b.tap(play)
	b.until(play + `.textContent === "Replay"`)
	const output, curtain = `document.querySelector(".here .replay output").textContent`, `document.querySelector(".here .curtain").hidden`
	b.tabTo(".here .replay input")
	b.press(kb.Home)
	if got := eval[string](b, output); got != "0 of 10 ms: 1 at work" || eval[bool](b, curtain) {
		t.Errorf("at the beginning it says %q", got)
	}
	eval[bool](b, `document.querySelector("button.theme").click(), true`)
	b.until(allDrawn + ` && ` + `document.querySelector(".here .curtain")?.hidden === false`) // in the other theme's colours
	b.press(kb.End)
	if got := eval[string](b, output); got != "10 ms in all" || !eval[bool](b, curtain) {
		t.Errorf("at the end it says %q", got)
	}
	// The picture can still be drawn anew, in the other colours and on a screen.
	eval[bool](b, `document.querySelector("button.theme").click(), true`)
	b.until(allDrawn)
	eval[bool](b, `document.querySelector("button.present").click(), true`)
	b.until(`document.querySelector(".screen .question") !== null`)
	b.press("p")
	b.until(`!document.querySelector(".stage").open`)
	// Last, since a browser takes a tap that soon follows as the end of the movement.
	const track = `document.querySelector(".here .replay input")`
	b.drag(b.place(track, 0.98, 0.5), b.place(track, 0.5, 0.5), b.place(track, 0.2, 0.5))
	b.until(`Number(` + track + `.value) < 400`)
	b.quiet()
}

// A reader who prefers no motion moves the time by hand.
func TestNothingMovesForWhoPrefersIt(t *testing.T) {
	secondary(t)
	t.Parallel()
	in := fixture(t, newRoom(2, 0.02))
	in.File.Labs[2].Cases[1].Spans = []results.Span{{Worker: 0, From: 0, To: 5e6}}
	b := openTab(t, in, emulate(emulation.SetEmulatedMediaParams{Features: []*emulation.MediaFeature{{Name: "prefers-reduced-motion", Value: "reduce"}}}))
	eval[bool](b, `document.querySelector("button.all").click(), true`)
	b.goTo("03-mutex")
	b.until(`document.querySelector(".here .replay") !== null`)
	if eval[bool](b, `document.querySelector(".here .replay button").checkVisibility()`) {
		t.Error("a replay is offered")
	}
	b.quiet()
}

// TestWhatAMarkSaysIsInView taps a mark at the top of a picture that is higher than the
// window.
func TestWhatAMarkSaysIsInView(t *testing.T) {
	secondary(t)
	t.Parallel()
	b := openTab(t, fixture(t, newRoom(2, 0.02)), touchScreen())
	b.do(chromedp.EmulateViewport(360, 300))
	eval[bool](b, `document.querySelector("button.all").click(), true`)
	b.goTo("10-granularity")
	b.until(allDrawn)
	const tip = `document.querySelector(".here .tip")`
	at := eval[spot](b, `(() => {
		const plot = document.querySelector(".here .plot"), chart = echarts.getInstanceByDom(plot);
		const line = chart.getOption().series.findIndex((s) => s.type === "line");
		const { value, symbolOffset: [right] } = chart.getOption().series[line].data.at(-1);
		const [place, y] = chart.convertToPixel({ seriesIndex: line }, value);
		const x = place + right;
		scrollBy(0, plot.getBoundingClientRect().top + y - 120);
		const box = plot.getBoundingClientRect();
		return { X: box.left + x, Y: box.top + y };
	})()`)
	b.drag(at)
	b.until(tip + `.textContent.includes("100,000,000")`)
	if bottom := eval[float64](b, tip+`.getBoundingClientRect().bottom`); bottom > 300 {
		t.Errorf("the words end at %g px of a window of 300", bottom)
	}
	b.quiet()
}
