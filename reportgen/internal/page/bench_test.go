package page

import (
	"os"
	"testing"

	"github.com/chromedp/chromedp"

	"workbook/reportgen/internal/course"
	"workbook/reportgen/internal/results"
)

// note makes a page with its results shown, and notes when its first chart was
// drawn and which tasks took long, in milliseconds.
const note = `localStorage.setItem("workbook:results", "all");
window.tasks = [];
new PerformanceObserver((list) => tasks.push(...list.getEntries().map((e) => e.duration))).observe({ type: "longtask", buffered: true });
new MutationObserver((changes, watch) => {
	if (!document.querySelector("[data-drawn]")) return;
	watch.disconnect();
	window.firstChart = performance.now();
}).observe(document, { subtree: true, attributeFilter: ["data-drawn"] });`

// switchTheme returns how long the page takes to be drawn in the other colours.
const switchTheme = `new Promise((resolve) => {
	const begin = performance.now();
	document.querySelector("button.theme").click();
	const look = () => {
		const visible = [...document.querySelectorAll(".plot")].filter((p) => { const r = p.getBoundingClientRect(); return p.clientHeight && r.top < innerHeight && r.bottom > 0; });
		if (visible.every((p) => "drawn" in p.dataset)) resolve(performance.now() - begin);
		else requestAnimationFrame(look);
	};
	requestAnimationFrame(look);
})`

// BenchmarkPage opens a lesson of the page of report/results.json: how long until
// its first chart is drawn, which tasks block its reader, what another theme takes,
// how large the page is, and its heap when every chart of it has been drawn.
func BenchmarkPage(b *testing.B) {
	const top = "../../.."
	f, err := results.Open(top + "/report/results.json")
	if err != nil {
		b.Skip(err)
	}
	root := os.DirFS(top)
	units, err := course.Load(root)
	if err != nil {
		b.Fatal(err)
	}
	in := Input{Units: units, Root: root, File: f, Script: chartScript(b)}
	var first, longest, blocking, theme, heap float64
	for b.Loop() {
		t := newTab(b, onNewDocument(note))
		t.do(chromedp.Navigate(address(b, in) + "#03-mutex"))
		t.until("window.firstChart > 0")
		first += eval[float64](t, "firstChart")
		t.until(allDrawn)
		longest += eval[float64](t, "Math.max(0, ...tasks)")
		blocking += eval[float64](t, "tasks.reduce((sum, t) => sum + t - 50, 0)")
		eval[bool](t, `document.querySelector(".here .plot").scrollIntoView(), true`)
		theme += eval[float64](t, switchTheme)
		eval[bool](t, wholePage)
		t.until(allDrawn)
		heap += eval[float64](t, "performance.memory.usedJSHeapSize")
	}
	n := float64(b.N)
	b.ReportMetric(first/n, "ms-to-first-chart")
	b.ReportMetric(longest/n, "ms-longest-task")
	b.ReportMetric(blocking/n, "ms-blocking")
	b.ReportMetric(theme/n, "ms-theme-switch")
	b.ReportMetric(heap/n/1e6, "MB-of-heap")
	b.ReportMetric(float64(len(rendered(b, in)))/1e6, "MB-page")
	b.ReportMetric(0, "ns/op")
}
