package page

import (
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp"

	"workbook/reportgen/internal/results"
)

// TestPicturesOfAPhone wants squares that can be counted, whole names and words, and
// no line through a word in a bar.
func TestPicturesOfAPhone(t *testing.T) {
	secondary(t)
	t.Parallel()
	in := fixture(t, newRoom(2, 0.02))
	in.File.Labs[2].Cases[1].Spans = []results.Span{{Worker: 0, From: 0, To: 5e6}}
	processes := in.File.Labs[3].Cases[1].Samples
	for i := range processes { // the interval of the whole begins within the first part
		processes[i].Phases["start"] = time.Duration(1500+500*(i%4)) * time.Microsecond
	}
	long := newRoom(2, 0.02).variant("compare-and-swap", 1e6, 3*time.Millisecond)
	in.File.Labs[3].Cases = append(in.File.Labs[3].Cases, long)
	in.File.Labs[3].Summarize()
	b := openTab(t, in, chromedp.EmulateViewport(360, 740))
	b.showAll()
	b.until(allDrawn)
	const shapes = `((kind) => [...document.querySelectorAll('[data-kind="' + kind + '"] .plot')].flatMap((plot) => echarts.getInstanceByDom(plot).getZr().storage.getDisplayList()))`
	squares := eval[[]float64](b, shapes+`("loss").filter((e) => e.type === "rect" && e.shape.width === e.shape.height).map((e) => e.shape.width)`)
	if len(squares) < 100 {
		t.Errorf("%d squares are drawn", len(squares))
	}
	if small := slices.Min(append(squares, 13)); small < 6 {
		t.Errorf("a square of %g px", small)
	}
	names := eval[string](b, shapes+`("glance").map((e) => e.style.text).join("|")`)
	for _, want := range []string{"|compare-and-swap|", "|same|"} {
		if !strings.Contains(names, want) {
			t.Errorf("the glance has no %q: %s", want, names)
		}
	}
	broken := eval[[]string](b, `[...document.querySelectorAll(".replay label")].filter((label) => {
		const range = document.createRange();
		range.selectNode(label.firstChild);
		return range.getClientRects().length > 1;
	}).map((label) => label.textContent)`)
	if len(broken) > 0 {
		t.Errorf("broken words: %q", broken)
	}
	crossed := eval[[]string](b, `((all) => {
		const lines = all.filter((e) => e.type === "line" && e.shape.y1 === e.shape.y2 && e.shape.x1 !== e.shape.x2).map((e) => e.shape);
		return all.filter((e) => e.style.text === "start").map((e) => [e, e.getBoundingRect()]).filter(([, box]) =>
			lines.some(({ x1, x2, y1 }) => x1 < box.x + box.width && x2 > box.x && y1 > box.y && y1 < box.y + box.height)).map(([e]) => e.style.text);
	})(`+shapes+`("phases"))`)
	words := eval[int](b, shapes+`("phases").filter((e) => e.style.text === "start").length`)
	if words == 0 || len(crossed) > 0 {
		t.Errorf("of %d words in bars, lines go through %q", words, crossed)
	}
	b.quiet()
}
