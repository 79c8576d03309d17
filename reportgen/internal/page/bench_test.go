package page

import (
	"context"
	"os"
	"testing"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"

	"workbook/reportgen/internal/course"
	"workbook/reportgen/internal/results"
)

// noteFirstChart makes the page note when its first chart was drawn, in
// milliseconds since it was opened.
const noteFirstChart = `new MutationObserver((changes, watch) => {
	if (!document.querySelector("[data-drawn]")) return;
	watch.disconnect();
	window.firstChart = performance.now();
}).observe(document, { subtree: true, attributeFilter: ["data-drawn"] });`

// BenchmarkPage opens the page of report/results.json: how long until the first
// chart stands, how large the page is, and what it takes with all charts drawn.
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
	note := chromedp.Func(func(ctx context.Context, t *chromedp.Target) error {
		_, err := cdp.Call(ctx, t, page.AddScriptToEvaluateOnNewDocument, page.AddScriptToEvaluateOnNewDocumentParams{Source: noteFirstChart})
		return err
	})
	var first, heap float64
	for b.Loop() {
		t := openTab(b, in, note)
		t.until("window.firstChart > 0")
		first += eval[float64](t, "window.firstChart")
		t.until(allDrawn)
		heap += eval[float64](t, "performance.memory.usedJSHeapSize")
	}
	b.ReportMetric(first/float64(b.N), "ms-to-first-chart")
	b.ReportMetric(heap/float64(b.N)/1e6, "MB-of-heap")
	b.ReportMetric(float64(len(rendered(b, in)))/1e6, "MB-page")
	b.ReportMetric(0, "ns/op")
}
