package page

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

func TestALineIsDrawnByKeyboardAndKept(t *testing.T) {
	t.Parallel()
	secondary(t)
	b := openTab(t, fixture(t, newRoom(2, 0.02)))
	b.goTo("10-granularity")
	b.tabTo(`.here .sketch input`)
	before := eval[string](b, `document.activeElement.getAttribute("aria-valuetext")`)
	b.press(kb.ArrowUp)
	b.press(kb.ArrowUp)
	if after := eval[string](b, `document.activeElement.getAttribute("aria-valuetext")`); after == before || after == "" {
		t.Errorf("the point says %q before and %q after it moved", before, after)
	}
	drawn := eval[string](b, `document.querySelector(".here .drawn").getAttribute("points")`)
	b.tabTo(`.here .keep button`)
	b.press(kb.Enter)
	const real = `document.querySelector(".here .real").checkVisibility()`
	if eval[bool](b, real) {
		t.Error("the measured line shows before the prediction")
	}
	eval[bool](b, `document.querySelector(".here .choice").click(), true`)
	b.until(real)
	b.do(chromedp.Reload())
	b.ready()
	b.until(real)
	if got := eval[string](b, `document.querySelector(".here .drawn").getAttribute("points")`); got != drawn {
		t.Errorf("the drawing is kept as %s, and was %s", got, drawn)
	}
	if !eval[bool](b, `[...document.querySelectorAll(".here .sketch input")].every((i) => i.disabled)`) {
		t.Error("a kept line can be moved")
	}
	b.tabTo(`.here .because textarea`)
	b.press(`it "starts" $(late)`)
	command := eval[string](b, `document.querySelector(".here .keeping code").textContent`)
	if want := `^go run \./reportgen predict 10 -line "N = 1,000 [0-9.]+(; N = [0-9,]+ [0-9.]+){5}" -why "it starts \(late\)"$`; !regexp.MustCompile(want).MatchString(command) {
		t.Errorf("the command is %s, want %s", command, want)
	}
	b.quiet()
}

// TestALineThatWasKeptWithTheAnswersIsThere draws the line of a results file, in
// whichever browser.
func TestALineThatWasKeptWithTheAnswersIsThere(t *testing.T) {
	secondary(t)
	t.Parallel()
	in := fixture(t, newRoom(2, 0.02))
	in.File = predicted(in.File)
	b := openTab(t, in)
	b.goTo("10-granularity")
	if eval[bool](b, `document.querySelector(".here .real").checkVisibility()`) {
		t.Error("the line uncovers the result, and no choice was made")
	}
	eval[bool](b, `document.querySelector(".here .choice").click(), true`)
	b.until(`document.querySelector(".here .real").checkVisibility()`)
	if got := eval[[]string](b, `[...document.querySelectorAll(".here .sheet output")].slice(1).map((o) => o.textContent)`); !slices.Equal(got, []string{"5× slower", "2× slower", "same", "1.5× faster", "2× faster"}) {
		t.Errorf("the line is at %q", got)
	}
	if got := eval[string](b, `document.querySelector(".here .because textarea").value`); got != "it starts late" {
		t.Errorf("the reason is %q", got)
	}
	if eval[bool](b, `document.querySelector(".here .keeping").checkVisibility()`) {
		t.Error("a line that is kept is to be kept again")
	}
	b.quiet()
}

func TestSlidersAnswer(t *testing.T) {
	t.Parallel()
	secondary(t)
	b := openTab(t, realCourse(t))
	eval[bool](b, `document.querySelector("button.all").click(), true`)
	b.goTo("09-scaling")
	b.until(allDrawn)
	b.tabTo(`.here .law input`)
	b.press(kb.ArrowLeft)
	const drawn = `Boolean(echarts.getInstanceByDom(document.querySelector(".here .law").parentElement.querySelector(".plot"))?.getOption().series.some((s) => s.id === "law"))`
	b.until(drawn)
	if got := eval[string](b, `document.activeElement.getAttribute("aria-valuetext")`); !strings.HasPrefix(got, "49%: at most 1.81× with 8 CPUs") {
		t.Errorf("the law says %q", got)
	}
	eval[bool](b, `document.querySelector("button.theme").click(), true`)
	b.until(drawn) // in the other theme's colours
	b.quiet()
}

func TestSizesGoThroughWhatWasMeasured(t *testing.T) {
	secondary(t)
	t.Parallel()
	b := openTab(t, fixture(t, newRoom(2, 0.02)))
	eval[bool](b, `document.querySelector("button.all").click(), true`)
	b.goTo("10-granularity")
	b.tabTo(`.here .sizes input`)
	for range 9 {
		b.press(kb.ArrowRight)
	}
	if got := eval[string](b, `document.activeElement.getAttribute("aria-valuetext")`); got != "N = 100,000,000" {
		t.Errorf("after the last size it says %q", got)
	}
	if n := eval[int](b, `document.querySelectorAll(".here .bars p").length`); n != 3 {
		t.Errorf("%d bars, want one for each variant", n)
	}
	b.quiet()
}

