package measure

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"time"

	"workbook/reportgen/internal/course"
)

// A buildError is a lab that does not build, with the compiler's words.
type buildError struct {
	lab   string
	words string
}

func (e *buildError) Error() string {
	return fmt.Sprintf("%s does not build: %s", e.lab, e.words)
}

// build builds the units' labs in the project at root into the folder dir, with
// extra flags for the go command. It returns an error for every lab that failed,
// by name; one failing does not keep the others from being built.
func build(ctx context.Context, root, dir string, units []course.Unit, flags ...string) map[string]error {
	failed := map[string]error{}
	if err := os.MkdirAll(dir, 0o755); err != nil {
		for _, u := range units {
			failed[u.Name] = fmt.Errorf("folder for the labs' programs: %w", err)
		}
		return failed
	}
	if len(units) == 0 || buildThese(ctx, root, dir, units, flags) == nil {
		return nil
	}
	for _, u := range units {
		if err := buildThese(ctx, root, dir, []course.Unit{u}, flags); err != nil {
			failed[u.Name] = err
		}
	}
	return failed
}

// buildPatience is how long the go command may take to clean up when it is
// interrupted, before it is killed.
const buildPatience = 5 * time.Second

func buildThese(ctx context.Context, root, dir string, units []course.Unit, flags []string) error {
	args := append([]string{"build", "-o", dir + string(filepath.Separator)}, flags...)
	for _, u := range units {
		args = append(args, "./"+u.Lab)
	}
	cmd := exec.CommandContext(ctx, "go", args...)
	cmd.Dir = root
	cmd.Env = append(os.Environ(), "GOTMPDIR="+dir) // what the go command leaves goes with the rest
	cmd.Cancel = func() error { return cmd.Process.Signal(os.Interrupt) }
	cmd.WaitDelay = buildPatience
	printed, err := cmd.CombinedOutput()
	if errors.Is(err, exec.ErrNotFound) {
		return fmt.Errorf("build the labs: %w; install Go and put its bin folder on PATH", err)
	}
	if err != nil {
		return &buildError{lab: units[0].Lab, words: compilerWords(printed, err)}
	}
	return nil
}

// keptWords is how many lines of the compiler's are worth a reader's time: the
// first ones explain the others.
const keptWords = 10

// compilerWords drops the go command's package headings, which name what the
// error names anyway.
func compilerWords(printed []byte, err error) string {
	var words []string
	for line := range bytes.Lines(printed) {
		if text := strings.TrimSpace(string(line)); text != "" && !strings.HasPrefix(text, "#") {
			words = append(words, text)
		}
	}
	if len(words) == 0 {
		return err.Error()
	}
	return strings.Join(words[:min(len(words), keptWords)], "; ")
}

// program is the path of a lab's program in a folder that build filled.
func program(dir, lab string) string {
	if runtime.GOOS == "windows" {
		lab += ".exe"
	}
	return filepath.Join(dir, lab)
}
