package gobuild

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"syscall"

	"workbook/labs/launch"
	"workbook/reportgen/internal/atomicfile"
)

// failure is why the go command could not do its work in the folder dir, and what
// to do.
func failure(dir string, printed []byte, err error) error {
	if errors.Is(err, exec.ErrNotFound) {
		return fmt.Errorf("%w; install Go and put its bin folder on PATH", err)
	}
	if errors.Is(err, exec.ErrDot) {
		return fmt.Errorf("%w; put the folder's whole path on PATH", err)
	}
	words := compilerWords(printed)
	if exit := new(exec.ExitError); words == "" || !errors.As(err, &exit) {
		return launch.Limited(err)
	}
	said := advice(dir, words)
	if set := settingsOfC(os.Environ()); set != "" && ofC.Match(printed) && (said == "" || outside.MatchString(words)) {
		said = fmt.Sprintf("; %s may lead to what the C compiler lacks: unset them, and try again", set)
	}
	return errors.New(inOneLine(words) + said)
}

// advice is what to do if the program is not at fault.
func advice(dir, words string) string {
	switch {
	case strings.Contains(words, syscall.ENOSPC.Error()), strings.Contains(words, "disk quota exceeded"):
		return fmt.Sprintf("; make room in %s and where go env GOCACHE says, or set GOTMPDIR and GOCACHE to other folders", filepath.Dir(dir))
	case strings.Contains(words, "resource deadlock avoided"):
		return "; " + atomicfile.Elsewhere
	case strings.Contains(words, "mapping output file failed"):
		return "; programs cannot map files of that folder, as on some shared ones: set GOTMPDIR to a folder on a disk of this machine"
	case ofDamage(words):
		return "; Go's cache is damaged: go clean -cache empties it, and Go fills it again"
	case deniedModule.MatchString(words):
		return notYours("$(go env GOMODCACHE)", "GOMODCACHE")
	case deniedProject.MatchString(words):
		return "; " + atomicfile.Unreadable
	case limit(words) != nil:
		return strings.TrimPrefix(launch.Limited(limit(words)).Error(), limit(words).Error())
	case strings.Contains(words, "unexpected NUL in input"):
		return "; that file is not text in UTF-8: save it so, bring it back with git checkout, or move it away"
	case lockedModules.MatchString(words):
		return "; that file system has no locks: set GOMODCACHE to a folder on a disk of this machine"
	case strings.Contains(words, "RLock "):
		return "; that file system has no locks: put the project on a disk of this machine"
	case strings.Contains(words, "go.mod requires go >="):
		return "; install a later Go from https://go.dev/dl, or git checkout go.mod if that file was changed"
	case otherGo.MatchString(words):
		return "; GOTOOLCHAIN or go.mod asks for a Go that is not here: put GOTOOLCHAIN=local into the environment to go on with the one that is installed, or git checkout go.mod if that file was changed"
	case noPath.MatchString(words):
		setting := noPath.FindStringSubmatch(words)[1]
		if home := os.Getenv("HOME"); home != "" && !filepath.IsAbs(home) && os.Getenv(setting) == "" {
			return "; set HOME to a folder's whole path: Go's own folders are in it"
		}
		return fmt.Sprintf("; set %[1]s to a folder's whole path, without ~, or unset it", setting)
	case strings.Contains(words, "does not match go tool version"):
		return "; two versions of Go are mixed: unset GOROOT if it is set, as a version manager may do, or else install Go anew"
	case strings.Contains(words, "GOCACHEPROG"):
		return "; unset GOCACHEPROG, or take its line out of the file that go env -w wrote"
	case brokenModule.MatchString(words):
		return "; git checkout go.mod go.sum brings both back as the course has them"
	case strings.Contains(words, "inconsistent vendoring"), strings.Contains(words, "-mod=vendor"):
		return "; remove the folder vendor"
	case strings.Contains(words, "signal: killed"):
		return "; the system ended it: close other programs, or give the machine or container more memory"
	case ofProject(words):
		return "; that is a file of the course's own: git status shows which differ from the course, and git checkout brings them back"
	case outside.MatchString(words):
		return "; that is a file of Go's own or of a library: if it was changed, install Go anew, or empty the cache with go clean -modcache"
	case otherC(words):
		return "; CC names that C compiler: unset CC, or take its line out of the file that go env -w wrote; or install it"
	case lacksC.MatchString(words):
		return "; the C compiler or its headers are missing: install build-essential (gcc and libc6-dev), or on macOS type xcode-select --install"
	case strings.Contains(words, " __tsan_"):
		return "; this Go came without the race detector's library: install the package of it, or Go from https://go.dev/dl"
	case strings.Contains(words, "'-m64'"), strings.Contains(words, "'-m32'"):
		return "; that C compiler is for another processor: unset CC, or put this machine's first on PATH"
	case strings.Contains(words, "-race requires cgo"):
		return "; that needs a C compiler such as gcc"
	case strings.Contains(words, "GOCACHE=off"):
		return "; unset GOCACHE, or take its line out of the file that go env -w wrote"
	case strings.Contains(words, "$XDG_CACHE_HOME is relative"):
		return "; set XDG_CACHE_HOME to a folder's whole path, or unset it"
	case strings.Contains(words, "build cache"), strings.Contains(words, "module cache"), strings.Contains(words, syscall.EROFS.Error()):
		return "; set HOME, or GOCACHE and GOMODCACHE, to folders in which you may write; one that is root's after sudo make comes back with sudo chown -R $USER FOLDER"
	case strings.Contains(words, "GOPROXY"):
		return seeSettings
	case strings.Contains(words, "certificate has expired or is not yet valid"):
		return "; set this machine's clock, if that is not the time; if it is, whoever runs that server or proxy has to renew its certificate"
	case fromNetwork.MatchString(words):
		return "; Go gets its libraries from the network, once: open a page in a browser, where the network may want you to log in; behind a proxy set HTTPS_PROXY, and GOPROXY if it has modules of its own"
	case strings.HasPrefix(words, "go: "):
		return seeSettings
	}
	return ""
}

