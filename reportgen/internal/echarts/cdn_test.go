package echarts

import (
	"context"
	"io"
	"log"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"
)

const path = "/echarts@6.1.0/dist/echarts.min.js"

// answer makes l's CDN a server on this machine.
func answer(t *testing.T, l *Loader, handler http.HandlerFunc) *httptest.Server {
	t.Helper()
	server := httptest.NewUnstartedServer(handler)
	server.Config.ErrorLog = log.New(io.Discard, "", 0)
	server.StartTLS()
	t.Cleanup(server.Close)
	l.CDN, l.Client = server.URL, server.Client()
	return server
}

func serve(t *testing.T, l *Loader, script []byte) {
	t.Helper()
	answer(t, l, func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path != path {
			http.NotFound(w, r)
			return
		}
		_, _ = w.Write(script)
	})
}

func TestCDN(t *testing.T) {
	l := nowhere(t)
	serve(t, &l, script)
	if from := loads(t, l); from != l.CDN+path {
		t.Errorf("from %q", from)
	}
}

func TestCDNServesAnother(t *testing.T) {
	for _, w := range wrong {
		t.Run(w.name, func(t *testing.T) {
			l := nowhere(t)
			serve(t, &l, w.script)
			unavailable(t, l, w.says)
		})
	}
}

func TestCDNErrors(t *testing.T) {
	l := nowhere(t)
	answer(t, &l, http.NotFound)
	unavailable(t, l, "the server answered 404 Not Found")

	answer(t, &l, func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Length", "18000") // and then fewer
		_, _ = w.Write(script[:100])
	})
	unavailable(t, l, "unexpected EOF")

	l.Client = nil // does not know the server's certificate
	unavailable(t, l, "certificate")

	l.CDN = "http://127.0.0.1"
	unavailable(t, l, "want https")
}

func TestRedirects(t *testing.T) {
	l := nowhere(t)
	other := nowhere(t)
	serve(t, &other, script)
	answer(t, &l, func(w http.ResponseWriter, r *http.Request) {
		http.Redirect(w, r, other.CDN+path, http.StatusFound)
	})
	unavailable(t, l, "redirect to "+other.CDN+" refused")

	server := answer(t, &l, func(w http.ResponseWriter, r *http.Request) {
		http.Redirect(w, r, "http://"+r.Host+path, http.StatusFound)
	})
	unavailable(t, l, "redirect to "+strings.Replace(server.URL, "https", "http", 1)+" refused")

	answer(t, &l, func(w http.ResponseWriter, r *http.Request) {
		http.Redirect(w, r, path, http.StatusFound)
	})
	unavailable(t, l, "more than 10 redirects")

	answer(t, &l, func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == path {
			http.Redirect(w, r, "/same-host.js", http.StatusFound)
			return
		}
		_, _ = w.Write(script)
	})
	loads(t, l)
}

func TestSlowServer(t *testing.T) {
	l := nowhere(t)
	answer(t, &l, func(w http.ResponseWriter, r *http.Request) {
		_, _ = w.Write(script[:100])
		w.(http.Flusher).Flush()
		<-r.Context().Done() // never the rest
	})
	ctx, cancel := context.WithTimeout(t.Context(), 50*time.Millisecond)
	defer cancel()
	if _, err := l.fromCDN(ctx); err == nil || !strings.Contains(err.Error(), context.DeadlineExceeded.Error()) {
		t.Errorf("got %v, want that the time is over", err)
	}
}

// TestAServerThatNeverAnswers wants the whole load to come to an end.
func TestAServerThatNeverAnswers(t *testing.T) {
	l := nowhere(t)
	answer(t, &l, func(_ http.ResponseWriter, r *http.Request) { <-r.Context().Done() })
	l.patience = 100 * time.Millisecond
	unavailable(t, l, context.DeadlineExceeded.Error())
}

// TestAnAddressInThePlaceOfAFile gets the script from a server without HTTPS, such
// as that of a class, and asks it once.
func TestAnAddressInThePlaceOfAFile(t *testing.T) {
	given, asked := script, 0
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		asked++
		_, _ = w.Write(given)
	}))
	defer server.Close()
	l := nowhere(t)
	l.File = server.URL + "/echarts.min.js"
	given = wrong[0].script
	unavailable(t, l, wrong[0].says)
	given = script
	if from := loads(t, l); from != l.File {
		t.Errorf("from %q", from)
	}
	loads(t, l)
	l.Offline = true
	loads(t, l)
	if asked != 2 {
		t.Errorf("asked %d times, want once for the wrong script and once for the right one", asked)
	}
}
