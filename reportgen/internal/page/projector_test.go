package page

import (
	"fmt"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"

	"workbook/reportgen/internal/classroom"
	"workbook/reportgen/internal/handin"
)

const (
	machines     = `document.querySelector("[data-part=count] strong").textContent`
	shownButtons = `[...document.querySelectorAll("button, a")].filter((e) => e.checkVisibility()).length`
	votedOn      = `document.querySelector("[id='03-mutex'] [role=status] strong")?.textContent`
)

// TestProjectorFills lets hand-ins and votes arrive while the page is open.
func TestProjectorFills(t *testing.T) {
	t.Parallel()
	l := newLecture(t, nil)
	b := newTab(t)
	b.do(chromedp.Navigate(l.page + "/"))
	b.until(machines + ` === "0"`)
	l.handInFrom(5)
	b.until(machines + ` === "5"`)
	const results = `document.querySelectorAll("[id='03-mutex'] dd").length`
	if n := eval[int](b, results); n != 0 {
		t.Errorf("%d results are shown before the question was open", n)
	}
	b.tabTo(`[id="03-mutex-open"]`)
	b.press("\r")
	b.arrives(votedOn + ` === "0"`)
	for _, voter := range []string{"a", "b", "c"} {
		l.vote("03-mutex", "1", voter)
	}
	b.until(votedOn + ` === "3"`)
	if n := eval[int](b, results); n != 0 {
		t.Errorf("%d results are shown while students vote", n)
	}
	b.tabTo(`[id="03-mutex-shown"]`)
	b.press("\r")
	b.arrives(results + ` > 1`)
	counts := eval[string](b, `[...document.querySelectorAll("[id='03-mutex'] dd:nth-of-type(-n + 2)")].map((e) => e.innerText.replace(/\s+/g, " ").trim()).join(" | ")`)
	if want := "0 voted 5 predicted 5 measured | 3 voted 0 predicted 0 measured"; counts != want {
		t.Errorf("the results are %q, want %q", counts, want)
	}
	if speed := "Speedup of lock-every-add: 0.50× in the middle, from 0.50× to 0.50× on 5 machines."; !eval[bool](b, `document.getElementById("03-mutex").innerText.includes("`+speed+`")`) {
		t.Errorf("the page does not say %q: %s", speed, eval[string](b, `document.getElementById("03-mutex").innerText`))
	}
	for _, screen := range []int64{1024, 1280, 1920} {
		b.do(chromedp.EmulateViewport(screen, screen*9/16))
		least := max(28, 28*float64(screen)/1280) // the picture on the wall stays as wide
		small := eval[[]string](b, fmt.Sprintf(`[...document.querySelectorAll("body *")].filter((e) => [...e.childNodes].some((n) => n.nodeType === 3 && n.data.trim()) && e.getClientRects().length && parseFloat(getComputedStyle(e).fontSize) < %g).map((e) => e.outerHTML.slice(0, 120))`, least))
		if len(small) > 0 {
			t.Errorf("too small for the back row on a screen of %d, where %g px are wanted: %s", screen, least, small)
		}
		if width := eval[int64](b, `document.documentElement.scrollWidth`); width > screen {
			t.Errorf("it is %d px wide on a screen of %d", width, screen)
		}
	}
	b.served(l.page)
}

// TestTheProjectorInANarrowWindow wants whole words, an address of few lines and nothing
// to scroll sideways.
func TestTheProjectorInANarrowWindow(t *testing.T) {
	t.Parallel()
	secondary(t)
	l := newLecture(t, nil)
	l.turn("03-mutex", classroom.Shown)
	b := newTab(t)
	b.do(chromedp.Navigate(l.page + "/"))
	b.until(`document.querySelectorAll("dd").length > 1`)
	const lines = `(of) => { const r = document.createRange(); r.selectNodeContents(of); return r.getClientRects().length; }`
	for _, screen := range []int64{360, 800, 1024} {
		b.do(chromedp.EmulateViewport(screen, 1280))
		if broken := eval[[]string](b, `[...document.querySelectorAll("dd span")].filter((e) => (`+lines+`)(e.lastChild) > 1).map((e) => e.innerText)`); len(broken) > 0 {
			t.Errorf("broken on a screen of %d: %q", screen, broken)
		}
		if n := eval[int](b, `(`+lines+`)(document.querySelector("header h1").firstChild)`); n > 2 {
			t.Errorf("the address takes %d lines on a screen of %d", n, screen)
		}
		if width := eval[int64](b, `document.documentElement.scrollWidth`); width > screen {
			t.Errorf("it is %d px wide on a screen of %d", width, screen)
		}
	}
	b.do(medium("print"))
	if n := eval[int](b, shownButtons); n > 0 {
		t.Errorf("%d buttons are printed", n)
	}
	if how := eval[string](b, `getComputedStyle(document.getElementById("03-mutex")).breakInside`); how != "avoid" {
		t.Errorf("a question may be split over two sheets: break-inside is %s", how)
	}
	b.served(l.page)
}

