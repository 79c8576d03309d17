package stick

import (
	"bytes"
	"flag"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"workbook/reportgen/internal/echarts"
	"workbook/reportgen/internal/gobuild"
)

const top = "../../.."

func write(t *testing.T, path, text string, mode os.FileMode) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(text), mode); err != nil {
		t.Fatal(err)
	}
}

// start runs a start file with nothing of this machine in its environment but sh.
func start(t *testing.T, folder string, args ...string) (stdout, stderr string, err error) {
	t.Helper()
	if _, err := exec.LookPath("sh"); err != nil || runtime.GOOS == "windows" {
		t.Skip("there is no sh here")
	}
	var out, words bytes.Buffer
	run := exec.Command("sh", append([]string{filepath.Join(filepath.Base(folder), "start.sh")}, args...)...)
	run.Dir = filepath.Dir(folder) // a relative path is where CDPATH counts
	run.Env = []string{"PATH=/usr/bin:/bin", "HOME=" + t.TempDir(), "GOFLAGS=-mod=vendor", "GOROOT=/none", "CDPATH=.:" + run.Dir}
	run.Stdout, run.Stderr = &out, &words
	err = run.Run()
	return out.String(), words.String(), err
}

// TestStartSetsGoUp puts a program that tells its environment in place of Go,
// into a folder whose name has what an address must not have.
func TestStartSetsGoUp(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "a stick, 100% full #1")
	tells := "#!/bin/sh\n[ \"$1\" = version ] || { echo \"$@\"; pwd; env; }\n"
	write(t, filepath.Join(folder, "go", runtime.GOOS+"-"+runtime.GOARCH, "bin", "go"), tells, 0o755)
	write(t, filepath.Join(folder, "course", "go.mod"), "module course\n", 0o644)
	if err := startFiles(folder); err != nil {
		t.Fatal(err)
	}
	told, words, err := start(t, folder, "report", "-budget", "20s", "02")
	if err != nil || words != "" {
		t.Fatalf("%v: %s", err, words)
	}
	for _, want := range []string{
		"run ./reportgen report -budget 20s 02\n", filepath.Join(folder, "course") + "\n",
		"/a%20stick%2C%20100%25%20full%20%231/modules\n", "ECHARTS_JS=" + folder + "/echarts.min.js\n", "GOENV=off\n",
		"GOTOOLCHAIN=local\n", "GOCACHE=" + folder + "/work/build\n", "GOMODCACHE=" + folder + "/work/modules\n",
		"PATH=" + filepath.Join(folder, "go", runtime.GOOS+"-"+runtime.GOARCH, "bin") + ":",
	} {
		if !strings.Contains(told, want) {
			t.Errorf("no %q in:\n%s", want, told)
		}
	}
	if strings.Contains(told, "GOROOT=") || strings.Contains(told, "vendor") {
		t.Errorf("a setting of this machine reaches the course:\n%s", told)
	}
}

func TestStartSaysWhatIsMissing(t *testing.T) {
	folder := t.TempDir()
	write(t, filepath.Join(folder, "go", "plan9-mips", "bin", "go"), "", 0o755)
	if err := startFiles(folder); err != nil {
		t.Fatal(err)
	}
	says := func(want string) {
		t.Helper()
		if _, words, err := start(t, folder, "list"); err == nil || !strings.Contains(words, want) || strings.Count(words, "\n") != 1 {
			t.Errorf("%v: %q, want one line that says %q", err, words, want)
		}
	}
	says("has no Go for " + runtime.GOOS + "/")
	here := filepath.Join(folder, "go", runtime.GOOS+"-"+runtime.GOARCH, "bin", "go")
	write(t, here, "#!/bin/sh\n", 0o644)
	says("programs cannot be run from here")
	write(t, filepath.Join(folder, "work"), "a file in its place", 0o644)
	if err := os.Chmod(here, 0o755); err != nil {
		t.Fatal(err)
	}
	says("nothing can be written here")
}

