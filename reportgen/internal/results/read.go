package results

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math"
	"os"

	"workbook/reportgen/internal/stats"
)

// Bounds of a file that is read. A full report of 14 labs and 20 rounds is
// under 2 MB and has some 2,000 samples.
const (
	maxFileBytes = 64 << 20
	maxLabs      = 200
	maxCases     = 2_000
	maxSamples   = 200_000
	maxText      = 64 << 10
)

// Open reads the results file at path.
func Open(path string) (*File, error) {
	file, err := os.Open(path)
	if err != nil {
		return nil, fmt.Errorf("results file: %w; make one with make report", err)
	}
	defer file.Close()
	f, err := Read(file)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	return f, nil
}

// Read reads a results file and refuses what is none: other JSON, another
// version, more than the bounds, numbers that no measurement gives. The
// summaries are worked out anew from the samples, so that they cannot disagree.
func Read(r io.Reader) (*File, error) {
	text, err := io.ReadAll(io.LimitReader(r, maxFileBytes+1))
	if err != nil {
		return nil, fmt.Errorf("read results: %w", err)
	}
	if len(text) > maxFileBytes {
		return nil, fmt.Errorf("larger than %d MiB; this is no results file", maxFileBytes>>20)
	}
	var version struct {
		Schema *int `json:"schema"`
	}
	if err := json.Unmarshal(text, &version); err != nil {
		return nil, fmt.Errorf("no results file: %w", err)
	}
	switch {
	case version.Schema == nil:
		return nil, errors.New("no results file: it has no schema number")
	case *version.Schema != Schema:
		return nil, fmt.Errorf("results of schema %d; this reportgen reads schema %d, so make them again with make report", *version.Schema, Schema)
	}
	f := new(File)
	if err := json.Unmarshal(text, f); err != nil {
		return nil, fmt.Errorf("no results file: %w", err)
	}
	if err := f.check(); err != nil {
		return nil, fmt.Errorf("no results file: %w", err)
	}
	for i := range f.Labs {
		f.Labs[i].Summarize()
	}
	return f, nil
}

// check refuses what no run writes.
func (f *File) check() error {
	if f.Created.IsZero() || f.Machine.OS == "" {
		return errors.New("it says neither when nor on what machine it was made")
	}
	if len(f.Labs) == 0 || len(f.Labs) > maxLabs {
		return fmt.Errorf("%d labs; want 1 to %d", len(f.Labs), maxLabs)
	}
	if n := f.Machine.CPUsUsable; n < 1 || n > 1<<16 {
		return fmt.Errorf("machine.cpus_usable is %d", n)
	}
	c := f.Calibration
	intervals := []stats.Interval{c.Launch, c.Memory, c.Timer, c.Noise.Ratio}
	for _, ceiling := range c.Ceiling {
		intervals = append(intervals, ceiling.Speedup)
	}
	for _, i := range intervals {
		if !(i.Lo >= 0 && i.Lo <= i.Median && i.Median <= i.Hi && i.Hi < math.MaxInt64) {
			return fmt.Errorf("a calibration of %g (%g to %g)", i.Median, i.Lo, i.Hi)
		}
	}
	samples := 0
	names := map[string]bool{}
	for i := range f.Labs {
		l := &f.Labs[i]
		if l.Name == "" || len(l.Error) > maxText || names[l.Name] {
			return fmt.Errorf("labs[%d]: its name is missing or used twice, or its error too long", i)
		}
		names[l.Name] = true
		if len(l.Cases) > maxCases {
			return fmt.Errorf("labs[%d]: %d cases; want at most %d", i, len(l.Cases), maxCases)
		}
		for j := range l.Cases {
			samples += len(l.Cases[j].Samples)
			if err := l.Cases[j].check(); err != nil {
				return fmt.Errorf("labs[%d].cases[%d]: %w", i, j, err)
			}
		}
	}
	if samples > maxSamples {
		return fmt.Errorf("%d samples; want at most %d", samples, maxSamples)
	}
	return nil
}

func (c *Case) check() error {
	if c.Variant == "" || c.Workers < 1 || c.N < 0 {
		return fmt.Errorf("variant %q, %d workers, n %d", c.Variant, c.Workers, c.N)
	}
	for i, s := range c.Samples {
		if s.Work <= 0 || s.Wall <= 0 || s.Start < 0 || s.Teardown < 0 || s.User < 0 || s.System < 0 ||
			s.Round < 0 || s.Round > maxSamples || s.Position < 0 ||
			s.PeakRSS < 0 || s.Right < 0 || s.Wrong < 0 || s.Repeats != s.Right+s.Wrong {
			return fmt.Errorf("samples[%d]: no launch gives such numbers", i)
		}
		for _, lost := range s.Lost {
			if math.Abs(lost) > 1e19 {
				return fmt.Errorf("samples[%d]: lost %g of the sum", i, lost)
			}
		}
	}
	for i, m := range c.Timeline {
		if m.At < 0 || m.CPUs < 0 || m.CPUs > 1<<16 || m.RSS < 0 {
			return fmt.Errorf("timeline[%d]: no sampler sees such numbers", i)
		}
	}
	for i, s := range c.Spans {
		if s.From < 0 || s.To < s.From {
			return fmt.Errorf("spans[%d]: ends before it begins", i)
		}
	}
	return nil
}