// TestTheProjectorSaysTheEnd ends the class at one of two pages. Before that, the other
// one loses the class and finds it again.
func TestTheProjectorSaysTheEnd(t *testing.T) {
	t.Parallel()
	secondary(t)
	l := newLecture(t, nil)
	l.turn("03-mutex", classroom.Shown)
	watching := newTab(t, onNewDocument(`window.EventSource = class extends EventSource {
		constructor(path) { super(path); window.stream = this; }
	}`))
	watching.do(chromedp.Navigate(l.page + "/"))
	watching.until(`stream.readyState === EventSource.OPEN && document.querySelectorAll("dd").length > 1`)
	const says = `document.querySelector("body > [role=status]").innerText`
	if got := eval[string](watching, `stream.dispatchEvent(new Event("error")), `+says); !strings.HasPrefix(got, "The class gives no answer") {
		t.Errorf("when the class is lost, the page says %q", got)
	}
	if got := eval[string](watching, `stream.dispatchEvent(new Event("open")), `+says); got != "" {
		t.Errorf("when the class is there again, the page says %q", got)
	}
	ending := newTab(t)
	ending.do(chromedp.Navigate(l.page + "/"))
	ending.until(`document.querySelector("[action='/end'] button").checkVisibility()`)
	eval[bool](ending, `document.querySelector("[action='/end'] button").click(), true`)
	for name, b := range map[string]*tab{"the page with the button": ending, "another page": watching} {
		b.arrives(`document.body.innerText.startsWith("The class has ended.")`)
		if text := eval[string](b, `document.body.innerText`); strings.Contains(text, l.room.Address.Code) || !strings.Contains(text, "measured") {
			t.Errorf("%s shows the address, or no results: %s", name, text)
		}
		if n := eval[int](b, shownButtons); n > 0 {
			t.Errorf("%s has %d buttons and links that lead nowhere", name, n)
		}
		b.served(l.page)
	}
}

// TestMachinesSoFar follows the projector's link to the page of the machines, and wants
// its charts drawn.
func TestMachinesSoFar(t *testing.T) {
	t.Parallel()
	l := newLecture(t, chartScript(t))
	l.handInFrom(5)
	b := newTab(t)
	b.do(chromedp.Navigate(l.page + "/"))
	link := eval[string](b, `[...document.links].find((a) => a.textContent === "Everybody’s machines so far").href`)
	b.do(chromedp.Navigate(link))
	b.ready()
	b.until(hereDrawn)
	b.goTo("03-mutex")
	b.until(hereDrawn)
	const drawn = `echarts.getInstanceByDom(document.querySelector("[id='03-mutex'] [data-kind=crowd] .plot")).getOption().series.flatMap((s) => s.data).length`
	if dots := eval[int](b, drawn); dots < 5 {
		t.Errorf("%d dots of 5 machines are drawn", dots)
	}
	b.served(l.page)
}

// TestNothingOfAStudentsIsProjected puts every payload into every string of a
// hand-in and of a vote, and wants none of them on the page.
func TestNothingOfAStudentsIsProjected(t *testing.T) {
	t.Parallel()
	l := newLecture(t, nil)
	b := newTab(t, onNewDocument(`window.pwned = () => { document.title = "pwned"; }`))
	b.do(chromedp.Navigate(l.page + "/"))
	for _, q := range l.room.Questions {
		l.turn(q.Lab, classroom.Shown)
	}
	b.until(`document.querySelectorAll("dd").length > 40`)
	taken, number := 0, 0
	for _, payload := range append(payloads, "marked-by-a-student") {
		token := handin.Token{byte(number), byte(number >> 8), 9}
		number++
		good, err := l.handIn(token).Bytes()
		if err != nil {
			t.Fatal(err)
		}
		for _, spoilt := range everyString(t, good, payload) {
			if l.post(token, spoilt) {
				taken++
			}
		}
		l.vote(payload, "0", payload)
		l.vote("03-mutex", payload, payload)
	}
	last := handin.Token{7, 7, 7}
	text, err := l.handIn(last).Bytes()
	if err != nil {
		t.Fatal(err)
	}
	if taken == 0 {
		t.Error("no hand-in with a payload was taken, so this shows nothing")
	}
	before := eval[string](b, machines)
	if !l.post(last, text) {
		t.Error("the last hand-in is not taken")
	}
	b.until(machines + ` !== "` + before + `"`)
	page := eval[string](b, `document.documentElement.outerHTML`)
	for _, payload := range append(payloads, "marked-by-a-student") {
		if strings.Contains(page, payload) && payload != "constructor" {
			t.Errorf("the page has %s", payload)
		}
	}
	if title := eval[string](b, `document.title`); title != "The class" {
		t.Errorf("the title is %q", title)
	}
	b.served(l.page)
}
