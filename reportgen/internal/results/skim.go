package results

import (
	"cmp"
	"errors"
	"fmt"
	"time"

	"github.com/go-json-experiment/json"
	"github.com/go-json-experiment/json/jsontext"

	"workbook/labs/plain"
	"workbook/reportgen/internal/bounds"
)

// Skim reads of a results file what a class needs of it: the machine, how the labs
// went, and the summaries as they are written. It makes no samples, and so takes a
// fraction of the time of [Read]. What it reads is within the same bounds.
func Skim(text []byte) (*File, error) {
	text = plain.Text(text)
	var b brief
	err := json.Unmarshal(text, &b, jsontext.AllowDuplicateNames(true)) // to look for them takes a third of the time
	todo := ""
	if err != nil {
		todo, err = inWords(text, err)
	}
	if err != nil || b.Schema < oldestSchema || b.Schema > Schema {
		err = cmp.Or(checkVersion(text), err)
	}
	f := b.file()
	if err == nil {
		f.upgrade()
		err = cmp.Or(f.check(), f.checkSummaries())
	}
	switch {
	case errors.As(err, new(anotherSchema)):
		return nil, err
	case err != nil:
		return nil, noResults{err, todo}
	}
	return f, nil
}

// brief is what Skim takes of a File.
type brief struct {
	Schema   int       `json:"schema"`
	Created  time.Time `json:"created"`
	Settings struct {
		Seed uint64 `json:"seed"`
	} `json:"settings"`
	Machine Machine   `json:"machine"`
	Labs    briefLabs `json:"labs"`
}

type briefLab struct {
	Name   string `json:"name"`
	Status Status `json:"status"`
	Race   struct {
		Status RaceStatus `json:"status"`
	} `json:"race"`
	Cases      briefCases `json:"cases"`
	Exercise   Attempt    `json:"exercise"`
	Cause      string     `json:"exercise_cause"`
	Prediction *struct {
		Choice  string     `json:"choice"`
		Seen    bool       `json:"seen"`
		Earlier []struct{} `json:"earlier"`
	} `json:"prediction"`
}

type briefCase struct {
	Variant string  `json:"variant"`
	Workers int     `json:"workers"`
	N       int64   `json:"n"`
	Expect  Expect  `json:"expect"`
	Summary Summary `json:"summary"`

	// What a class does not need, and what most of the file is.
	Samples    unread `json:"samples"`
	Timeline   unread `json:"timeline"`
	Spans      unread `json:"spans"`
	Lanes      unread `json:"lanes"`
	Scheduling unread `json:"scheduling"`
}

// An unread value is JSON, and nothing is made of it. It is read in one go, which
// takes less time than to leave the value out piece by piece.
type unread struct{}

// UnmarshalJSONFrom implements json.UnmarshalerFrom.
func (*unread) UnmarshalJSONFrom(from *jsontext.Decoder) error {
	_, err := from.ReadValue()
	return err
}

// Lists that are no longer than the bounds allow: what is longer is refused before
// it takes memory.
type (
	briefLabs  []briefLab
	briefCases []briefCase
)

// UnmarshalJSONFrom implements json.UnmarshalerFrom.
func (l *briefLabs) UnmarshalJSONFrom(from *jsontext.Decoder) error {
	return atMost(from, maxLabs, (*[]briefLab)(l))
}

// UnmarshalJSONFrom implements json.UnmarshalerFrom.
func (c *briefCases) UnmarshalJSONFrom(from *jsontext.Decoder) error {
	return atMost(from, maxCases, (*[]briefCase)(c))
}

// atMost reads a list, or null, of no more than that many elements.
func atMost[T any](from *jsontext.Decoder, most int, into *[]T) error {
	if from.PeekKind() != '[' {
		return from.SkipValue()
	}
	if _, err := from.ReadToken(); err != nil {
		return err
	}
	for from.PeekKind() != ']' {
		if len(*into) == most {
			return fmt.Errorf("more than %d elements in a list", most)
		}
		var element T
		if err := json.UnmarshalDecode(from, &element); err != nil {
			return err
		}
		*into = append(*into, element)
	}
	_, err := from.ReadToken()
	return err
}

func (b *brief) file() *File {
	f := &File{Schema: b.Schema, Created: b.Created, Settings: Settings{Seed: b.Settings.Seed}, Machine: b.Machine}
	for _, l := range b.Labs {
		lab := Lab{Name: l.Name, Status: l.Status, Race: Race{Status: l.Race.Status}, Exercise: l.Exercise, Cause: l.Cause}
		if p := l.Prediction; p != nil {
			lab.Prediction = &Prediction{Pick: Pick{Choice: p.Choice, Seen: p.Seen}, Earlier: make([]Pick, min(len(p.Earlier), maxAnswers+1))}
		}
		for _, c := range l.Cases {
			lab.Cases = append(lab.Cases, Case{Variant: c.Variant, Workers: c.Workers, N: c.N, Expect: c.Expect, Summary: c.Summary})
		}
		f.Labs = append(f.Labs, lab)
	}
	return f
}

// checkSummaries looks at what Read works out anew.
func (f *File) checkSummaries() error {
	return bounds.Each("labs", f.Labs, func(l *Lab) error {
		return bounds.Each("cases", l.Cases, func(c *Case) error {
			return cmp.Or(
				ordered("summary.work_ns", c.Summary.Work),
				ordered("summary.speedup", c.Summary.Speedup),
				ordered("summary.cpus_used", c.Summary.CPUsUsed),
				ordered("summary.peak_rss_bytes", c.Summary.PeakRSS),
			)
		})
	})
}
