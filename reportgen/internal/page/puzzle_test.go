package page

import (
	"context"
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"workbook/reportgen/internal/course"
)

// What the page shows of the puzzle of the lesson in view.
const (
	focused  = `document.activeElement.textContent.trim()`
	restLine = `[...document.querySelectorAll(".here .rest .line")].find((b) => b.textContent === %q)`
	verdict  = `(document.querySelector(".here .puzzle .tools-now .again").click(), document.querySelector(".here .puzzle .told").textContent)`
	putSoFar = `[...document.querySelectorAll(".here .put .line")].map((b) => b.textContent.trim()).join("\n")`
)

// puzzled opens the fixture lesson that has a puzzle, and returns its lines.
func puzzled(t *testing.T) (*tab, []string) {
	b := openTab(t, fixture(t, newRoom(2, 0.02)))
	eval[bool](b, `document.querySelector("button.all").click(), true`)
	b.goTo("03-mutex")
	return b, eval[[]string](b, `JSON.parse(document.querySelector(".here .puzzle script").textContent).Lines`)
}

func TestLinesAreOrderedByKeyboard(t *testing.T) {
	secondary(t)
	t.Parallel()
	b, lines := puzzled(t)
	b.tabTo(`.here .rest .line`)
	mixed := append([]string{}, lines...)
	mixed[1], mixed[2] = mixed[2], mixed[1]
	for _, line := range mixed {
		for eval[string](b, focused) != line {
			b.press(kb.Tab)
		}
		b.press(kb.Enter)
	}
	if got := eval[string](b, verdict); got != "Right so far: 1 of 9 lines. Look at line 2." {
		t.Errorf("with two lines exchanged it says %q", got)
	}
	eval[bool](b, `document.querySelectorAll(".here .put .line")[2].focus(), true`)
	b.press(kb.ArrowUp)
	if got := eval[string](b, verdict); got != "Right: every line is in its place." {
		t.Errorf("after the exchange it says %q", got)
	}
	if got := eval[string](b, `document.querySelectorAll(".here .put .line")[3].textContent`); !strings.HasPrefix(got, "    sum +=") {
		t.Errorf("the innermost line is shown as %q", got)
	}

	command := eval[string](b, `document.querySelector(".here .puzzle .keeping code").textContent`)
	if !strings.HasPrefix(command, `go run ./reportgen predict 03 -order "`) || len(strings.Fields(command)) != 6+len(lines) {
		t.Errorf("the command to keep them is %s", command)
	}

	b.do(chromedp.Reload())
	b.ready()
	if got := eval[string](b, putSoFar); got != strings.Join(lines, "\n") {
		t.Errorf("after a reload the program is\n%s", got)
	}
	eval[bool](b, `document.querySelector(".forget").click(), true`)
	if got := eval[string](b, putSoFar); got != "" {
		t.Errorf("after the answers are forgotten the program is\n%s", got)
	}
	b.quiet()
}

func TestLinesAreOrderedByMouseAndByTouch(t *testing.T) {
	t.Parallel()
	secondary(t)
	for name, press := range map[string]func(x, y float64) chromedp.Action[chromedp.Void]{
		"mouse": func(x, y float64) chromedp.Action[chromedp.Void] { return chromedp.MouseClickXY(x, y) },
		"touch": tap,
	} {
		t.Run(name, func(t *testing.T) {
			b, lines := puzzled(t)
			on := func(element string) {
				at := eval[[]float64](b, fmt.Sprintf(`(() => { const e = %s; e.scrollIntoView({ block: "center", behavior: "instant" });
					const r = e.getBoundingClientRect(); return [r.x + r.width / 2, r.y + r.height / 2]; })()`, element))
				b.do(press(at[0], at[1]))
			}
			const stray = "total += i"
			for i, line := range append([]string{lines[0], lines[1], stray}, lines[2:]...) {
				on(fmt.Sprintf(restLine, line))
				b.until(fmt.Sprintf(`document.querySelectorAll(".here .put .line").length === %d`, i+1))
			}
			on(`document.querySelector(".here .puzzle .tools-now .again")`)
			b.until(`document.querySelector(".here .told").textContent === "Line 3 does not belong. It needs the lock for every number."`)
			on(`document.querySelectorAll(".here .put .line")[2]`) // back
			b.until(fmt.Sprintf(`document.querySelectorAll(".here .put .line").length === %d`, len(lines)))
			on(`document.querySelectorAll(".here .put li")[2].lastChild`) // down
			b.until(`document.querySelectorAll(".here .put .line")[3].textContent.includes("for i :=")`)
			on(`document.querySelectorAll(".here .put li")[3].children[1]`) // and up again
			b.until(`document.querySelectorAll(".here .put .line")[2].textContent.includes("for i :=")`)
			if got := eval[string](b, verdict); got != "Right: every line is in its place." {
				t.Errorf("it says %q", got)
			}
			b.quiet()
		})
	}
}

