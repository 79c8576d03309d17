package measure

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"workbook/reportgen/internal/results"
	"workbook/reportgen/internal/stats"
)

// result is the file of what was measured: the labs are summarized, those that
// failed are marked, and the whole is reviewed. The error has a line for each lab
// that failed.
func (r *run) result() (*results.File, error) {
	f := *r.file
	f.Duration = time.Since(r.began)
	f.Warnings = slices.Clone(f.Warnings)
	var failures []error
	for _, s := range r.subjects {
		f.Warnings = append(f.Warnings, s.dropped...)
		lab := s.lab
		lab.Cases = slices.Concat(lab.Cases, s.fallen)
		lab.Summarize()
		if s.failure != nil {
			lab.Status, lab.Error = results.Failed, s.failure.Error()
			failures = append(failures, s.failure)
		}
		f.Labs = append(f.Labs, lab)
	}
	f.Calibration.Noise.Ratio = stats.Speedup(f.NoisePairs())
	f.Warnings = append(f.Warnings, results.Review(&f)...)
	return &f, errors.Join(failures...)
}

// nothing says why no lab gave a sample although none failed.
func (r *run) nothing() error {
	for _, s := range r.subjects {
		for _, w := range s.dropped {
			return fmt.Errorf("%s: %s", s.unit.Name, strings.TrimSuffix(w.Text, "."))
		}
	}
	return errors.New("the chosen labs have no case that can be measured")
}
