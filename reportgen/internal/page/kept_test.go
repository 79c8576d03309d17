package page

import (
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/google/go-cmp/cmp"
)

// TestASliderStartsWhereThePageSays moves all sliders, leaves the page and comes back: a
// browser would put them where they were, while the page says where they start.
func TestASliderStartsWhereThePageSays(t *testing.T) {
	t.Parallel()
	secondary(t)
	b := openTab(t, realCourse(t))
	const values = `[...document.querySelectorAll("input[type=range]")].map((e) => e.value)`
	before := eval[[]string](b, values)
	eval[bool](b, `document.querySelectorAll("input[type=range]").forEach((e) => { e.value = Number(e.min) + 1; e.dispatchEvent(new Event("input")); }), true`)
	b.do(chromedp.Navigate("about:blank"), chromedp.NavigateBack())
	b.ready()
	if diff := cmp.Diff(before, eval[[]string](b, values)); diff != "" {
		t.Error(diff)
	}
	if got := eval[string](b, `document.querySelector(".law output").textContent`); got != "50%" {
		t.Errorf("the law says %s", got)
	}
	b.quiet()
}