// limit is the limit of the system that words of a failed build are about, or nil.
func limit(words string) error {
	for _, errno := range []syscall.Errno{syscall.EFBIG, syscall.EAGAIN, syscall.EMFILE, syscall.ENFILE} {
		if strings.Contains(words, errno.Error()) {
			return errno
		}
	}
	return nil
}

// deniedModule is what the go command says of a module in its cache that it may not read.
var deniedModule = regexp.MustCompile(`(@v[0-9]|[/\\]cache[/\\]download[/\\])[^\n]*: permission denied`)

// lockedModules is what it says of a cache of modules that it cannot lock.
var lockedModules = regexp.MustCompile(`\bR?Lock [^\n]*[/\\]cache[/\\][^\n]*lock: `)

// deniedProject is what it says of a part of the project that it may not read.
var deniedProject = regexp.MustCompile(`open [^\n]*([/\\]labs[/\\][^\n]*|[/\\]go\.(mod|sum)): permission denied`)

// otherGo is what it says if it may not be the Go of the build, and gets no other one.
// Every command of Go's says so then, also go env.
var otherGo = regexp.MustCompile(`toolchain not available|golang\.org/toolchain@|invalid GOTOOLCHAIN|cannot find "go1\.\S*" in PATH`)

// noPath is what it says of a setting that is not the whole path of a folder, such as one
// with a ~ that no shell has replaced. Some settings are refused by every command of Go's,
// also by go env.
var noPath = regexp.MustCompile(`\b(GO[A-Z]+) (entry (cannot|is relative)|is not an absolute path)`)

// notYours is the advice about a folder of Go's that cannot be read, and the setting
// that names another one.
func notYours(folder, setting string) string {
	return fmt.Sprintf("; if that is another user's, as after sudo make, sudo chown -R $USER \"%s\" gives it back; or set %s to another folder", folder, setting)
}

// seeSettings is the advice if a setting may be at fault.
const seeSettings = "; go env -changed shows the settings that may be behind it"

// fromNetwork is what the go command says if the network, or what is in a proxy's
// place, gives it something other than the library.
var fromNetwork = regexp.MustCompile(aModule + `|checksum mismatch|Get "http|dial tcp`)

// brokenModule is what the go command says of go.mod and go.sum if they are missing,
// or hold something other than the course's.
var brokenModule = regexp.MustCompile(`errors parsing go\.mod|malformed go\.sum|cannot find main module|missing go\.sum entry|updates to go\.mod needed`)

// outside begins with a place in a Go file outside of the project.
var outside = regexp.MustCompile(`^(\.\.|/|[A-Z]:)[^\n]*\.go:\d`)
