// Package gobuild builds programs of the project with the go command. Packages
// come in; programs, or the compiler's words, go out.
package gobuild

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"syscall"
	"time"

	"workbook/labs/launch"
)

// An Error is a package that does not build, with the compiler's words.
type Error struct {
	Package string
	Words   string
}

func (e *Error) Error() string {
	return fmt.Sprintf("%s does not build: %s", e.Package, e.Words)
}

// patience is how long the go command may take to clean up when it is
// interrupted, before it is killed.
const patience = 5 * time.Second

// Build builds packages of the project at root, such as "labs/03-mutex", into
// the folder dir, each to a program named like its folder; flags are those of go
// build. The error is an *Error where the compiler did not take one of them.
func Build(ctx context.Context, root, dir string, packages []string, flags ...string) error {
	args := append([]string{"build", "-o", dir + string(filepath.Separator)}, flags...)
	for _, p := range packages {
		args = append(args, "./"+p)
	}
	cmd := exec.CommandContext(ctx, "go", args...)
	cmd.Dir = root
	cmd.Env = append(os.Environ(), "GOTMPDIR="+dir) // what the go command leaves goes with the rest
	cmd.Cancel = func() error { return cmd.Process.Signal(os.Interrupt) }
	cmd.WaitDelay = patience
	launch.Join(cmd)
	printed, err := cmd.CombinedOutput()
	if errors.Is(err, exec.ErrNotFound) {
		return fmt.Errorf("build %s: %w; install Go and put its bin folder on PATH", packages[0], err)
	}
	if exit := new(exec.ExitError); err != nil && !errors.As(err, &exit) {
		return fmt.Errorf("build %s: %w", packages[0], launch.Limited(err))
	}
	if err != nil {
		words := compilerWords(printed, err)
		return &Error{packages[0], words + advice(words)}
	}
	return nil
}

// Replacing is a flag of go build with which other files stand in the place of
// some of the project's. It writes them down in the folder dir, under name.
func Replacing(dir, name string, files map[string]string) (flag string, err error) {
	text, err := json.Marshal(map[string]any{"Replace": files})
	if err != nil {
		return "", err
	}
	overlay := filepath.Join(dir, name)
	return "-overlay=" + overlay, os.WriteFile(overlay, text, 0o600)
}

// keptWords is how many lines of the compiler's are worth a reader's time: the
// first ones explain the others.
const keptWords = 10

// compilerWords drops the go command's package headings, which name what the
// error names anyway, what it downloads, and where in itself it was when it broke.
func compilerWords(printed []byte, err error) string {
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
	if len(words) == 0 {
		return err.Error()
	}
	if strings.HasPrefix(words[0], settings) {
		words = words[:min(len(words), keptReasons)]
	}
	return strings.Join(words[:min(len(words), keptWords)], "; ")
}

// settings begins what the go command says of itself, and not of a program.
// keptReasons is how many lines of that are worth a reader's time.
const (
	settings    = "go: "
	keptReasons = 3
)

// advice is what to do where it is not the program that is at fault.
func advice(words string) string {
	switch {
	case strings.Contains(words, syscall.ENOSPC.Error()):
		return fmt.Sprintf("; make room in %s, or name another folder as TMPDIR, and where go env GOCACHE says", os.TempDir())
	case strings.HasPrefix(words, settings), strings.Contains(words, "build cache"), strings.Contains(words, "GOPROXY"):
		return "; go env -changed shows the settings that may be behind it"
	}
	return ""
}

// Program is the path of a program in a folder that Build filled.
func Program(dir, name string) string {
	if runtime.GOOS == "windows" {
		name += ".exe"
	}
	return filepath.Join(dir, name)
}
