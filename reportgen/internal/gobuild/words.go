package gobuild

import (
	"bytes"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
)

// keptWords is how many lines of the compiler's are worth a reader's time: the
// first ones explain the others. Of the go command itself, fewer do.
const (
	keptWords   = 10
	keptReasons = 3
)

// compilerWords drops the go command's package headings, which name what the
// error names anyway, what it downloads, that go test has failed, and where in itself it
// was when it broke.
func compilerWords(printed []byte) string {
	var words []string
	for line := range bytes.Lines(printed) {
		text := strings.TrimSpace(string(line))
		if len(words) > 0 && strings.HasPrefix(text, "fatal error: ") {
			break
		}
		if text != "" && !setAside.MatchString(text) {
			words = append(words, text)
		}
	}
	words = withoutForewords(words)
	most := keptWords
	if len(words) > 0 && !ofProject(words[0]) {
		most, words = keptReasons, slices.Compact(words)
	}
	return strings.Join(words[:min(len(words), most)], "\n")
}

// inOneLine puts marks in place of the ends of lines.
func inOneLine(words string) string { return strings.ReplaceAll(words, "\n", "; ") }

// setAside is a line that says no more than the others. One is the command that links.
var setAside = regexp.MustCompile(`^(#|go: downloading |FAIL($|\s.* \[setup failed\]$)|.* -o \$WORK[/\\])`)

// withoutForewords drops the lines before the compiler's words about the project that
// give no reason: warnings of the go command, or what a version manager prints.
func withoutForewords(words []string) []string {
	for i, line := range words {
		switch {
		case ofProject(line):
			return words[i:]
		case ofMachine.MatchString(line), reason.MatchString(line) && !strings.HasPrefix(line, "go: warning: "):
			return words
		}
	}
	return words
}

// reason begins a line with which the go command, its runtime or another program of
// Go's gives a reason of its own; a path is one outside of the project.
var reason = regexp.MustCompile(`^(go: |runtime: |fatal error: |\.\.|/|[A-Z]:)`)

// aPlace begins words with a line of one of the project's own files.
var aPlace = regexp.MustCompile(`^([^/:][^:]*\.go):\d`)

// ofPackage begins what the go command says of the project's own files: a place in
// one of them, or packages that do not fit together.
var ofPackage = regexp.MustCompile(`^([^/:][^:]*\.go:\d+(:\d+)?: |package \S+($|\n|: build constraints)|found packages |(\S+: )?no (non-test )?Go files in )|function main is undeclared`)

// ofMachine is what it says with a place in a file too, and what is not the fault of the
// file: a module that it could not get or read. Whatever is in a proxy's place may give
// any answer for one, from a status to a page where somebody has to log in.
var ofMachine = regexp.MustCompile(aModule + `|missing go\.sum entry|checksum mismatch|GOPROXY|module lookup disabled|-mod=vendor|permission denied|no space left|disk quota exceeded|` +
	`read-only file system|input/output error|stale NFS file handle|file too large|too many open files|cannot allocate memory|resource temporarily unavailable|resource deadlock avoided|signal: killed`)

// aModule is a version of a library that the go command does not get, or with
// GOPROXY=direct its path.
const aModule = `\S@v[0-9]\S*: |unrecognized import path "`

// damage is what the go command says if something other than itself wrote to its cache,
// as a disk does that loses power: it finds no longer what it put there.
var damage = regexp.MustCompile(`can't find export data|could not import \S+ \(|corrupt index`)

// notInStd is what it says of a package that it does not find in the standard library;
// the folder in brackets is the one in which it looked.
var notInStd = regexp.MustCompile(`is not in std \((.+)\)$`)

// ofDamage reports that words of a failed build come from a damaged cache. It may also
// hide packages of the standard library that are there.
func ofDamage(words string) bool {
	return damage.MatchString(words) || slices.ContainsFunc(strings.Split(words, "\n"), func(line string) bool {
		at := notInStd.FindStringSubmatch(line)
		return at != nil && isPackage(at[1])
	})
}

// isPackage reports that there is Go in a folder.
func isPackage(folder string) bool {
	files, _ := os.ReadDir(folder) // if it cannot be read, there is none to compile
	return slices.ContainsFunc(files, func(file os.DirEntry) bool { return strings.HasSuffix(file.Name(), ".go") })
}

// ofProject reports that words of a failed build are about the project's own files, and
// not about the machine or its settings. A file beside the project is one of Go's own.
func ofProject(words string) bool {
	return !strings.HasPrefix(words, "..") && ofPackage.MatchString(words) && !ofMachine.MatchString(words) && !ofDamage(words)
}

// ofProgram reports that they are about the packages that were built. What these import
// is the course's own: nobody who writes the packages is at fault for it.
func ofProgram(words string, packages []string) bool {
	at := aPlace.FindStringSubmatch(words)
	return ofProject(words) && (at == nil || slices.ContainsFunc(packages, func(p string) bool {
		return strings.HasPrefix(filepath.ToSlash(at[1]), p+"/")
	}))
}
