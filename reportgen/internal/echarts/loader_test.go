package echarts

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// script takes the place of the real one, which is not kept in the project.
var script = []byte(strings.Repeat("var echarts = {};\n", 1000))

// want returns the build that these bytes are.
func want(script []byte) *build {
	sum := sha256.Sum256(script)
	return &build{size: int64(len(script)), sha256: hex.EncodeToString(sum[:])}
}

// wrong are scripts that must be refused, with a part of the reason.
var wrong = []struct {
	name   string
	script []byte
	says   string
}{
	{"another of the same size", bytes.ToUpper(script), "has SHA-256"},
	{"truncated", script[:5000], "has 5,000 bytes instead of the 18,000"},
	{"HTML", []byte("<!doctype html><title>Log in to this network</title>"), "has 52 bytes"},
	{"too large", append(bytes.Clone(script), '\n'), "is larger than"},
	{"empty", nil, "has 0 bytes"},
}

// nowhere is a loader that reaches neither npm nor a network.
func nowhere(t *testing.T) Loader {
	return Loader{Cache: t.TempDir(), NPM: filepath.Join(t.TempDir(), "npm"), CDN: "https://127.0.0.1:0", want: want(script)}
}

func write(t *testing.T, path string, script []byte) string {
	t.Helper()
	if err := os.WriteFile(path, script, 0o644); err != nil {
		t.Fatal(err)
	}
	return path
}

// loads fails the test unless l has the script.
func loads(t *testing.T, l Loader) (from string) {
	t.Helper()
	got, origin, err := l.Load(t.Context())
	if err != nil || !bytes.Equal(got, script) {
		t.Fatalf("got %d bytes from %q, %v; want the script", len(got), origin, err)
	}
	return origin.String()
}

// unavailable fails the test unless l fails for one that says all this.
func unavailable(t *testing.T, l Loader, says ...string) {
	t.Helper()
	got, _, err := l.Load(t.Context())
	if none := new(Unavailable); !errors.As(err, &none) || got != nil {
		t.Fatalf("got %d bytes, %v; want an *Unavailable", len(got), err)
	}
	for _, text := range append(says, "-echarts FILE") {
		if !strings.Contains(err.Error(), text) || strings.Contains(err.Error(), "\n") {
			t.Errorf("got %q, want one line that says %q", err, text)
		}
	}
}

func TestFile(t *testing.T) {
	l := nowhere(t)
	l.File = write(t, filepath.Join(t.TempDir(), "mine.js"), script)
	if from := loads(t, l); from != l.File {
		t.Errorf("from %q, want %q", from, l.File)
	}
}

func TestWrongFile(t *testing.T) {
	l := nowhere(t)
	write(t, filepath.Join(l.Cache, "echarts-6.1.0.min.js"), script) // must not be taken in its place
	l.File = filepath.Join(t.TempDir(), "mine.js")
	fails := func(says string) {
		t.Helper()
		_, _, err := l.Load(t.Context())
		if err == nil || !strings.Contains(err.Error(), says) || !strings.Contains(err.Error(), l.File+" ") ||
			!strings.Contains(err.Error(), "give dist/echarts.min.js of echarts 6.1.0") {
			t.Errorf("got %v, want an error about %s that says %q and what to do", err, l.File, says)
		}
		if none := new(Unavailable); errors.As(err, &none) {
			t.Errorf("a wrong file is no *Unavailable: %v", err)
		}
	}
	fails("cannot be read")
	for _, w := range wrong {
		write(t, l.File, w.script)
		fails(w.says)
	}
}

func TestCache(t *testing.T) {
	l := nowhere(t)
	l.Offline = true
	unavailable(t, l, "the cache "+l.Cache, "cannot be read")
	path := write(t, filepath.Join(l.Cache, "echarts-6.1.0.min.js"), script)
	if from := loads(t, l); from != "the cache, "+path {
		t.Errorf("from %q", from)
	}
	for _, w := range wrong {
		write(t, path, w.script)
		unavailable(t, l, w.says)
	}
}

func TestPoisonedCacheIsReplaced(t *testing.T) {
	l := nowhere(t)
	serve(t, &l, script)
	path := write(t, filepath.Join(l.Cache, "echarts-6.1.0.min.js"), bytes.ToUpper(script))
	if from := loads(t, l); !strings.Contains(from, "refused the cache "+path) || !strings.Contains(from, "has SHA-256") {
		t.Errorf("from %q, want it to say that the cache was refused", from)
	}
	l.Offline = true
	loads(t, l)
	if files, _ := os.ReadDir(l.Cache); len(files) != 1 {
		t.Errorf("the cache holds %v, want the script alone", files)
	}
}

func TestUnwritableCacheIsNoted(t *testing.T) {
	l := nowhere(t)
	serve(t, &l, script)
	l.Cache = filepath.Join(write(t, filepath.Join(t.TempDir(), "file"), nil), "below-a-file")
	if from := loads(t, l); !strings.Contains(from, "not kept for the next report") {
		t.Errorf("from %q, want it to say that the cache failed", from)
	}
}

func TestUsersCache(t *testing.T) {
	l := nowhere(t)
	serve(t, &l, script)
	l.Cache = ""
	home := t.TempDir()
	for _, name := range []string{"HOME", "XDG_CACHE_HOME", "LocalAppData"} {
		t.Setenv(name, home)
	}
	loads(t, l)
	user, err := os.UserCacheDir()
	if err != nil {
		t.Fatal(err)
	}
	if from, path := loads(t, l), filepath.Join(user, "workbook", "echarts-6.1.0.min.js"); from != "the cache, "+path {
		t.Errorf("from %q, want %s", from, path)
	}
	for _, name := range []string{"HOME", "XDG_CACHE_HOME", "LocalAppData"} {
		t.Setenv(name, "")
	}
	if from := loads(t, l); !strings.Contains(from, "not kept for the next report") {
		t.Errorf("from %q, want it to say that there is no cache", from)
	}
}

func TestReasonsCanBeAskedFor(t *testing.T) {
	l := nowhere(t)
	l.Offline = true
	if _, _, err := l.Load(t.Context()); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("got %v, want one that is fs.ErrNotExist", err)
	}
}

func TestNothingWorks(t *testing.T) {
	unavailable(t, nowhere(t), "the cache ", "npm pack echarts@6.1.0: ", "https://127.0.0.1:0/echarts@6.1.0/dist/echarts.min.js: ")
}

func TestCancelled(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, _, err := nowhere(t).Load(ctx); !errors.Is(err, context.Canceled) || errors.As(err, new(*Unavailable)) {
		t.Errorf("got %v, want context.Canceled", err)
	}
}

// TestPinned holds the pinned size and hash against what the registry has.
func TestPinned(t *testing.T) {
	if _, err := exec.LookPath("npm"); err != nil {
		t.Skip("npm is not on PATH: the real script was not fetched")
	}
	l := Loader{Cache: t.TempDir()}
	got, err := l.fromNPM(t.Context())
	if err != nil {
		if strings.Contains(err.Error(), "echarts "+Version) {
			t.Fatalf("npm has another script: %v", err)
		}
		t.Skipf("npm reached no registry: %v", err)
	}
	if len(got) != 1_121_883 {
		t.Errorf("got %d bytes", len(got))
	}
}
