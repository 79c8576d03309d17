package echarts

import (
	"archive/tar"
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
)

// asNPM names the variable that makes this test's binary a stand-in for npm.
const asNPM = "WORKBOOK_TEST_NPM"

func TestMain(m *testing.M) {
	if how := os.Getenv(asNPM); how != "" {
		os.Exit(npm(how, os.Args[1:]))
	}
	os.Exit(m.Run())
}

// npm packs into its working directory, as how says.
func npm(how string, args []string) int {
	for _, arg := range []string{"pack", "echarts@" + Version, "--ignore-scripts", "--silent", "--no-update-notifier", "--dry-run=false", "--pack-destination=."} {
		if !slices.Contains(args, arg) {
			fmt.Fprintln(os.Stderr, "missing argument", arg)
			return 2
		}
	}
	name, content := "package/dist/echarts.min.js", script
	switch how {
	case "fails":
		fmt.Fprintln(os.Stderr, "no registry\nto be reached", strings.Repeat("!", 10_000))
		return 1
	case "hangs":
		// The test ends this process, or its server this request.
		_, err := http.Get(os.Getenv(asNPM + "_WAITS_FOR"))
		return status(err)
	case "prints garbage":
		for range 1000 {
			fmt.Print(strings.Repeat("\x00\xff<html>", 200))
			fmt.Fprint(os.Stderr, strings.Repeat("\x1b[2J", 200))
		}
		return 0
	case "packs nothing":
		return 0
	case "packs no archive":
		return status(os.WriteFile("echarts-"+Version+".tgz", script, 0o644))
	case "packs another file":
		name = "package/dist/other.js"
	case "packs another script":
		content = []byte("alert(1)")
	}
	return status(pack(name, content))
}

func status(err error) int {
	if err != nil {
		return 1
	}
	return 0
}

func pack(name string, content []byte) error {
	f, err := os.Create("echarts-" + Version + ".tgz")
	if err != nil {
		return err
	}
	zipped := gzip.NewWriter(f)
	files := tar.NewWriter(zipped)
	for _, file := range []struct {
		name    string
		content []byte
	}{{"package/package.json", []byte("{}")}, {name, content}} {
		if err := files.WriteHeader(&tar.Header{Name: file.name, Mode: 0o644, Size: int64(len(file.content))}); err != nil {
			return err
		}
		if _, err := files.Write(file.content); err != nil {
			return err
		}
	}
	for _, close := range []func() error{files.Close, zipped.Close, f.Close} {
		if err := close(); err != nil {
			return err
		}
	}
	return nil
}

// withNPM is a loader whose npm does as how says.
func withNPM(t *testing.T, how string) Loader {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	t.Setenv(asNPM, how)
	t.Setenv("GORACE", "atexit_sleep_ms=0") // or each stand-in takes a second to end
	t.Setenv("TMPDIR", t.TempDir())
	l := nowhere(t)
	l.NPM = self
	return l
}

// leavesNothing fails the test if npm's folder is still there.
func leavesNothing(t *testing.T) {
	t.Helper()
	if left, _ := filepath.Glob(filepath.Join(os.TempDir(), "echarts-*")); len(left) > 0 {
		t.Errorf("left behind: %v", left)
	}
}

func TestNPM(t *testing.T) {
	l := withNPM(t, "packs")
	if from := loads(t, l); from != "npm pack echarts@6.1.0" {
		t.Errorf("from %q", from)
	}
	leavesNothing(t)
	l.Offline = true
	loads(t, l) // from the cache
}

func TestOfflineRunsNoNPM(t *testing.T) {
	l := withNPM(t, "packs")
	l.Offline = true
	unavailable(t, l, "the cache ")
}

func TestNPMFails(t *testing.T) {
	for how, says := range map[string]string{
		"fails":                "exit status 1: no registry to be reached !",
		"prints garbage":       "npm left no echarts-6.1.0.tgz",
		"packs nothing":        "npm left no echarts-6.1.0.tgz",
		"packs no archive":     "the package is damaged",
		"packs another file":   "the package has no dist/echarts.min.js",
		"packs another script": "has 8 bytes instead of the 18,000",
	} {
		t.Run(how, func(t *testing.T) {
			l := withNPM(t, how)
			unavailable(t, l, says)
			serve(t, &l, script)
			if from := loads(t, l); !strings.HasPrefix(from, l.CDN) || !strings.Contains(from, says) {
				t.Errorf("from %q, want the CDN, and why not npm", from)
			}
			leavesNothing(t)
		})
	}
}

// TestAnNPMThatHangs leaves the CDN half of the time.
func TestAnNPMThatHangs(t *testing.T) {
	l := withNPM(t, "hangs")
	server := httptest.NewServer(http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) { <-r.Context().Done() }))
	defer server.Close()
	t.Setenv(asNPM+"_WAITS_FOR", server.URL)
	serve(t, &l, script)
	l.patience = 3 * time.Second
	if from := loads(t, l); !strings.HasPrefix(from, l.CDN) || !strings.Contains(from, context.DeadlineExceeded.Error()) {
		t.Errorf("from %q, want the CDN, and that npm took too long", from)
	}
	leavesNothing(t)
}

func TestNPMIsEndedWithItsContext(t *testing.T) {
	l := withNPM(t, "hangs")
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	ended := make(chan struct{})
	server := httptest.NewServer(http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) {
		cancel() // npm runs by now
		<-r.Context().Done()
		close(ended)
	}))
	defer server.Close()
	t.Setenv(asNPM+"_WAITS_FOR", server.URL)
	if _, _, err := l.Load(ctx); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v, want context.Canceled", err)
	}
	<-ended
	leavesNothing(t)
}
