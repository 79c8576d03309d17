package results

import (
	"bytes"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// skimmed is what Skim promises to keep of a file.
func skimmed(f *File) *File {
	kept := &File{Schema: Schema, Created: f.Created, Settings: Settings{Seed: f.Settings.Seed}, Machine: f.Machine, MeanWork: f.MeanWork}
	for _, l := range f.Labs {
		lab := Lab{Name: l.Name, Status: l.Status, Race: Race{Status: l.Race.Status}, Exercise: l.Exercise, Cause: l.Cause}
		if p := l.Prediction; p != nil {
			lab.Prediction = &Prediction{Pick: Pick{Choice: p.Choice, Seen: p.Seen}, Earlier: make([]Pick, len(p.Earlier))}
		}
		for _, c := range l.Cases {
			lab.Cases = append(lab.Cases, Case{Variant: c.Variant, Workers: c.Workers, N: c.N, Expect: c.Expect, Summary: c.Summary})
		}
		kept.Labs = append(kept.Labs, lab)
	}
	return kept
}

func TestSkimReadsWhatReadReads(t *testing.T) {
	text := written(t, fullFile())
	whole, err := Read(bytes.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	got, err := Skim(text)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(skimmed(whole), got); diff != "" {
		t.Errorf("(-read +skimmed):\n%s", diff)
	}
}

// TestSkimRefuses wants the same words as Read's of what Skim looks at.
func TestSkimRefuses(t *testing.T) {
	good := string(written(t, fullFile()))
	askew := fullFile()
	askew.Labs[0].Cases[1].Summary.Speedup.Lo = 99
	for name, c := range map[string]struct{ text, says string }{
		"nothing":          {"", "not a results file"},
		"half a file":      {good[:len(good)/2], "not a results file"},
		"another version":  {strings.Replace(good, `"schema": 2`, `"schema": 9`, 1), "get the newest workbook"},
		"no version":       {strings.Replace(good, `"schema": 2`, `"scheme": 2`, 1), "no schema number"},
		"no machine":       {`{"schema": 2}`, "neither when nor on what machine"},
		"no CPU":           {strings.Replace(good, `"cpus_usable": 2`, `"cpus_usable": 0`, 1), "machine.cpus_usable is 0"},
		"a median askew":   {string(written(t, askew)), "labs[0]: cases[1]: summary.speedup.median"},
		"many labs":        {`{"schema":2,"labs":[` + strings.Repeat("{},", maxLabs) + `{}]}`, "more than 200 elements"},
		"many cases":       {`{"schema":2,"labs":[{"cases":[` + strings.Repeat("{},", maxCases) + `{}]}]}`, "more than 2000 elements"},
		"a lab that's not": {`{"schema":2,"labs":[7]}`, "not a results file"},
	} {
		if _, err := Skim([]byte(c.text)); err == nil || !strings.Contains(err.Error(), c.says) || strings.Contains(err.Error(), "\n") {
			t.Errorf("%s: error %v, want one line with %q", name, err, c.says)
		}
	}
}

// TestSkimReadsVersion1 reads the oldest version.
func TestSkimReadsVersion1(t *testing.T) {
	f, err := Open("testdata/version1.json")
	if err != nil {
		t.Fatal(err)
	}
	text := written(t, f)
	text = bytes.Replace(text, []byte(`"schema": 2`), []byte(`"schema": 1`), 1)
	if _, err := Skim(text); err != nil {
		t.Error(err)
	}
}

// FuzzSkim wants of whatever Read takes that Skim takes it too, and finds the same.
func FuzzSkim(f *testing.F) {
	f.Add(written(f, fullFile()))
	f.Fuzz(func(t *testing.T, text []byte) {
		got, err := Skim(text)
		if err != nil {
			if strings.ContainsAny(err.Error(), "\n\x1b") {
				t.Errorf("error %q", err)
			}
			return
		}
		if len(got.Labs) == 0 || got.Machine.CPUsUsable < 1 {
			t.Errorf("skimmed %+v", got)
		}
	})
}
