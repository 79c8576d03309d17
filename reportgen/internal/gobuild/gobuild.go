// Package gobuild builds programs of the project with the go command. Packages
// come in; programs, or the compiler's words, go out.
package gobuild

import (
	"bytes"
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"time"
	"unicode/utf8"

	"workbook/labs/launch"
)

// An Error is a package that does not build, with the compiler's words. Every
// other error of [Build] is a fault of the machine, of its settings, or of a package
// that the built ones import.
type Error struct {
	Package string
	Words   string // in lines
}

// Error implements error.
func (e *Error) Error() string {
	return fmt.Sprintf("%s does not build: %s", e.Package, e.Line())
}

// Line is the compiler's words in one line.
func (e *Error) Line() string { return inOneLine(e.Words) }

// patience is how long the go command may take to clean up when it is
// interrupted, before it is killed.
const patience = 5 * time.Second

// lean leaves out what only a debugger reads, which takes almost half of the time
// to link a program.
const lean = "-ldflags=-s -w"

// Build builds packages of the project at root, such as "labs/03-mutex", into
// the folder dir, each to a program named like its folder; flags are those of go
// build. Programs are the same whatever the environment holds. The error is an
// *Error if the compiler refused one of the packages.
func Build(ctx context.Context, root, dir string, packages []string, flags ...string) error {
	return run(ctx, root, dir, append([]string{"build", lean, "-o", dir + string(filepath.Separator)}, flags...), packages)
}

// BuildTest builds the tests of a package of the project at root to the program
// of that name in the folder dir; flags are those of go test.
func BuildTest(ctx context.Context, root, dir, name, tested string, flags ...string) error {
	return run(ctx, root, dir, append([]string{"test", "-c", lean, "-o", Program(dir, name)}, flags...), []string{tested})
}

// run lets the go command build packages. What it leaves behind is in dir.
func run(ctx context.Context, root, dir string, args, packages []string) error {
	if err := Alike(root, packages...); err != nil {
		return err
	}
	for _, p := range packages {
		args = append(args, "./"+p)
	}
	env, err := environ(ctx, root, dir, args)
	var replaced map[string]string
	if err == nil {
		args, replaced, err = asOneModule(root, dir, args, packages)
	}
	if err != nil {
		return fmt.Errorf("build %s: %w", packages[0], err)
	}
	cmd := exec.CommandContext(ctx, "go", args...)
	cmd.Dir, cmd.Env = root, append(env, "PWD="+root) // behind a link, files that replace others are found by this name of root
	cmd.Cancel = func() error { return cmd.Process.Signal(os.Interrupt) }
	cmd.WaitDelay = patience
	launch.Join(cmd)
	if printed, err := cmd.CombinedOutput(); err != nil {
		printed = asNamed(printed, root, replaced)
		if words := compilerWords(printed); ofProgram(words, packages) {
			return &Error{packages[0], words}
		}
		if shut := shutCache(env); shut != nil && ofDamage(compilerWords(printed)) {
			return fmt.Errorf("build %s: %w", packages[0], shut)
		}
		return fmt.Errorf("build %s: %w", packages[0], failure(dir, printed, err))
	}
	return nil
}

// asNamed gives each file that takes the place of another, in what was printed, that
// one's name: a reader knows no other. The go command prints the shorter one of a file's
// whole path and its path from root, which begins with a point.
func asNamed(printed []byte, root string, replaced map[string]string) []byte {
	for file, other := range replaced {
		name, err := filepath.Rel(root, file)
		if err != nil || other == "" {
			continue
		}
		paths := []string{other}
		if from, err := filepath.Rel(root, other); err == nil {
			paths = append(paths, "."+string(filepath.Separator)+from, from)
		}
		for _, path := range paths {
			printed = bytes.ReplaceAll(printed, []byte(path+":"), []byte(name+":"))
		}
	}
	return printed
}

// Replacing is a flag of go build with which other files take the place of
// some of the project's, under their names. It writes them down in the folder
// dir, under name.
func Replacing(dir, name string, files map[string]string) (flag string, err error) {
	for file, other := range files {
		if err := cmp.Or(inUTF8(file), inUTF8(other)); err != nil {
			return "", err
		}
	}
	text, err := json.Marshal(map[string]any{"Replace": files})
	if err != nil {
		return "", err
	}
	overlay := filepath.Join(dir, name)
	return overlayFlag + overlay, os.WriteFile(overlay, text, 0o600)
}

// inUTF8 refuses a path that is not UTF-8: written down in JSON, it would be another one.
func inUTF8(path string) error {
	if utf8.ValidString(path) {
		return nil
	}
	for up := filepath.Dir(path); !utf8.ValidString(up); up = filepath.Dir(up) {
		path = up
	}
	return fmt.Errorf("the name of %q is not UTF-8, as Go wants it; rename it", path)
}

// Program is the path of a program in a folder that Build filled.
func Program(dir, name string) string {
	if runtime.GOOS == "windows" {
		name += ".exe"
	}
	return filepath.Join(dir, name)
}
