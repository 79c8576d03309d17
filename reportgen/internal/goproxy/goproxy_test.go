package goproxy

import (
	"flag"
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"
)

const top = "../../.."

// cache is this machine's module cache, which holds what the course was built from.
func cache(t *testing.T) string {
	t.Helper()
	folder, err := Cache(top)
	if err != nil {
		t.Fatal(err)
	}
	return folder
}

func open(t *testing.T, sums, cache string) *Modules {
	t.Helper()
	m, err := Open(fstest.MapFS{"go.sum": {Data: []byte(sums)}}, cache)
	if err != nil {
		t.Fatal(err)
	}
	return m
}

func course(t *testing.T) *Modules {
	t.Helper()
	m, err := Open(os.DirFS(top), cache(t))
	if err != nil {
		t.Fatal(err)
	}
	return m
}

// goWith runs the go command in a folder, with an empty module cache and modules
// from that proxy alone.
func goWith(t *testing.T, folder, proxy string, args ...string) (string, error) {
	t.Helper()
	return goSet(t, folder, []string{"GOPROXY=" + proxy}, args...)
}

// goSet is goWith for other settings.
func goSet(t *testing.T, folder string, settings []string, args ...string) (string, error) {
	t.Helper()
	run := exec.Command("go", args...)
	run.Dir = folder
	run.Env = append(run.Environ(), "GOMODCACHE="+t.TempDir(), "GOFLAGS=-modcacherw",
		"GOWORK=off", "GOTOOLCHAIN=local", "GOSUMDB=off", "GOOS=", "GOARCH=")
	run.Env = append(run.Env, settings...)
	printed, err := run.CombinedOutput()
	return string(printed), err
}

