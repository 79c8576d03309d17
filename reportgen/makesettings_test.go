package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
)

// TestMakeNamesWhatTheEnvironmentSets has settings there, which may be meant for other
// programs. Labs that are typed come before those.
func TestMakeNamesWhatTheEnvironmentSets(t *testing.T) {
	for typed, want := range map[string]string{
		"report N=03": "report -budget '3s' -live -open -x '03'",
		"report 03":   "report -budget '3s' -live -open -x '03'",
		"report":      "report -budget '3s' -live -open -x '2' '4'",
	} {
		words := append([]string{"-n"}, strings.Fields(typed)...)
		printed, _ := making(t, "..", words, "N=2", "LAB=4", "BUDGET=3s", "LIVE=1", "ARGS=-x").CombinedOutput()
		for _, setting := range []string{"LAB=4", "BUDGET=3s", "LIVE=1", "ARGS=-x"} {
			name, _, _ := strings.Cut(setting, "=")
			if line := setting + " comes from the environment; if you do not mean it, unset " + name + "\n"; !strings.Contains(string(printed), line) {
				t.Errorf("make %s does not say %q:\n%s", typed, line, printed)
			}
		}
		_, command, _ := strings.Cut(string(printed), "go tool reportgen ")
		command, _, _ = strings.Cut(command, "\n")
		if got := strings.Join(strings.Fields(command), " "); got != want {
			t.Errorf("make %s: got %q, want %q", typed, got, want)
		}
	}
}

// TestMakeTakesADollarForItself types what a shell would replace in single quotes, which
// leave it to make.
func TestMakeTakesADollarForItself(t *testing.T) {
	for typed, want := range map[string]string{
		"ARGS=-workers $(nproc)":  "*** ARGS=-workers $(nproc): make takes what begins with $ for a name of its own; ",
		"ARGS=-workers $$(nproc)": "go tool reportgen lab '03' -workers $(nproc)",
	} {
		if printed, _ := making(t, "..", []string{"-n", "lab", "N=03", typed}).CombinedOutput(); !strings.Contains(string(printed), want) {
			t.Errorf("%s: got %q, want %q", typed, printed, want)
		}
	}
}

// TestMakeTakesALineEndForABlank has settings with what ends the lines of a file: to the
// shell, another command would begin there.
func TestMakeTakesALineEndForABlank(t *testing.T) {
	for typed, want := range map[string]string{
		"report LABS=02|03| BUDGET=1s| ARGS=-x|-y":  "report -budget '1s ' -x -y '02' '03'",
		"hand-in TO=http://class:8642| ARGS=-x|-y|": "hand-in -to 'http://class:8642 ' -x -y",
	} {
		words := strings.Fields(typed)
		for i := range words {
			words[i] = strings.ReplaceAll(words[i], "|", "\n")
		}
		printed, _ := making(t, "..", append(words, "-n")).CombinedOutput()
		_, command, _ := strings.Cut(string(printed), "go tool reportgen ")
		if got := strings.Join(strings.Fields(command), " "); got != want {
			t.Errorf("make %s: got %q, want %q", typed, got, want)
		}
	}
}

// TestMakeBelowAnotherMake is called by a make that has settings of its own, as a grader's
// has the student's name: they are not for this one.
func TestMakeBelowAnotherMake(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("needs a shell")
	}
	for typed, want := range map[string]string{
		"grade":                        "go tool reportgen check '02'",
		"grade STUDENT=ann":            "go tool reportgen check '02'",
		"grade n=05 CFLAGS=-O2":        "go tool reportgen check '02'",
		"grade STUDENT=ann ARGS=-json": "go tool reportgen check -json '02'",
	} {
		outer := making(t, "..", append([]string{"-n", "-f", "-"}, strings.Fields(typed)...))
		outer.Stdin = strings.NewReader("grade:\n\t$(MAKE) -f Makefile check 02\n")
		printed, _ := outer.CombinedOutput()
		if got := strings.Join(strings.Fields(string(printed)), " "); !strings.Contains(got, want) {
			t.Errorf("%s: got %q, want %q", typed, printed, want)
		}
	}
}

