package gobuild

import (
	"bytes"
	"errors"
	"fmt"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"syscall"

	"workbook/labs/launch"
)

// keptWords is how many lines of the compiler's are worth a reader's time: the
// first ones explain the others. Of the go command itself, fewer do.
const (
	keptWords   = 10
	keptReasons = 3
)

// compilerWords drops the go command's package headings, which name what the
// error names anyway, what it downloads, and where in itself it was when it broke.
func compilerWords(printed []byte) string {
	var words []string
	for line := range bytes.Lines(printed) {
		text := strings.TrimSpace(string(line))
		if len(words) > 0 && strings.HasPrefix(text, "fatal error: ") {
			break
		}
		if text != "" && !strings.HasPrefix(text, "#") && !strings.HasPrefix(text, "go: downloading ") {
			words = append(words, text)
		}
	}
	most := keptWords
	if len(words) > 0 && !ofProgram(words[0]) {
		most = keptReasons
	}
	return strings.Join(words[:min(len(words), most)], "; ")
}

// ofPackage begins what the go command says of the project's own files: a place in
// one of them, or packages that do not fit together.
var ofPackage = regexp.MustCompile(`^([^/:][^:]*\.go:\d+(:\d+)?: |package \S+($|;|: build constraints)|found packages |(\S+: )?no (non-test )?Go files in )|function main is undeclared`)

// ofMachine is what it says with a place in a file too, and what is no fault of the
// file: a module that it could not get or read.
var ofMachine = regexp.MustCompile(`missing go\.sum entry|checksum mismatch|GOPROXY|Get "http|dial tcp|module lookup disabled|permission denied|no space left|read-only file system`)

// ofProgram reports that words of a failed build are about the program, and not
// about the machine or its settings.
func ofProgram(words string) bool {
	return ofPackage.MatchString(words) && !ofMachine.MatchString(words)
}

// failure is why the go command could not do its work in the folder dir, and what
// to do.
func failure(dir string, printed []byte, err error) error {
	if errors.Is(err, exec.ErrNotFound) {
		return fmt.Errorf("%w; install Go and put its bin folder on PATH", err)
	}
	words := compilerWords(printed)
	if exit := new(exec.ExitError); words == "" || !errors.As(err, &exit) {
		return launch.Limited(err)
	}
	return errors.New(words + advice(dir, words))
}

// advice is what to do if the program is not at fault.
func advice(dir, words string) string {
	switch {
	case strings.Contains(words, syscall.ENOSPC.Error()):
		return fmt.Sprintf("; make room in %s and where go env GOCACHE says, or set GOTMPDIR and GOCACHE to other folders", filepath.Dir(dir))
	case strings.Contains(words, "-race requires cgo"):
		return "; that needs a C compiler such as gcc"
	case strings.HasPrefix(words, "go: "), strings.Contains(words, "build cache"), strings.Contains(words, "GOPROXY"):
		return "; go env -changed shows the settings that may be behind it"
	}
	return ""
}
