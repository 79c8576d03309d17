package page

import (
	"testing"

	"github.com/chromedp/chromedp/kb"
)

// TestEverythingCanBePressed presses all buttons of every lesson, opens what is closed,
// moves what can be moved, changes the colours and presents the lesson, before and after
// it was answered. The browser must have nothing to complain of. A short test takes
// every seventh lesson.
func TestEverythingCanBePressed(t *testing.T) {
	t.Parallel()
	in := realCourse(t)
	b := openTab(t, in)
	for i, u := range in.Units {
		if testing.Short() && i%7 != 2 {
			continue
		}
		b.goTo(u.Name)
		b.presentToTheEnd()
		eval[bool](b, `document.querySelector(".here .choice").click(), true`)
		b.until(allDrawn)
		eval[bool](b, `[...document.querySelectorAll(".here button:not(.choice)")].filter((e) => e.checkVisibility()).forEach((e) => e.click()), true`)
		eval[bool](b, `document.querySelectorAll(".here details").forEach((e) => { e.open = true; }), true`)
		eval[bool](b, `document.querySelectorAll(".here input[type=range]").forEach((e) => { e.value = e.max / 2; e.dispatchEvent(new Event("input", { bubbles: true })); }), true`)
		for range 2 {
			eval[bool](b, `document.querySelector("button.theme").click(), true`)
			b.until(allDrawn)
		}
		b.presentToTheEnd()
		b.quiet()
	}
}

// presentToTheEnd presents the lesson that is shown, screen by screen.
func (b *tab) presentToTheEnd() {
	b.t.Helper()
	eval[bool](b, `document.querySelector("button.present").click(), true`)
	b.until(`document.querySelector(".screen .question") !== null`)
	eval[bool](b, `((stage) => {
		const [, , screens] = stage.querySelector(".count").textContent.split(" ");
		for (let i = 1; i < screens; i += 1) stage.querySelector(".on").click();
		return true;
	})(document.querySelector(".stage"))`)
	b.until(`((count) => count[0] === count[2])(document.querySelector(".stage .count").textContent.split(" "))`)
	b.press(kb.Escape)
	b.until(`!document.querySelector(".screen").firstChild`) // a dialog tells with the next frame that it is closed
}
