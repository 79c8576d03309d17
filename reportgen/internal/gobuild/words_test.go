package gobuild

import (
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// threePackages are those of which these tests have what the go command printed.
var threePackages = []string{"a", "labs/a", "labs/01-serial"}

// TestAProgramsFault wants a program's mistake to be an Error, with the compiler's words.
func TestAProgramsFault(t *testing.T) {
	for _, test := range []struct{ name, printed, want string }{
		{"a program", "# workbook/labs/01-serial\nlabs/01-serial/main.go:3:15: undefined: nothing\n", "labs/01-serial/main.go:3:15: undefined: nothing"},
		{"no such package", "a/a.go:2:8: package foo is not in std (/usr/local/go/src/foo)\n", "a/a.go:2:8: package foo is not in std (/usr/local/go/src/foo)"},
		{"another module", "a/a.go:2:8: no required module provides package x.org/y; to add it:\n\tgo get x.org/y\n", "a/a.go:2:8: no required module provides package x.org/y; to add it:; go get x.org/y"},
		{"a circle", "package m/e\n\timports m/f from a.go\n\timports m/e from a.go: import cycle not allowed\n", "package m/e; imports m/f from a.go; imports m/e from a.go: import cycle not allowed"},
		{"two packages", "found packages main (a.go) and other (b.go) in /x/b\n", "found packages main (a.go) and other (b.go) in /x/b"},
		{"no main", "# m/d\nruntime.main_main·f: function main is undeclared in the main package\n", "runtime.main_main·f: function main is undeclared in the main package"},
		{"no file", "no Go files in /x/g\n", "no Go files in /x/g"},
		{"only tests", "m/g: no non-test Go files in /x/g\n", "m/g: no non-test Go files in /x/g"},
		{"for another system", "package m/i: build constraints exclude all Go files in /x/i\n", "package m/i: build constraints exclude all Go files in /x/i"},
		{"a warning before it", "warning: both GOPATH and GOROOT are the same directory (/usr/local/go)\na/a.go:1:1: undefined: x\n", "a/a.go:1:1: undefined: x"},
		{"a version manager before it", "mise: a later version is there\ngo: warning: old\n# m/a\na/a.go:1:1: undefined: x\n", "a/a.go:1:1: undefined: x"},
		{"many mistakes", strings.Repeat("a/a.go:1:1: wrong\n", 50), strings.TrimSuffix(strings.Repeat("a/a.go:1:1: wrong; ", keptWords), "; ")},
		{"a package within", "# labs/a/exercise\na/exercise/exercise.go:1:1: undefined: x\n", "a/exercise/exercise.go:1:1: undefined: x"},
	} {
		if words := compilerWords([]byte(test.printed)); inOneLine(words) != test.want || !ofProgram(words, threePackages) {
			t.Errorf("%s: got %q, want %q of the program", test.name, words, test.want)
		}
	}
}

// TestAMachinesFault wants a machine's fault to be no Error, and advice with it.
func TestAMachinesFault(t *testing.T) {
	std := filepath.Join(t.TempDir(), "src", "fmt")
	write(t, filepath.Join(std, "print.go"), "package fmt\n")
	for _, name := range []string{"CC", "CCACHE_DIR", "C_INCLUDE_PATH", "LD_LIBRARY_PATH", "COMPILER_PATH", "GCC_EXEC_PREFIX", "SDKROOT"} {
		t.Setenv(name, "")
	}
	t.Setenv("CPATH", "/opt/inc")
	t.Setenv("LIBRARY_PATH", "/opt/lib")
	failed := exec.Command("go", "no-such-command").Run() // with an exit code, as a build fails
	for _, test := range []struct{ name, printed, want, advice string }{
		{"nothing", "", "exit status 2", ""},
		{"only a download", "go: downloading golang.org/x/sys v0.49.0\n", "exit status 2", ""},
		{"no locks", "go: RLock /w/go.mod: no locks available\n", "go: RLock /w/go.mod: no locks available", "on a disk of this machine"},
		{"a folder whose files cannot be mapped", "/go/link: mapping output file failed: no such device\n", "/go/link: mapping output file failed: no such device", "a folder on a disk of this machine"},
		{"no locks for modules", "go: Lock /home/ann/go/pkg/mod/cache/lock: no locks available\n", "go: Lock /home/ann/go/pkg/mod/cache/lock: no locks available", "set GOMODCACHE"},
		{"no home", "failed to initialize build cache at /none/go-build: mkdir /none: permission denied\n", "failed to initialize build cache at /none/go-build", "set HOME"},
		{"a cache that cannot be written", "labs/a: open /home/ann/.cache/go-build/67/6713-d: read-only file system\n", "labs/a: open /home/ann", "set HOME, or GOCACHE"},
		{"no home for modules", "go: module cache not found: neither GOMODCACHE nor GOPATH is set\n", "go: module cache not found", "set HOME"},
		{"Git", "error obtaining VCS status: exit status 128\n\tUse -buildvcs=false to disable VCS stamping.\n", "error obtaining VCS status: exit status 128; Use", ""},
		{"settings", "go: inconsistent vendoring in /project:\na: is required\nb: is required\nc: is required\n",
			"go: inconsistent vendoring in /project:; a: is required; b: is required;", "remove the folder vendor"},
		{"half of a folder vendor", "labs/a/a.go:9:2: cannot find module providing package golang.org/x/sys/unix: import lookup disabled by -mod=vendor\n\t(Go version in go.mod is at least 1.14 and vendor directory exists.)\n",
			"labs/a/a.go:9:2: cannot find module", "remove the folder vendor"},
		{"a full disk", "/go/link: mapping output file failed: no space left on device\n", "/go/link: mapping output file failed: no space left on device", "GOTMPDIR"},
		{"a full disk, with a place", "labs/a/a.go:1:1: open /tmp/x: no space left on device\n", "labs/a/a.go:1:1: open", "GOTMPDIR"},
		{"no network", "labs/a/a.go:9:2: golang.org/x/sys@v0.49.0: Get \"https://proxy/x\": dial tcp: lookup proxy: no such host\n", "labs/a/a.go:9:2: golang.org/x/sys@v0.49.0: Get", "HTTPS_PROXY"},
		{"no network and no proxy", "labs/a/a.go:9:2: unrecognized import path \"golang.org/x/sys\": https fetch: Get \"https://golang.org/x/sys?go-get=1\": dial tcp: lookup golang.org: no such host\n",
			"labs/a/a.go:9:2: unrecognized import path", "HTTPS_PROXY"},
		{"a clock that begins in 1970", "a/a.go:9:2: golang.org/x/sys@v0.49.0: Get \"https://proxy/x\": tls: failed to verify certificate: x509: certificate has expired or is not yet valid: current time 1970-01-01T00:02:03Z is before 2026-01-01T00:00:00Z\n",
			"a/a.go:9:2: golang.org/x/sys@v0.49.0: Get", "set this machine's clock"},
		{"a proxy that forbids", "# m/a\na/a.go:9:2: golang.org/x/sys@v0.49.0: reading http://proxy/x.zip: 403 Forbidden\nFAIL\tm/a [setup failed]\nFAIL\n",
			"a/a.go:9:2: golang.org/x/sys@v0.49.0: reading http://proxy/x.zip: 403 Forbidden;", "HTTPS_PROXY"},
		{"a proxy whose library is no library", "a/a.go:9:2: golang.org/x/sys@v0.49.0: zip: not a valid zip file\n", "a/a.go:9:2: golang.org/x/sys@v0.49.0: zip", "log in"},
		{"a page where one logs in", "verifying golang.org/x/sys@v0.49.0/go.mod: checksum mismatch\n\tdownloaded: h1:a\n\tgo.sum: h1:b\n", "verifying golang.org/x/sys@v0.49.0/go.mod: checksum mismatch", "log in"},
		{"a module of another user's", "labs/a/a.go:9:2: open /home/ann/go/pkg/mod/golang.org/x/sys@v0.50.0/go.mod: permission denied\n", "labs/a/a.go:9:2: open", "sudo chown -R $USER \"$(go env GOMODCACHE)\""},
		{"modules of another user's", "labs/a/a.go:9:2: stat /home/ann/go/pkg/mod/cache/download/golang.org/x/sys/@v/v0.50.0.partial: permission denied\n", "labs/a/a.go:9:2: stat", "set GOMODCACHE"},
		{"a proxy that is off", "a/a.go:9:2: module lookup disabled by GOPROXY=off\n", "a/a.go:9:2: module lookup disabled", "go env -changed"},
		{"no C compiler", "go: -race requires cgo; enable cgo by setting CGO_ENABLED=1\n", "go: -race requires cgo", "C compiler"},
		{"a C compiler without headers", "# runtime/cgo\n_cgo_export.c:3:10: fatal error: stdlib.h: No such file or directory\ncompilation terminated.\n",
			"_cgo_export.c:3:10: fatal error: stdlib.h: No such file or directory; compilation", "build-essential"},
		{"macOS without its tools", "# runtime/cgo\nxcrun: error: invalid active developer path (/Library/Developer/CommandLineTools)\n", "xcrun: error: invalid", "xcode-select --install"},
		{"a C compiler that is not there", "# runtime/cgo\ncgo: C compiler \"gcc\" not found: exec: \"gcc\": executable file not found in $PATH\n", "cgo: C compiler", "build-essential"},
		{"a C compiler of conda's that is not there", "# runtime/cgo\ncgo: C compiler \"x86_64-conda-linux-gnu-cc\" not found: exec: \"x86_64-conda-linux-gnu-cc\": executable file not found in $PATH\n", "cgo: C compiler", "unset CC"},
		{"a C compiler's path that is not there", "cgo: C compiler \"/opt/cc\" not found: exec: \"/opt/cc\": stat /opt/cc: no such file or directory\n", "cgo: C compiler", "unset CC"},
		{"another Go's standard library", "/usr/lib/go/src/fmt/print.go:9:2: could not import errors\n", "/usr/lib/go/src", "install Go anew"},
		{"two Go in one folder", "# errors\n../go/src/errors/more.go:3:6: New redeclared in this block\n", "../go/src", "install Go anew"},
		{"Go's own files, then ours", "../go/src/errors/more.go:3:6: New redeclared in this block\na/a.go:1:1: could not import errors\n", "../go/src", "install Go anew"},
		{"a quota of the disk", "labs/a/a.go:1:1: open /tmp/x: disk quota exceeded\n", "labs/a/a.go:1:1: open", "GOTMPDIR"},
		{"a disk that breaks", "labs/a/a.go:1:1: read /home/x: input/output error\n", "labs/a/a.go:1:1: read", ""},
		{"a file that is in a cloud only", "labs/a/a.go:1:1: read /home/x: resource deadlock avoided\n", "labs/a/a.go:1:1: read", "OneDrive or iCloud"},
		{"a compiler that is ended", "m/a: /usr/local/go/pkg/tool/linux_amd64/compile: signal: killed\n", "m/a: /usr/local", "more memory"},
		{"a merge in go.mod", "go: errors parsing go.mod:\ngo.mod:3: unknown directive: <<<<<<<\n", "go: errors parsing go.mod:; go.mod:3: unknown directive: <<<<<<<", "git checkout go.mod go.sum"},
		{"a merge in go.sum", "malformed go.sum:\n/w/go.sum:1: wrong number of fields 2\n", "malformed go.sum:; /w/go.sum:1: wrong number of fields 2", "git checkout go.mod go.sum"},
		{"a file of zeros", "read /w/labs/a/notes.go: unexpected NUL in input\n", "read /w/labs/a/notes.go: unexpected NUL in input", "move it away"},
		{"an older Go", "go: go.mod requires go >= 1.26 (running go 1.24; GOTOOLCHAIN=local)\n", "go: go.mod requires go >= 1.26 (running go 1.24; GOTOOLCHAIN=local)", "install a later Go"},
		{"a Go that is not to be had", "go: download go1.99.0 for linux/amd64: toolchain not available\n", "go: download go1.99.0", "GOTOOLCHAIN=local"},
		{"a Go that the network does not give", "go: download go1.99.0: golang.org/toolchain@v0.0.1-go1.99.0.linux-amd64: Get \"https://proxy/x\": dial tcp: lookup proxy: no such host\n", "go: download go1.99.0", "GOTOOLCHAIN=local"},
		{"a Go that PATH lacks", "go: cannot find \"go1.25.0\" in PATH\n", "go: cannot find", "GOTOOLCHAIN=local"},
		{"an unknown GOTOOLCHAIN", "go: invalid GOTOOLCHAIN \"nonsense\"\n", "go: invalid", "GOTOOLCHAIN=local"},
		{"a GOPATH with ~", "go: GOPATH entry cannot start with shell metacharacter '~': \"~/go\"\n", "go: GOPATH entry", "set GOPATH to a folder's whole path"},
		{"a relative GOMODCACHE", "go: GOMODCACHE entry is relative; must be absolute path: \"mods\".\n", "go: GOMODCACHE entry", "set GOMODCACHE to a folder's whole path"},
		{"a GOCACHE with ~", "build cache is required, but could not be located: GOCACHE is not an absolute path\n", "build cache is required", "set GOCACHE to a folder's whole path"},
		{"a Go without the race detector's library", "# m/a\nruntime.runCleanups: relocation target __tsan_finalizer_goroutine not defined\n", "runtime.runCleanups: relocation", "https://go.dev/dl"},
		{"a C compiler for another processor", "# runtime/cgo\ngcc: error: unrecognized command-line option '-m64'\n", "gcc: error: unrecognized", "unset CC"},
		{"a GOCACHE that is off", "build cache is disabled by GOCACHE=off, but required as of Go 1.12\n", "build cache is disabled", "unset GOCACHE"},
		{"a relative XDG_CACHE_HOME", "build cache is required, but could not be located: GOCACHE is not defined and path in $XDG_CACHE_HOME is relative\n", "build cache is required", "set XDG_CACHE_HOME"},
		{"a GOROOT of another Go", "# internal/goarch\ncompile: version \"go1.26.4\" does not match go tool version \"go1.26.8\"\n", "compile: version", "unset GOROOT"},
		{"a program for the cache that is not there", "error starting GOCACHEPROG program \"/none\": fork/exec /none: no such file or directory\n", "error starting GOCACHEPROG", "unset GOCACHEPROG"},
		{"a lab's own part that only root may read", "labs/a/a.go:10:8: open /w/labs/lab/lab.go: permission denied\n", "labs/a/a.go:10:8: open", "chmod -R u+rX ."},
		{"a go.mod that only root may read", "go: open /w/go.mod: permission denied\n", "go: open /w/go.mod", "chmod -R u+rX ."},
		{"an exercise's folder that only root may read", "labs/a/yours.go:4:2: open /w/labs/a/exercise: permission denied\n", "labs/a/yours.go:4:2", "chmod -R u+rX ."},
		{"a cache of zeros", "# m/b\nlabs/b/b.go:8:2: could not import m/c (can't find export data (bufio: buffer full))\n", "labs/b/b.go:8:2: could not import m/c", "go clean -cache"},
		{"a cache of zeros, first met in the program", "labs/a/a.go:8:2: could not import m/c (can't find export data (bufio: buffer full))\n", "labs/a/a.go:8:2: could", "go clean -cache"},
		{"a cache of zeros, first met in Go's own", "/go/src/internal/abi/abi.go:8:2: could not import internal/goarch (can't find export data (bufio: buffer full))\n", "/go/src", "go clean -cache"},
		{"an index of zeros", "labs/a/a.go:8:2: corrupt index\n", "labs/a/a.go:8:2: corrupt index", "go clean -cache"},
		{"an index without fmt", "labs/a/a.go:3:2: package fmt is not in std (" + std + ")\npackage m/a: cannot find package\n", "labs/a/a.go:3:2: package fmt is not in std", "go clean -cache"},
		{"a file of the course", "# m/b\nlabs/b/b.go:8:2: undefined: x\n", "labs/b/b.go:8:2: undefined: x", "git status"},
		{"a compiler that cannot be started", "go: error obtaining buildID for go tool compile: fork/exec /go/compile: resource temporarily unavailable\n", "go: error obtaining buildID", "ulimit -u"},
		{"a program that cannot be linked", "# m/a.test\n/go/link: running gcc failed: exit status 1\n/usr/bin/gcc -m64 -o $WORK/b001/a.test /tmp/go.o -lpthread\n/opt/conda/ld: cannot find -lpthread\n",
			"/go/link: running gcc failed: exit status 1; /opt/conda/ld: cannot find -lpthread; CPATH, LIBRARY_PATH may lead", "unset them"},
		{"another compiler's headers", "# runtime/cgo\nIn file included from _cgo_export.c:3:\n/opt/inc/stdlib.h:1:2: error: #error\n", "In file included from", "unset them"},
		{"a C compiler with flags", "# runtime/cgo\n/usr/local/go/src/runtime/cgo/cgo.go:26:1: error: C++ style comments are not allowed in ISO C90\n", "/usr/local/go/src", "unset them"},
		{"a cache for C that cannot be written", "# runtime/cgo\nccache: error: Failed to create directory /x\nccache: error: Failed to create directory /x\n", "ccache: error: Failed to create directory /x; CPATH", "unset them"},
		{"too few processes", "runtime: may need to increase max user processes (ulimit -u)\nfatal error: newosproc\nruntime.throw()\n", "runtime: may need to increase max user processes (ulimit -u)", ""},
	} {
		got := failure("/tmp/workbook-1", []byte(test.printed), failed).Error()
		if ofProgram(compilerWords([]byte(test.printed)), threePackages) || !strings.HasPrefix(got, test.want) || !strings.Contains(got, test.advice) {
			t.Errorf("%s: got %q, want %q and the advice %q", test.name, got, test.want, test.advice)
		}
	}
}

// TestARelativeHome wants HOME named, and not a setting that Go makes of it.
func TestARelativeHome(t *testing.T) {
	const words = "go: GOMODCACHE entry is relative; must be absolute path: \"home/go/pkg/mod\".\n"
	t.Setenv("HOME", "home")
	t.Setenv("GOMODCACHE", "")
	if got := advice("/w", words); !strings.Contains(got, "set HOME to a folder's whole path") {
		t.Errorf("got %q", got)
	}
	t.Setenv("GOMODCACHE", "mods")
	if got := advice("/w", words); !strings.Contains(got, "set GOMODCACHE to") {
		t.Errorf("got %q", got)
	}
}