// TestGoIsUnpacked lays out a module as it comes.
func TestGoIsUnpacked(t *testing.T) {
	from, to := t.TempDir(), filepath.Join(t.TempDir(), "go")
	for _, name := range []string{"bin/go", "pkg/tool/linux_amd64/compile", "src/_go.mod", "src/fmt/print.go", "src/fmt/print_test.go", "src/fmt/testdata/x"} {
		write(t, filepath.Join(from, filepath.FromSlash(name)), name, 0o444)
	}
	if err := copyGo(from, to); err != nil {
		t.Fatal(err)
	}
	for name, mode := range map[string]os.FileMode{"bin/go": 0o755, "pkg/tool/linux_amd64/compile": 0o755, "src/go.mod": 0o644, "src/fmt/print.go": 0o644} {
		about, err := os.Stat(filepath.Join(to, filepath.FromSlash(name)))
		if err != nil || runtime.GOOS != "windows" && about.Mode().Perm() != mode {
			t.Errorf("%s: %v, %v", name, about, err)
		}
	}
	for _, name := range []string{"src/_go.mod", "src/fmt/print_test.go", "src/fmt/testdata"} {
		if _, err := os.Stat(filepath.Join(to, filepath.FromSlash(name))); err == nil {
			t.Errorf("%s is there", name)
		}
	}
}

func TestOnlyTrackedFilesAreTaken(t *testing.T) {
	if _, err := exec.LookPath("git"); err != nil {
		t.Skip(err)
	}
	root, folder := t.TempDir(), filepath.Join(t.TempDir(), "course")
	for _, name := range []string{"go.mod", "labs/é ü.go", "removed", "report/results.json"} {
		write(t, filepath.Join(root, filepath.FromSlash(name)), name, 0o644)
	}
	c := Contents{Root: root}
	for _, args := range [][]string{{"init", "-q"}, {"add", "go.mod", "labs", "removed"}} {
		if _, err := c.run(gobuild.Git(t.Context(), root, args...)); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Remove(filepath.Join(root, "removed")); err != nil {
		t.Fatal(err)
	}
	for name, value := range map[string]string{"GIT_DIR": "elsewhere/.git", "GIT_WORK_TREE": "elsewhere", "GIT_INDEX_FILE": "none"} {
		t.Setenv(name, value) // as in a hook of another repository
	}
	if err := c.course(t.Context(), folder); err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(filepath.Join(folder, "labs", "é ü.go")); err != nil {
		t.Error(err)
	}
	for _, name := range []string{"report", "removed", ".git"} {
		if _, err := os.Stat(filepath.Join(folder, name)); err == nil {
			t.Errorf("%s was taken", name)
		}
	}
}

func TestAStickThatFailsLeavesNothing(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "stick")
	c := Contents{Root: t.TempDir(), Said: func(string) {}}
	for _, named := range []string{folder, folder + string(filepath.Separator)} {
		if err := c.Write(t.Context(), named); err == nil {
			t.Fatal("a stick without a course")
		}
	}
	if left, _ := filepath.Glob(folder + "*"); len(left) > 0 {
		t.Errorf("left: %q", left)
	}
	write(t, filepath.Join(folder, "mine"), "", 0o644)
	if err := c.Write(t.Context(), folder); err == nil || !strings.Contains(err.Error(), "is there already") {
		t.Errorf("over another folder: %v", err)
	}
}

var toolchain = flag.Bool("toolchain", false, "download Go, and make a report from a stick")

// TestAReportFromAStick makes a stick for this machine, and a report of one lab
// from it, with nothing else: no Go, no caches, no proxy.
func TestAReportFromAStick(t *testing.T) {
	if !*toolchain {
		t.Skip("without -toolchain")
	}
	root, err := filepath.Abs(top)
	if err != nil {
		t.Fatal(err)
	}
	script, _, err := echarts.Loader{}.Load(t.Context())
	if err != nil {
		t.Skip(err)
	}
	folder := filepath.Join(t.TempDir(), "a stick")
	c := Contents{Root: root, Script: script, Targets: []string{runtime.GOOS + "/" + runtime.GOARCH}, Said: func(doing string) { t.Log(doing) }}
	if err := c.Write(t.Context(), folder); err != nil {
		t.Fatal(err)
	}
	printed, words, err := start(t, folder, "report", "-budget", "2s", "02")
	if err != nil || strings.TrimSpace(printed) != "report/index.html" {
		t.Fatalf("%v: %s%s", err, printed, words)
	}
	page, err := os.ReadFile(filepath.Join(folder, "course", "report", "index.html"))
	if err != nil || !bytes.Contains(page, []byte(`id="echarts"`)) { // the page carries it in this block
		t.Errorf("a page of %d bytes without the chart script: %v", len(page), err)
	}
	if size, err := c.run(exec.Command("du", "-sm", folder)); err == nil {
		t.Logf("%s MB with what was built", strings.Fields(string(size))[0])
	}
}