// small writes a program that needs one module of the course.
func small(t *testing.T) (folder string) {
	t.Helper()
	folder = t.TempDir()
	sums, err := os.ReadFile(top + "/go.sum")
	if err != nil {
		t.Fatal(err)
	}
	for name, text := range map[string]string{
		"go.mod":  "module small\n\ngo 1.26.0\n\nrequire github.com/agnivade/levenshtein v1.2.2\n",
		"go.sum":  string(sums),
		"main.go": "package main\n\nimport \"github.com/agnivade/levenshtein\"\n\nfunc main() { println(levenshtein.ComputeDistance(\"a\", \"b\")) }\n",
	} {
		if err := os.WriteFile(filepath.Join(folder, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return folder
}

func TestGoBuildsFromTheServer(t *testing.T) {
	server := httptest.NewServer(Room(course(t), []byte("draws")))
	defer server.Close()
	folder := small(t)
	if said, err := goWith(t, folder, server.URL+"/modules", "build", "-o", filepath.Join(folder, "program"), "."); err != nil {
		t.Errorf("%v: %s", err, said)
	}
	if said, err := goWith(t, folder, server.URL+"/modules", "list", "-m", "-versions", "github.com/agnivade/levenshtein"); err != nil || !strings.Contains(said, "v1.2.2") {
		t.Errorf("%v: %s", err, said)
	}
	if said, err := goWith(t, folder, server.URL+"/modules", "mod", "download", "github.com/nobody/knows@v1.0.0"); err == nil || !strings.Contains(said, "go.sum has no line for it") {
		t.Errorf("a module that the course does not use: %v: %s", err, said)
	}
}

// TestGoOfAnotherKind has a laptop that asks no proxy, and one whose Go is too old.
func TestGoOfAnotherKind(t *testing.T) {
	server := httptest.NewServer(Room(course(t), nil))
	defer server.Close()
	folder := small(t)
	shell, _ := Lines(server.URL)
	typed := strings.Fields(shell)[1:] // behind export
	if said, err := goSet(t, folder, append(typed, "GOPRIVATE=*"), "build", "-o", filepath.Join(folder, "program"), "."); err != nil {
		t.Errorf("GOPRIVATE=*: %v: %s", err, said)
	}
	if said, err := goSet(t, folder, append(typed, "GOTOOLCHAIN=go1.99.0"), "version"); err == nil || !strings.Contains(said, "install the one that go.mod asks for") {
		t.Errorf("another Go: %v: %s", err, said)
	}
}

var whole = flag.Bool("whole", false, "take every module of the course")

// TestGoBuildsFromAFolder takes every module of the course, as on a stick.
func TestGoBuildsFromAFolder(t *testing.T) {
	if !*whole {
		t.Skip("without -whole")
	}
	folder := t.TempDir()
	if err := course(t).Copy(folder); err != nil {
		t.Fatal(err)
	}
	from := "file://" + filepath.ToSlash(folder)
	if said, err := goWith(t, top, from, "list", "-deps", "-test", "./..."); err != nil {
		t.Errorf("%v: %s", err, said)
	}
}

// TestAFolderFromWhatADownloadGets copies from a cache that lacks a module, as go mod
// download leaves out those that only tests of other modules need.
func TestAFolderFromWhatADownloadGets(t *testing.T) {
	sums, err := os.ReadFile(top + "/go.sum")
	if err != nil {
		t.Fatal(err)
	}
	known := ""
	for line := range strings.Lines(string(sums)) {
		if strings.HasPrefix(line, "github.com/gofrs/flock ") {
			known += line
		}
	}
	folder := t.TempDir()
	if err := open(t, known+"example.com/absent v1.0.0 h1:AAAA=\n", cache(t)).Copy(folder); err != nil {
		t.Fatal(err)
	}
	for name, there := range map[string]bool{"github.com/gofrs/flock/@v/v0.13.2.zip": true, "example.com/absent/@v/v1.0.0.zip": false} {
		if _, err := os.Stat(filepath.Join(folder, name)); there != (err == nil) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if err := open(t, sumOfFlock, cache(t)).Copy(t.TempDir()); err == nil || !strings.Contains(err.Error(), "and go.sum says") {
		t.Errorf("a module that is not the one of go.sum: %v", err)
	}
}

// TestTheLinesOfARoom types what a student types, and asks for what it names.
func TestTheLinesOfARoom(t *testing.T) {
	server := httptest.NewServer(Room(open(t, sumOfFlock, t.TempDir()), []byte("draws")))
	defer server.Close()
	shell, powerShell := Lines(server.URL)
	for name, want := range map[string]string{"ECHARTS_JS": "draws", "GOPROXY": ""} {
		_, rest, _ := strings.Cut(shell, name+"=")
		address, _, _ := strings.Cut(rest, " ")
		if !strings.Contains(powerShell, "$env:"+name+"='"+address+"'") {
			t.Errorf("%s is %s in a shell, and in PowerShell: %s", name, address, powerShell)
		}
		if name == "GOPROXY" {
			address, want = address+"/github.com/gofrs/flock/@v/list", "v0.13.2\n"
		}
		answer, err := http.Get(address)
		if err != nil {
			t.Fatal(err)
		}
		defer answer.Body.Close()
		if body, err := io.ReadAll(answer.Body); err != nil || string(body) != want {
			t.Errorf("%s: %q, %v; want %q", address, body, err, want)
		}
	}
}

const sumOfFlock = "github.com/gofrs/flock v0.13.2 h1:AAAA=\ngithub.com/gofrs/flock v0.13.2/go.mod h1:BBBB=\n"

func TestWhatIsNotHandedOut(t *testing.T) {
	empty, other := open(t, sumOfFlock, t.TempDir()), open(t, sumOfFlock, cache(t))
	for _, c := range []struct {
		m          *Modules
		path, says string
	}{
		{other, "/github.com/gofrs/flock/@v/v0.13.2.zip", "and go.sum says h1:AAAA="},
		{other, "/github.com/gofrs/flock/@v/v0.13.2.mod", "and go.sum says h1:BBBB="},
		{empty, "/github.com/gofrs/flock/@v/v0.13.2.zip", "type go mod download"},
		{other, "/github.com/gofrs/flock/@v/v0.13.1.zip", "go.sum has no line"},
		{other, "/github.com/gofrs/flock/@latest", "go.sum has no line"},
		{other, "/github.com/gofrs/flock/@v/v0.13.2.ziphash", "go.sum has no line"},
		{other, "/../../../../../etc/passwd", "go.sum has no line"},
		{other, "/golang.org/x/sys/@v/v0.49.0.zip", "go.sum has no line"},
		{other, "/", "go.sum has no line"},
	} {
		answer := httptest.NewRecorder()
		c.m.ServeHTTP(answer, &http.Request{Method: "GET", URL: &url.URL{Path: c.path}})
		if body := answer.Body.String(); answer.Code != http.StatusNotFound || !strings.Contains(body, c.says) || strings.Count(body, "\n") != 1 {
			t.Errorf("%s: %d %q, want one line that says %q", c.path, answer.Code, body, c.says)
		}
	}
}

func TestGoSumWithAMistake(t *testing.T) {
	for text, says := range map[string]string{
		"a v1.0.0":                            "go.sum:1: 2 fields",
		"\nexample.com/a v1.0.0 h1:x extra":   "go.sum:2: 4 fields",
		"example.com/../../etc v1.0.0 h1:x":   "go.sum:1: ",
		"example.com/a ../../../passwd h1:x=": "go.sum:1: ",
	} {
		if _, err := Open(fstest.MapFS{"go.sum": {Data: []byte(text)}}, ""); err == nil || !strings.Contains(err.Error(), says) {
			t.Errorf("%q: %v, want %q", text, err, says)
		}
	}
	if _, err := Open(fstest.MapFS{}, ""); err == nil || !strings.Contains(err.Error(), "which modules the course needs") {
		t.Errorf("without a go.sum: %v", err)
	}
}
