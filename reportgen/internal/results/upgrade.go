package results

import "workbook/reportgen/internal/stats"

// oldestSchema is the oldest version that this package reads. Version 1 has none
// of the program hashes, quantiles, lanes, disturbances and runtime metrics: they
// stay unknown.
const oldestSchema = 1

// upgrade turns a file of an older version into one of this version, and makes
// unknown what is 0 because nobody measured it.
func (f *File) upgrade() {
	f.MeanWork = f.Schema == 1
	for c := range f.AllCases() {
		for i := range c.Samples {
			c.Samples[i].forgetZeros()
		}
	}
	if f.Calibration.Memory.Median == 0 {
		f.Calibration.Memory = stats.Interval{}
	}
	f.Schema = Schema
}

// forgetZeros makes unknown what version 1 wrote as -1, and switches that are 0
// because nobody counted them. Every program that did any work has waited at least
// once. So if both counts are 0, the system does not count switches.
func (s *Sample) forgetZeros() {
	for _, switches := range []**int64{&s.Voluntary, &s.Involuntary} {
		if *switches != nil && **switches == -1 {
			*switches = nil
		}
	}
	if s.Voluntary != nil && s.Involuntary != nil && *s.Voluntary == 0 && *s.Involuntary == 0 {
		s.Voluntary, s.Involuntary = nil, nil
	}
	if s.PeakRSS == 0 {
		s.Memory = ""
	}
}
