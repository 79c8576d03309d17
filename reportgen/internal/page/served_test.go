package page

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
)

// TestAnyServerWillDo puts the report and the page of a class on servers that name another
// encoding, as some are set up to do for all of their pages. It wants the text as it is, and
// no breach of the page's policy, which would take away its style and its scripts.
func TestAnyServerWillDo(t *testing.T) {
	secondary(t)
	t.Parallel()
	pages := map[string][]byte{
		"report": rendered(t, fixture(t, newRoom(2, 0.02))),
		"class":  classPage(t, ClassInput{Class: aClass(t, 3).Summary(), Script: chartScript(t)}),
	}
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		name, encoding, _ := strings.Cut(r.URL.Path[1:], "/")
		w.Header().Set("Content-Type", "text/html; charset="+encoding)
		_, _ = w.Write(pages[name])
	}))
	t.Cleanup(server.Close)
	b := newTab(t)
	for name := range pages {
		for _, encoding := range []string{"ISO-8859-1", "windows-1252", "UTF-16", "Shift_JIS"} {
			b.do(chromedp.Navigate(server.URL + "/" + name + "/" + encoding))
			b.ready()
			if got := eval[string](b, "document.characterSet"); got != "UTF-8" {
				t.Errorf("%s as %s: read as %s", name, encoding, got)
			}
			if !eval[bool](b, `document.documentElement.classList.contains("ready")`) {
				t.Errorf("%s as %s: its scripts have not run", name, encoding)
			}
			b.mu.Lock()
			for _, line := range b.said {
				t.Errorf("%s as %s: the browser says: %s", name, encoding, line)
			}
			b.said = nil
			b.mu.Unlock()
		}
	}
}