func TestTheTableOfAllCasesSortsAndFilters(t *testing.T) {
	t.Parallel()
	secondary(t)
	b := openTab(t, fixture(t, newRoom(2, 0.02)))
	eval[bool](b, `document.querySelector("button.all").click(), document.querySelector("#chart-glance .numbers").open = true`)
	const times = `[...document.querySelectorAll("#chart-glance tbody tr:not([hidden])")].map((r) => r.cells[2].textContent)`
	b.tabTo(`#chart-glance th:nth-child(3) .sort`)
	b.press(kb.Enter)
	if got := eval[[]string](b, times); !strings.HasSuffix(got[0], " ns") || !strings.HasSuffix(got[len(got)-1], " ms") {
		t.Errorf("sorted by time, the first is %s and the last %s", got[0], got[len(got)-1])
	}
	b.tabTo(`#chart-glance th:nth-child(6) .sort`) // speedups, which no baseline's lab has of its own
	const speedups = `[...document.querySelectorAll("#chart-glance tbody tr")].map((r) => r.cells[5].textContent)`
	for range 2 {
		b.press(kb.Enter)
		if got := eval[[]string](b, speedups); !strings.HasSuffix(got[0], "×") {
			t.Errorf("sorted by speedup, the first is %s and the last %s", got[0], got[len(got)-1])
		}
	}
	b.tabTo(`#chart-glance input`)
	b.press("10-gran")
	if got := eval[[]string](b, times); len(got) != 18 {
		t.Errorf("%d rows of lab 10, want 18", len(got))
	}
	b.quiet()
}

// TestWhatIsCopiedIsNoFormula copies the table of a file from somebody else.
func TestWhatIsCopiedIsNoFormula(t *testing.T) {
	secondary(t)
	t.Parallel()
	in := fixture(t, newRoom(2, 0.02))
	in.File.Labs[1].Cases[1].Variant = "=1+2"
	b := openTab(t, in)
	eval[bool](b, `document.querySelector("button.all").click(), document.querySelector("#chart-glance .numbers").open = true,
		Object.defineProperty(navigator, "clipboard", { value: { writeText: async (text) => { window.text = text; } } }), true`)
	b.tabTo(`#chart-glance .table-tools button`)
	b.press(kb.Enter)
	b.until(`window.text`)
	rows := strings.Split(eval[string](b, `window.text`), "\n")
	if len(rows) < 20 || !slices.ContainsFunc(rows, func(r string) bool { return strings.HasPrefix(r, "02-race\t'=1+2") }) {
		t.Errorf("%d rows are copied: %q", len(rows), rows)
	}
	if columns := strings.Count(rows[0], "\t"); slices.ContainsFunc(rows[:len(rows)-1], func(r string) bool { return strings.Count(r, "\t") != columns }) {
		t.Errorf("the rows have different numbers of columns: %q", rows)
	}
}

func TestAPictureAnswersToTheArrowKeys(t *testing.T) {
	secondary(t)
	t.Parallel()
	b := openTab(t, fixture(t, newRoom(2, 0.02)))
	eval[bool](b, `document.querySelector("button.all").click(), true`)
	b.goTo("03-mutex")
	b.until(allDrawn)
	b.tabTo(`.here .plot`)
	b.press(kb.ArrowRight)
	if tip := eval[string](b, `document.activeElement.parentElement.querySelector(".tip").textContent`); !strings.Contains(tip, "(1 of ") {
		t.Errorf("the arrow says %q", tip)
	}
	b.quiet()
}

// TestEveryPictureWithATipHasMarks presses an arrow key in each, and wants no two marks
// with the same words.
func TestEveryPictureWithATipHasMarks(t *testing.T) {
	secondary(t)
	t.Parallel()
	in := realCourse(t)
	b := openTab(t, in)
	eval[bool](b, `document.querySelector("button.all").click(), true`)
	for _, u := range in.Units {
		b.goTo(u.Name)
		b.until(allDrawn)
		for _, bad := range eval[[]string](b, `[...document.querySelectorAll(".here .plot")].flatMap((plot) => {
			const tip = plot.parentElement.querySelector(".tip");
			if (!tip.checkVisibility()) return [];
			const press = (key) => { plot.dispatchEvent(new KeyboardEvent("keydown", { key })); return tip.textContent; };
			const first = press("Home"), second = press("ArrowRight").replace(/ \(.*/, "");
			return first.includes("(1 of ") && !first.startsWith(second + " (1 of ") || first.includes("(1 of 1)") ? [] : [plot.parentElement.id + ": " + first + "; " + second];
		})`) {
			t.Error(bad)
		}
	}
	b.quiet()
}

func TestADeadlockIsWalkedThrough(t *testing.T) {
	t.Parallel()
	secondary(t)
	in := fixture(t, newRoom(2, 0.02))
	in.File = infected("x") // it has a deadlock
	b := openTab(t, in)
	eval[bool](b, `document.querySelector("button.all").click(), true`)
	b.goTo("03-mutex")
	const said = `document.querySelector(".waitgraph output").textContent`
	b.tabTo(`.waitgraph .walk button`)
	b.press(kb.Home)
	if got := eval[string](b, said); got != "Nobody has taken a lock." {
		t.Errorf("it begins with %q", got)
	}
	b.press(kb.End)
	if got := eval[string](b, said); !strings.HasPrefix(got, "4 of 4: ") {
		t.Errorf("it ends with %q", got)
	}
	b.quiet()
}
