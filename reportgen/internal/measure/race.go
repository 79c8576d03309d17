package measure

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"os/exec"
	"runtime"
	"slices"
	"strconv"
	"sync"
	"time"

	"workbook/labs/launch"
	"workbook/reportgen/internal/course"
	"workbook/reportgen/internal/gobuild"
	"workbook/reportgen/internal/results"
	"workbook/reportgen/internal/stacks"
)

// The race detector sees a race wherever two accesses are not ordered, however
// few there are, so a small task does. It is asked after the timing, when builds and
// many programs at once can no longer heat the machine for it.
const (
	raceN       = 20_000
	raceTimeout = 20 * time.Second
)

// askRace builds every lab with the race detector and runs each variant once, as
// many labs at the same time as there are CPUs: nothing is timed. It gives every
// lab its verdict.
func askRace(ctx context.Context, root, dir string, subjects []*subject) {
	var whole []course.Unit
	for _, s := range subjects {
		if s.asGiven == "" {
			whole = append(whole, s.unit)
		}
	}
	failed := build(ctx, root, dir, whole, "-race")
	free := make(chan struct{}, runtime.NumCPU())
	var labs sync.WaitGroup
	for _, s := range subjects {
		err := failed[s.unit.Name]
		if s.asGiven != "" {
			err = gobuild.Build(ctx, root, dir, []string{s.unit.Lab}, "-race", s.asGiven)
		}
		if err != nil {
			s.lab.Race = results.Race{Status: results.Unavailable, Why: "no build with the race detector: " + err.Error()}
			continue
		}
		free <- struct{}{}
		labs.Go(func() {
			s.lab.Race = s.race(ctx, root, gobuild.Program(dir, s.unit.Name))
			<-free
		})
	}
	labs.Wait()
}

// race runs every variant of a -race build once, if the detector starts at all. A
// variant that cannot run there has no verdict.
func (s *subject) race(ctx context.Context, root, path string) results.Race {
	_, err := list(ctx, path, stacks.TellRaces)
	switch {
	case err != nil && launch.Started(err):
		return results.Race{Status: results.Unavailable, Why: "the race detector cannot start: " + err.Error()}
	case err != nil:
		return results.Race{Status: results.Unavailable, Why: err.Error()}
	}
	race := results.Race{Status: results.Clean}
	seen := map[string]bool{}
	var missing launch.Unavailable
	ran := false
	for _, c := range own(s.lab.Cases) {
		if seen[c.Variant] {
			continue
		}
		seen[c.Variant] = true
		reports, err := raceRun(ctx, root, path, c)
		if err != nil && c.Variant == results.Yours {
			continue // not attempted, or it fails: the rounds say so
		}
		if errors.As(err, &missing) {
			continue
		}
		if err != nil {
			return results.Race{Status: results.Unavailable, Why: fmt.Sprintf("variant %s: %v", c.Variant, err)}
		}
		ran = true
		if len(reports) > 0 {
			race.Status = results.Racy
			race.Reports = append(race.Reports, reports...)
		}
	}
	if !ran {
		return results.Race{Status: results.Unavailable, Why: cmp.Or(string(missing), "none of the variants ran with it")}
	}
	return race
}

// own are a lab's cases besides the baseline, or the baseline's if the lab has no other.
func own(cases []results.Case) []results.Case {
	others := slices.DeleteFunc(slices.Clone(cases), func(c results.Case) bool { return c.Baseline })
	if len(others) == 0 {
		return cases
	}
	return others
}

func raceRun(ctx context.Context, root, path string, c results.Case) ([]results.RaceReport, error) {
	ctx, cancel := context.WithTimeout(ctx, raceTimeout)
	defer cancel()
	n := min(c.N, raceN)
	_, out, err := launch.Run(ctx, launch.Command{
		Path: path,
		Args: []string{"-json", "-variant", c.Variant, "-repeat", "1",
			"-n", strconv.FormatInt(n, 10), "-workers", strconv.FormatInt(min(int64(c.Workers), max(n, 1)), 10)},
		Env: []string{stacks.TellRaces},
	})
	if err == nil {
		if sample, _ := launch.LastSample(out.Stdout); sample.Unavailable != "" {
			return nil, launch.Unavailable(sample.Unavailable)
		}
		return nil, nil
	}
	var exit *exec.ExitError
	if errors.As(err, &exit) && exit.ExitCode() == stacks.RaceExit {
		if reports := stacks.Races(out.Stderr, c.Variant, root); len(reports) > 0 {
			return reports, nil
		}
	}
	return nil, fmt.Errorf("%w%s", err, firstWords(out.Stderr))
}