// TestMakeWithoutAHome is started by a service of the system, for which Go finds no folder
// of its own unless other settings name one.
func TestMakeWithoutAHome(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("needs a system on which a home is HOME")
	}
	const can, cannot = "go tool reportgen list", "*** HOME is not set, is no whole path, or is a folder in which you may not write, as in a service or a container; set it, or GOCACHE and GOMODCACHE, "
	config := t.TempDir()
	put(t, config, "go/telemetry/mode", "off") // or else Go may still write there when the test ends
	for settings, want := range map[string]string{
		"HOME=":                                       cannot,
		"HOME= GOCACHE=/c":                            cannot,
		"HOME= GOPATH=/p":                             cannot,
		"HOME= GOCACHE=/c GOMODCACHE=/m":              can,
		"HOME= XDG_CACHE_HOME=/c GOPATH=/p":           can,
		"HOME=/dev/null/ann":                          cannot, // nobody may make it
		"HOME=/dev/null/ann GOCACHE=/c GOMODCACHE=/m": can,
		"HOME=docs":                                   cannot,
		"HOME=none":                                   cannot,
		"HOME=" + t.TempDir() + "/later":              can,
		"HOME=" + t.TempDir():                         can,
	} {
		all := append([]string{"XDG_CONFIG_HOME=" + config, "XDG_CACHE_HOME=", "GOCACHE=", "GOMODCACHE=", "GOPATH="}, strings.Fields(settings)...)
		if printed, _ := making(t, "..", []string{"-n", "list"}, all...).CombinedOutput(); !strings.Contains(string(printed), want) {
			t.Errorf("%s: got %q, want %q", settings, printed, want)
		}
	}
}

// TestMakeTriesGosCache has one in which nobody may write, and one in which no program runs,
// as in a home that is mounted noexec.
func TestMakeTriesGosCache(t *testing.T) {
	if _, err := exec.LookPath("make"); err != nil || runtime.GOOS != "linux" {
		t.Skip("needs make and Linux")
	}
	makefile, err := os.ReadFile("../Makefile")
	if err != nil {
		t.Fatal(err)
	}
	project := t.TempDir()
	for name, text := range map[string]string{"Makefile": string(makefile), "go.mod": "", "go.sum": ""} {
		put(t, project, name, text)
	}
	const cannot = "no program runs in Go's cache"
	for in, want := range map[string]string{
		`GOCACHE=/dev/null/c make -n list`: cannot,
		`GOCACHE="$PWD/c" make -n list`:    "go tool reportgen list",
		`GOCACHE=off make -n list`:         "go tool reportgen list", // Go says more
		`echo echo Welcome >g; BASH_ENV=g GOCACHE="$PWD/c" make -n list SHELL="$(command -v bash)"`:         "go tool reportgen list", // of a cluster
		`for i in 1 2 3 4 5 6 7 8; do GOCACHE="$PWD/c" make -n list & done 2>&1 | grep -c "reportgen list"`: "8",                      // as a grader's, at once
		`unshare -rm sh -c 'mount -t tmpfs -o noexec none /mnt && GOCACHE=/mnt make -n list'`:               cannot,
	} {
		if strings.HasPrefix(in, "unshare") && exec.Command("unshare", "-rm", "true").Run() != nil {
			continue // no right to mount
		}
		cmd := exec.Command("sh", "-c", in)
		cmd.Dir = project
		cmd.Env = append(cmd.Environ(), "MAKEFLAGS=", "ARGS=")
		if printed, _ := cmd.CombinedOutput(); !strings.Contains(string(printed), want) {
			t.Errorf("%s: got %s, want %q", in, printed, want)
		}
	}
}

// TestMakePassesOverAFolderCalledGo has one before the program on PATH, as if a home with its
// folder of libraries came first there.
func TestMakePassesOverAFolderCalledGo(t *testing.T) {
	const script = "if [ $1 = env ]; then echo go1.26.0 linux amd64; exit; fi\necho $2 $3\n"
	name, path, _ := strings.Cut(stub(t, "go", script), "=")
	home := t.TempDir()
	put(t, home, "go/pkg/readme", "")
	printed, err := making(t, "..", []string{"-s", "list"}, name+"="+home+":"+path, "GOROOT=").CombinedOutput()
	if err != nil || !strings.HasSuffix(string(printed), "reportgen list\n") {
		t.Errorf("%v: got %q", err, printed)
	}
}

