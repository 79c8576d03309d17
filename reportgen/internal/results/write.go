package results

import (
	"encoding/json"
	"fmt"
	"io"
)

// Write writes the file as JSON. What is always a list in it is a list
// when empty too, and never null, so that a script can walk it.
func (f *File) Write(w io.Writer) error {
	text, err := json.MarshalIndent(f.withLists(), "", " ")
	if err != nil {
		return fmt.Errorf("results file: %w", err)
	}
	_, err = w.Write(append(text, '\n'))
	return err
}

// withLists returns a copy of the file in which empty lists are not nil.
func (f *File) withLists() *File {
	whole := *f
	whole.Calibration.Ceiling = list(f.Calibration.Ceiling)
	whole.Warnings = list(f.Warnings)
	whole.Labs = list(f.Labs)
	for i := range whole.Labs {
		l := &whole.Labs[i]
		l.Race.Reports = list(l.Race.Reports)
		l.Cases = list(l.Cases)
		for j := range l.Cases {
			l.Cases[j].Samples = list(l.Cases[j].Samples)
		}
	}
	return &whole
}

func list[T any](xs []T) []T { return append([]T{}, xs...) }