// tap touches the screen at a point and lets go.
func tap(x, y float64) chromedp.Action[chromedp.Void] {
	return chromedp.Func(func(ctx context.Context, t *chromedp.Target) error {
		if _, err := cdp.Call(ctx, t, emulation.SetTouchEmulationEnabled, emulation.SetTouchEmulationEnabledParams{Enabled: true}); err != nil {
			return err
		}
		for _, touch := range []input.DispatchTouchEventParams{
			{Type: "touchStart", TouchPoints: []*input.TouchPoint{{X: x, Y: y}}},
			{Type: "touchEnd", TouchPoints: []*input.TouchPoint{}},
		} {
			if _, err := cdp.Call(ctx, t, input.DispatchTouchEvent, touch); err != nil {
				return err
			}
		}
		return nil
	})
}

// TestEveryPuzzleCanBeSolved puts each puzzle's lines in the order of its lesson,
// and wants a stray at the first place explained.
func TestEveryPuzzleCanBeSolved(t *testing.T) {
	t.Parallel()
	secondary(t)
	root := os.DirFS("../../..")
	units, err := course.Load(root)
	if err != nil {
		t.Fatal(err)
	}
	file := newRoom(2, 0.02).file()
	file.Labs = nil
	b := openTab(t, Input{Units: units, Root: root, File: file})
	for _, wrong := range eval[[]string](b, `[...document.querySelectorAll(".puzzle")].flatMap((box) => {
		const { Lines, Strays } = JSON.parse(box.querySelector("script").textContent);
		const take = (text) => [...box.querySelectorAll(".rest .line")].find((b) => b.textContent === text).click();
		const say = () => { box.querySelector(".tools-now .again").click(); return box.querySelector(".told").textContent; };
		const found = [];
		Lines.forEach(take);
		if (!say().startsWith("Right: ")) found.push(box.id + ": " + say());
		if (box.querySelectorAll(".rest .line").length !== Strays.length) found.push(box.id + ": other lines are left");
		box.querySelector(".tools-now").lastChild.click();
		take(Strays[0].Line);
		if (say() !== "Line 1 does not belong. " + Strays[0].Why) found.push(box.id + ": " + say());
		box.querySelector(".tools-now").lastChild.click();
		return found;
	})`) {
		t.Error(wrong)
	}
	if n := eval[int](b, `document.querySelectorAll(".puzzle").length`); n < 18 {
		t.Errorf("%d puzzles, want one in every lesson from 03 on", n)
	}
	b.quiet()
}

func TestPuzzlesAreTextWithoutScripts(t *testing.T) {
	secondary(t)
	t.Parallel()
	b := openTab(t, fixture(t, newRoom(2, 0.02)), noScripts())
	shown := func(selector string) bool {
		return eval[bool](b, fmt.Sprintf(`document.querySelector(%q).checkVisibility()`, selector))
	}
	if !shown(".puzzle .mixed code") || !shown(".puzzle summary") || shown(".puzzle .bench") {
		t.Error("the lines do not show as text")
	}
}
