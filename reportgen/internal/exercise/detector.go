package exercise

import (
	"context"
	"fmt"
	"regexp"
	"strings"

	"workbook/labs/launch"
	"workbook/labs/plain"
	"workbook/reportgen/internal/stacks"
)

// detectorStarts returns an error, in the race detector's own words, if a program
// that was built with it cannot start here: it then ends before any test runs, in
// one of many ways, and with the exit code of a race in some.
func detectorStarts(ctx context.Context, program string) error {
	ctx, cancel := context.WithTimeout(ctx, stepTime)
	defer cancel()
	_, out, err := launch.Run(ctx, launch.Command{Path: program, Args: []string{"-test.list=^$"}, Env: []string{stacks.FirstRace}})
	if err == nil || !launch.Started(err) {
		return err
	}
	return fmt.Errorf("the race detector cannot start here: %w%s", err, lastWords(out.Stderr))
}

// lastWords are what a program printed to stderr before it listed its stacks, after a
// colon. The race detector wants more memory than a limit of a shell's may allow.
func lastWords(stderr []byte) string {
	words, _, _ := strings.Cut(string(stderr), "\n\n")
	if words == "" {
		return ""
	}
	said := ": " + plain.Line(words[:min(len(words), 200)])
	if noMemory.MatchString(words) {
		said += "; if ulimit -v or ulimit -d shows a limit, raise it"
	}
	return said
}

// noMemory is how Go's runtime and the race detector say that the system gives no more.
var noMemory = regexp.MustCompile(`out of memory|cannot allocate|failed to allocate|can ?not mmap`)
