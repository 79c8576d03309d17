package page

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"workbook/reportgen/internal/live"
	"workbook/reportgen/internal/results"
)

// grown renders a page that is served while it grows.
func grown(t testing.TB, f *results.File, over bool) []byte {
	in := fixture(t, newRoom(2, 0.02))
	in.File, in.Growing = f, &Growing{Text: "so far", Over: over}
	if over {
		in.Growing.Text = "finished"
	}
	return rendered(t, in)
}

// serve serves a page that has no figures yet, and opens it.
func serve(t *testing.T, before ...chromedp.Action[chromedp.Void]) (*live.Server, *tab) {
	empty := newRoom(2, 0.02).file()
	empty.Labs = nil
	server, err := live.Listen(t.Context(), grown(t, empty, false))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { server.Close(context.Background()) })
	server.Expect()
	b := newTab(t, before...)
	b.do(chromedp.Navigate(server.Address() + "#02-race"))
	b.ready()
	server.Pause(context.Background(), true)
	return server, b
}

// next shows a page, and waits until it is drawn: a timed pause would end before a slow
// browser has.
func (b *tab) next(server *live.Server, page []byte) {
	b.t.Helper()
	server.Show(page)
	reports := eval[int](b, reported)
	server.Pause(b.ctx, false)
	b.until(fmt.Sprintf("%s > %d", reported, reports))
	server.Pause(b.ctx, true)
}

// reported counts how often the page has said that it has drawn.
const reported = `performance.getEntriesByType("resource").filter((e) => e.name.endsWith("/drawn")).length`

func TestAPageRenewsItself(t *testing.T) {
	t.Parallel()
	server, b := serve(t)
	if !eval[bool](b, `document.getElementById("03-mutex").matches(".shown")`) {
		t.Error("a lesson without a figure is covered")
	}
	b.tabTo(`#\30 2-race .choice[value="2"]`)
	b.press(kb.Enter)
	b.tabTo(`#\30 2-race .stepper .move`)
	b.press(kb.Enter)
	moves := eval[string](b, `document.querySelector(".moves").textContent`)

	full := newRoom(2, 0.02).file()
	some := *full
	some.Labs = full.Labs[:3]
	b.next(server, grown(t, &some, false))
	b.until(`document.querySelector("#\\30 2-race .plot[data-drawn]") !== null`)
	if got := eval[string](b, `document.querySelector(".moves").textContent`); got == "" || got != moves {
		t.Errorf("the game's moves are %q, and were %q", got, moves)
	}
	if !eval[bool](b, open("02-race")) {
		t.Error("a lesson is covered although it was predicted before its figures came")
	}
	b.goTo("03-mutex")
	if !eval[bool](b, hidden("03-mutex")) {
		t.Error("a result that came later is not covered")
	}

	server.Show(grown(t, full, true))
	if err := server.Close(b.ctx); err != nil {
		t.Error(err)
	}
	b.until(`document.querySelector(".growing").textContent === "finished"`)
	b.goTo("10-granularity")
	b.tabTo(`#\31 0-granularity .choice`)
	b.press(kb.Enter)
	b.until(open("10-granularity"))
	for _, line := range b.said {
		if !strings.Contains(line, "ERR_CONNECTION_REFUSED") { // a page that draws slowly reports to a server that has ended
			t.Errorf("the browser says: %s", line)
		}
	}
}

// TestAGrownPageIsTheFinishedOne holds what the page has become against the same
// page loaded at once.
func TestAGrownPageIsTheFinishedOne(t *testing.T) {
	secondary(t)
	t.Parallel()
	const text = `[...document.querySelectorAll("main > section")].map((s) => s.innerText).join("\n")`
	server, b := serve(t)
	full := newRoom(2, 0.02).file()
	some := *full
	some.Labs = full.Labs[1:3]
	b.next(server, grown(t, &some, false))
	b.next(server, grown(t, full, true))
	eval[bool](b, wholePage)
	b.until(allDrawn)
	whole := openTab(t, fixture(t, newRoom(2, 0.02)))
	eval[bool](whole, wholePage)
	whole.until(allDrawn)
	got, want := strings.Split(eval[string](b, text), "\n"), strings.Split(eval[string](whole, text), "\n")
	for i := range max(len(got), len(want)) {
		if i >= len(got) || i >= len(want) || got[i] != want[i] {
			t.Fatalf("line %d differs: %q and %q", i, got[min(i, len(got)):min(i+3, len(got))], want[min(i, len(want)):min(i+3, len(want))])
		}
	}
}

// TestALaterPageWins lets a second page come while the answer with the first one is
// still on its way. Each of the two is reported as drawn.
func TestALaterPageWins(t *testing.T) {
	secondary(t)
	t.Parallel()
	server, b := serve(t, onNewDocument(`{
		const real = window.fetch;
		window.asked = window.heard = window.drawn = 0;
		window.fetch = async (path, how) => {
			if (path === "/drawn" && asked) drawn += 1;
			const answer = await real(path, how);
			if (path === "/again" && (asked += 1) === 1) await new Promise((go) => { window.release = go; });
			return answer;
		};
		window.EventSource = class extends EventSource {
			constructor(path) { super(path); this.addEventListener("message", () => { heard += 1; }); }
		};
	}`))
	server.Pause(b.ctx, false)
	f := newRoom(2, 0.02).file()
	server.Show(grown(t, f, false))
	b.until(`window.release !== undefined`)
	server.Show(grown(t, f, true))
	b.until(`heard === 2`)
	eval[bool](b, `release(), true`)
	b.until(`drawn === 2`)
	if got := eval[string](b, `document.querySelector(".growing").textContent`); got != "finished" {
		t.Errorf("the page says %q after the last one came", got)
	}
}

// TestAPageThatDoesNotComeIsReported fails the first request for a page: nobody waits
// for it, and the next page comes.
func TestAPageThatDoesNotComeIsReported(t *testing.T) {
	secondary(t)
	t.Parallel()
	server, b := serve(t, onNewDocument(`{
		const real = window.fetch;
		let asked = 0;
		window.fetch = async (path, how) => {
			if (path === "/again" && (asked += 1) === 1) throw new TypeError("no connection");
			return real(path, how);
		};
	}`))
	f := newRoom(2, 0.02).file()
	b.next(server, grown(t, f, false))
	b.next(server, grown(t, f, true))
	b.until(`document.querySelector(".growing").textContent === "finished"`)
	b.mu.Lock()
	defer b.mu.Unlock()
	for _, line := range b.said {
		t.Errorf("the browser says: %s", line)
	}
}

// TestAGrowingPageMayAskItsServerAlone compares the policies of a page that is
// served and of one that is a file.
func TestAGrowingPageMayAskItsServerAlone(t *testing.T) {
	in := fixture(t, newRoom(2, 0.02))
	policyOf := func(page []byte) []string {
		_, rest, _ := strings.Cut(string(page), `http-equiv="Content-Security-Policy" content="`)
		policy, _, _ := strings.Cut(rest, `"`)
		return strings.Split(policy, "; ")
	}
	alone, served := policyOf(rendered(t, in)), policyOf(grown(t, in.File, false))
	if len(served) != len(alone)+1 || served[len(alone)] != "connect-src &#39;self&#39;" {
		t.Fatalf("served: %q, alone: %q", served, alone)
	}
	for i, part := range alone {
		if part != served[i] && !strings.HasPrefix(part, "script-src ") {
			t.Errorf("served %q, alone %q", served[i], part)
		}
	}
}