// TestMakeWithAnotherGOROOT has a go whose compiler, by GOROOT, is of another version, as if a
// version manager had set that for a go that is not the first on PATH.
func TestMakeWithAnotherGOROOT(t *testing.T) {
	path := stub(t, "go", "if [ $1 = tool ]; then echo compile version $COMPILER; else echo go1.26.1 linux amd64; fi\n")
	const can, cannot = "go tool reportgen list", "*** GOROOT=/go is the folder of another Go than go1.26.1, the one on PATH; unset GOROOT"
	for settings, want := range map[string]string{
		"GOROOT= COMPILER=go1.26.10":    can, // nobody asks
		"GOROOT=/go COMPILER=go1.26.1":  can,
		"GOROOT=/go COMPILER=go1.26.10": cannot,
	} {
		all := append([]string{path}, strings.Fields(settings)...)
		if printed, _ := making(t, "..", []string{"-n", "list"}, all...).CombinedOutput(); !strings.Contains(string(printed), want) {
			t.Errorf("%s: got %q, want %q", settings, printed, want)
		}
	}
}

// TestMakeHelpsWithoutAwk has no awk on PATH, as with a make on Windows alone.
func TestMakeHelpsWithoutAwk(t *testing.T) {
	if printed, err := making(t, "..", nil, stub(t, "awk", "exit 127\n")).CombinedOutput(); err != nil || !strings.Contains(string(printed), "the targets are: help report test lab") {
		t.Errorf("%v: %s", err, printed)
	}
}

// TestMakeHandsOnNoFlagsForC has flags of a C compiler in the environment that none takes,
// which are for other projects; the compiler itself may be set.
func TestMakeHandsOnNoFlagsForC(t *testing.T) {
	path := stub(t, "go", "if [ $1 = env ]; then echo go1.26.0 linux amd64; exit; fi\nenv\n")
	printed, err := making(t, "..", []string{"-s", "list"}, path, "GOROOT=", "CC=my-cc",
		"CGO_CFLAGS=--none", "CGO_CPPFLAGS=--none", "CGO_CXXFLAGS=--none", "CGO_FFLAGS=--none", "CGO_LDFLAGS=--none").Output()
	if err != nil || strings.Contains(string(printed), "--none") || !strings.Contains(string(printed), "CC=my-cc\n") {
		t.Errorf("%v: go has %s", err, printed)
	}
}

// TestMakeBuildsByModules has GO111MODULE=off in the environment, which may be in the file of
// go env -w too: a variable that is not exported would leave it to that.
func TestMakeBuildsByModules(t *testing.T) {
	path := stub(t, "go", "if [ $1 = env ]; then echo go1.26.0 linux amd64; exit; fi\nenv\n")
	printed, err := making(t, "..", []string{"-s", "list"}, path, "GOROOT=", "GO111MODULE=off").Output()
	if err != nil || !strings.Contains(string(printed), "\nGO111MODULE=on\n") {
		t.Errorf("%v: go has %s", err, printed)
	}
}

// TestMakeWithSettingsForAllMakefiles has what people set once for all of their projects.
func TestMakeWithSettingsForAllMakefiles(t *testing.T) {
	if _, err := exec.LookPath("make"); err != nil {
		t.Skip("there is no make here")
	}
	first := filepath.Join(t.TempDir(), "first.mk")
	if err := os.WriteFile(first, []byte("CFLAGS ?= -O2\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	for typed, want := range map[string]string{
		"":                "make check",
		"list":            "go tool reportgen list",
		"lab 3":           "go tool reportgen lab '3'",
		"report BUDGET=2": "go tool reportgen report -budget '2'",
	} {
		make := exec.Command("make", strings.Fields(typed)...)
		if typed != "" {
			make.Args = append(make.Args, "-n")
		}
		make.Dir = ".."
		make.Env = append(make.Environ(), "MAKEFLAGS=--warn-undefined-variables", "MAKEFILES="+first, "MAKELEVEL=0")
		// An earlier make, which may run this test, hands down MAKEOVERRIDES.
		make.Env = slices.DeleteFunc(make.Env, func(v string) bool {
			name, _, _ := strings.Cut(v, "=")
			return slices.Contains([]string{"N", "LAB", "LABS", "BUDGET", "LIVE", "TO", "ARGS", "GOCACHE", "GOMODCACHE", "GOPATH", "XDG_CACHE_HOME", "MAKEOVERRIDES"}, name)
		})
		printed, err := make.CombinedOutput()
		if got := strings.Join(strings.Fields(string(printed)), " "); err != nil || !strings.Contains(got, want) || strings.Contains(got, "warning") {
			t.Errorf("make %s: got %q, %v; want %q and no warning", typed, printed, err, want)
		}
	}
}
