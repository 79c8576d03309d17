package page

import (
	"testing"

	"github.com/chromedp/chromedp"
)

// Whatever a browser has kept, and if it keeps nothing, the page works.
func TestAnyMemoryWillDo(t *testing.T) {
	secondary(t)
	t.Parallel()
	for name, script := range map[string]string{
		"none": `Object.defineProperty(window, "localStorage", { get() { throw new Error("no"); } });`,
		"full": `Storage.prototype.setItem = () => { throw new DOMException("full", "QuotaExceededError"); };`,
		"foreign": `for (const key of ["predict:03-mutex", "claim:03-mutex-claim", "theme", "results", "whole"]) localStorage.setItem("workbook:" + key, "__proto__");
			localStorage.setItem("workbook:sketch:10-granularity", '{"at":["<img src=x onerror=alert(1)>",-1,1e9],"because":{}}');
			localStorage.setItem("workbook:order:03-mutex-puzzle-1", '[1,1,-1,"<img src=x onerror=alert(1)>",1e9,null,{}]');`,
	} {
		b := newTab(t, onNewDocument(script))
		b.do(chromedp.Navigate(address(t, fixture(t, newRoom(2, 0.02)))))
		b.ready()
		b.goTo("10-granularity")
		if eval[bool](b, `document.querySelector(".sketch").matches(".kept")`) {
			t.Errorf("%s: a line is kept that nobody drew", name)
		}
		b.goTo("03-mutex")
		if !eval[bool](b, hidden("03-mutex")) {
			t.Errorf("%s: results show before the prediction", name)
		}
		eval[bool](b, `document.querySelector('#\\30 3-mutex .choice').click(), true`)
		b.until(open("03-mutex"))
		for _, stuck := range eval[[]string](b, usable) {
			t.Errorf("%s: %s", name, stuck)
		}
		b.quiet()
	}
}
