package exercise

import (
	"context"
	"fmt"

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

// lastWords are what a program printed to stderr, after a colon.
func lastWords(stderr []byte) string {
	if len(stderr) == 0 {
		return ""
	}
	return ": " + plain.Line(string(stderr[:min(len(stderr), 200)]))
}
