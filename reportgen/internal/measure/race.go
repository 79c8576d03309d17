package measure

import (
	"context"
	"errors"
	"fmt"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"workbook/labs/launch"
	"workbook/reportgen/internal/course"
	"workbook/reportgen/internal/results"
)

// The race detector sees a race wherever two accesses are not ordered, however
// few there are, so a small task does.
const (
	raceN       = 20_000
	raceTimeout = 20 * time.Second
)

// raceExit is the exit status that GORACE makes a racy program end with.
const raceExit = 66

// askRace builds every lab with the race detector and runs each variant once.
// It gives a verdict for every unit, by name.
func askRace(ctx context.Context, root, dir string, subjects []*subject) {
	var units []course.Unit
	for _, s := range subjects {
		units = append(units, s.unit)
	}
	failed := build(ctx, root, dir, units, "-race")
	for _, s := range subjects {
		if err := failed[s.unit.Name]; err != nil {
			s.lab.Race = results.Race{Status: results.Unavailable, Why: noDetector(err)}
			continue
		}
		s.lab.Race = s.race(ctx, root, program(dir, s.unit.Name))
	}
}

// noDetector says why a build with the race detector failed.
func noDetector(err error) string {
	var b *buildError
	if !errors.As(err, &b) {
		return err.Error()
	}
	return "no build with the race detector: " + b.words
}

// race runs every variant of a -race build once.
func (s *subject) race(ctx context.Context, root, path string) results.Race {
	race := results.Race{Status: results.Clean}
	seen := map[string]bool{}
	for _, c := range s.lab.Cases {
		if c.Baseline || seen[c.Variant] {
			continue
		}
		seen[c.Variant] = true
		reports, err := raceRun(ctx, root, path, c)
		if err != nil {
			return results.Race{Status: results.Unavailable, Why: fmt.Sprintf("variant %s: %v", c.Variant, err)}
		}
		if len(reports) > 0 {
			race.Status = results.Racy
			race.Reports = append(race.Reports, reports...)
		}
	}
	return race
}

func raceRun(ctx context.Context, root, path string, c results.Case) ([]results.RaceReport, error) {
	ctx, cancel := context.WithTimeout(ctx, raceTimeout)
	defer cancel()
	n := min(c.N, raceN)
	_, out, err := launch.Run(ctx, launch.Command{
		Path: path,
		Args: []string{"-json", "-variant", c.Variant, "-repeat", "1",
			"-n", strconv.FormatInt(n, 10), "-workers", strconv.FormatInt(min(int64(c.Workers), max(n, 1)), 10)},
		Env: []string{"GORACE=halt_on_error=0 atexit_sleep_ms=0 exitcode=" + strconv.Itoa(raceExit)},
	})
	var exit *exec.ExitError
	if err != nil && !(errors.As(err, &exit) && exit.ExitCode() == raceExit) {
		return nil, err
	}
	reports := parseRaces(out.Stderr, c.Variant, root)
	if err != nil && len(reports) == 0 {
		return nil, errors.New("the race detector found a race and did not say where")
	}
	return reports, nil
}

// access heads one side of a race in the detector's report.
var access = regexp.MustCompile(`^(?:Previous )?(?i:(atomic )?(read|write)) at 0x[0-9a-f]+ by `)

// place is a stack frame's second line: file, line and offset.
var place = regexp.MustCompile(`^\s+(.+):([0-9]+)(?: \+0x[0-9a-f]+.*)?$`)

// parseRaces reduces the detector's reports to both accesses: read or write,
// function, file and line of the innermost frame in the project.
func parseRaces(stderr []byte, variant, root string) []results.RaceReport {
	var reports []results.RaceReport
	for _, text := range strings.Split(string(stderr), "WARNING: DATA RACE\n")[1:] {
		text, _, _ = strings.Cut(text, "==================")
		var sides []results.Access
		for _, block := range strings.Split(text, "\n\n") {
			heading, stack, _ := strings.Cut(block, "\n")
			if m := access.FindStringSubmatch(heading); m != nil {
				sides = append(sides, innermost(strings.ToLower(m[2]), stack, root))
			}
		}
		if len(sides) != 2 {
			continue
		}
		report := results.RaceReport{Variant: variant, Now: sides[0], Before: sides[1]}
		if !slices.Contains(reports, report) {
			reports = append(reports, report)
		}
	}
	return reports
}

// innermost returns the first frame of a stack that lies in the project, or the
// first of all where none does.
func innermost(op, stack, root string) results.Access {
	all := frames(stack)
	for _, f := range all {
		if file, ok := inside(root, f.file); ok {
			return results.Access{Op: op, Function: f.function, File: file, Line: f.line}
		}
	}
	if len(all) == 0 {
		return results.Access{Op: op}
	}
	return results.Access{Op: op, Function: all[0].function, File: filepath.Base(all[0].file), Line: all[0].line}
}

// A frame is a place on a stack as the runtime prints it.
type frame struct {
	function string
	file     string
	line     int
}

// frames reads a stack, two lines a frame, innermost first.
func frames(stack string) (all []frame) {
	lines := strings.Split(stack, "\n")
	for i := 0; i+1 < len(lines); i += 2 {
		at := place.FindStringSubmatch(lines[i+1])
		if at == nil {
			break
		}
		line, _ := strconv.Atoi(at[2])
		all = append(all, frame{shortName(lines[i]), at[1], line})
	}
	return all
}

// inside returns a file's path within the project, slashes, if it lies there.
func inside(root, file string) (string, bool) {
	relative, err := filepath.Rel(root, file)
	return filepath.ToSlash(relative), err == nil && filepath.IsLocal(relative)
}

// arguments are those of a call, as hexadecimal words or left out.
var arguments = regexp.MustCompile(`\([^()]*\)$`)

// shortName is the function that a person wrote: without import path and
// arguments, without the closures that the compiler made of its body, and
// without the function main where its body was copied into that.
func shortName(frame string) string {
	name := arguments.ReplaceAllString(strings.TrimSpace(frame), "")
	name, _, _ = strings.Cut(name[strings.LastIndex(name, "/")+1:], ".func")
	name, _, _ = strings.Cut(name, "-range")
	return strings.TrimPrefix(strings.TrimPrefix(name, "main."), "main.")
}
