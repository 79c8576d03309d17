package page

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"

	"workbook/reportgen/internal/echarts"
)

// A tab is a page in a browser of its own, and what the browser says of it.
type tab struct {
	t   testing.TB
	ctx context.Context

	mu       sync.Mutex
	said     []string // console messages, exceptions, breaches of the policy
	requests []string
}

// findBrowser returns a browser's path, or skips the test if there is none.
func findBrowser(t testing.TB) string {
	t.Helper()
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"} {
		if path, err := exec.LookPath(name); err == nil {
			return path
		}
	}
	const missing = "no chromium, google-chrome or chrome on PATH: install one to run the browser tests"
	if os.Getenv("WORKBOOK_BROWSER") == "required" {
		t.Fatal(missing)
	}
	t.Skip(missing)
	return ""
}

// chartScript returns ECharts, or skips the test if it cannot be had.
func chartScript(t testing.TB) []byte {
	t.Helper()
	script, _, err := echarts.Loader{File: os.Getenv("ECHARTS_JS")}.Load(t.Context())
	if errors.As(err, new(*echarts.Unavailable)) {
		t.Skip(err)
	}
	if err != nil {
		t.Fatal(err)
	}
	return script
}

// shared is the one browser of this package's tests, nil before the first test
// that needs it.
var shared struct {
	sync.Mutex
	ctx  context.Context
	stop []func()
}

func TestMain(m *testing.M) {
	code := m.Run()
	for i := len(shared.stop) - 1; i >= 0; i-- {
		shared.stop[i]()
	}
	os.Exit(code)
}

// theBrowser returns the context of the browser, which it starts if need be.
func theBrowser(t testing.TB) context.Context {
	t.Helper()
	path := findBrowser(t)
	shared.Lock()
	defer shared.Unlock()
	if shared.ctx != nil {
		return shared.ctx
	}
	dir, err := os.MkdirTemp("", "page-test-*")
	if err != nil {
		t.Fatal(err)
	}
	ctx, end := chromedp.NewExecAllocator(context.Background(),
		chromedp.ExecPath(path), chromedp.UserDataDir(dir), chromedp.Env("TMPDIR="+dir), chromedp.WindowSize(1280, 720),
		chromedp.Headless, chromedp.NoSandbox, chromedp.DisableGPU, chromedp.NoFirstRun,
		chromedp.Flag("disable-quic", true), chromedp.Flag("disable-background-networking", true),
		chromedp.Flag("disable-component-update", true), chromedp.Flag("disable-sync", true))
	ctx, leave := chromedp.NewContext(ctx)
	shared.ctx, shared.stop = ctx, []func(){func() { os.RemoveAll(dir) }, end, leave}
	if err := chromedp.Do(ctx); err != nil {
		t.Fatal(err)
	}
	return ctx
}

// openTab renders the page into a file and opens that in a tab of its own, which
// shares nothing with other tabs.
func openTab(t testing.TB, in Input, before ...chromedp.Action[chromedp.Void]) *tab {
	t.Helper()
	b := newTab(t, before...)
	b.do(chromedp.Navigate(address(t, in)))
	b.ready()
	return b
}

// ready waits for a page whose scripts run to have begun, and for the first paint:
// the browser drops every key before it.
func (b *tab) ready() {
	b.t.Helper()
	b.until(`performance.getEntriesByName("first-paint").length > 0`)
	b.until(`!document.documentElement.classList.contains("js") || document.documentElement.classList.contains("ready")`)
}

// secondary skips a test in a short run. That one sees the charts drawn, what is
// covered and what uncovers it, a claim answered, a lesson presented, a page renewed,
// and the class's pages; all else is for the long run.
func secondary(t testing.TB) {
	t.Helper()
	if testing.Short() {
		t.Skip("a short run takes the main ways through the page alone")
	}
}

func newTab(t testing.TB, before ...chromedp.Action[chromedp.Void]) *tab {
	t.Helper()
	b := &tab{t: t}
	ctx, leave := chromedp.NewContext(theBrowser(t), chromedp.WithNewBrowserContext(), chromedp.WithListener(b.listen))
	t.Cleanup(leave)
	ctx, cancel := context.WithTimeout(ctx, 15*time.Minute)
	t.Cleanup(cancel)
	b.ctx = ctx
	b.do(chromedp.EmulateViewport(1280, 720), inFront())
	b.do(before...)
	return b
}

// address renders the page and returns its file: URL.
func address(t testing.TB, in Input) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "index.html")
	if err := os.WriteFile(path, rendered(t, in), 0o644); err != nil {
		t.Fatal(err)
	}
	return (&url.URL{Scheme: "file", Path: filepath.ToSlash(path)}).String()
}

func rendered(t testing.TB, in Input) []byte {
	t.Helper()
	var out bytes.Buffer
	if err := Render(&out, in); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func (b *tab) listen(event any) {
	b.mu.Lock()
	defer b.mu.Unlock()
	switch e := event.(type) {
	case *network.EventRequestWillBeSent:
		b.requests = append(b.requests, e.Request.URL)
	case *log.EventEntryAdded:
		b.said = append(b.said, e.Entry.Text)
	case *runtime.EventExceptionThrown:
		b.said = append(b.said, e.ExceptionDetails.Text)
	case *runtime.EventConsoleAPICalled:
		b.said = append(b.said, fmt.Sprintf("console.%s of %d values", e.Type, len(e.Args)))
	}
}

// quiet fails the test if the browser had anything to say, or asked for
// anything but the page.
func (b *tab) quiet() {
	b.t.Helper()
	b.mu.Lock()
	defer b.mu.Unlock()
	for _, line := range b.said {
		b.t.Errorf("the browser says: %s", line)
	}
	for _, address := range b.requests {
		if !strings.HasPrefix(address, "file:") || !strings.HasSuffix(address, "/index.html") {
			b.t.Errorf("the page asks for %.120s", address)
		}
	}
}

func (b *tab) do(steps ...chromedp.Action[chromedp.Void]) {
	b.t.Helper()
	if err := chromedp.Do(b.ctx, steps...); err != nil {
		b.t.Fatal(err)
	}
}

// eval runs a script in the page and returns its value.
func eval[T any](b *tab, script string) T {
	b.t.Helper()
	value, err := chromedp.Run(b.ctx, chromedp.Evaluate[T](script, chromedp.EvalAwaitPromise))
	if err != nil {
		b.t.Fatalf("%s: %v", script, err)
	}
	return value
}

// until waits for the condition to become true in the page. It asks again and again from
// here: a page whose scripts are off has no timers that could ask.
func (b *tab) until(condition string) {
	b.t.Helper()
	for end := time.Now().Add(20 * time.Second); !eval[bool](b, "Boolean("+condition+")"); time.Sleep(30 * time.Millisecond) {
		if time.Now().After(end) {
			b.t.Fatalf("waited in vain for %s", condition)
		}
	}
}

// goTo follows a link to an address within the page.
func (b *tab) goTo(id string) {
	b.t.Helper()
	eval[bool](b, fmt.Sprintf(`location.hash = %q, true`, "#"+id))
	b.until(fmt.Sprintf(`document.getElementById(%q).closest("main > section").matches(".here")`, id))
}
