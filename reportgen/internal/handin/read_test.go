package handin

import (
	"bytes"
	"strings"
	"testing"

	"workbook/reportgen/internal/claim"
)

// spoilt are hand-ins that nothing writes, and what the error says.
var spoilt = map[string]struct {
	spoil func(*HandIn)
	says  string
}{
	"no hand-in":         {func(h *HandIn) { h.Schema = 0 }, "does not say that it is one"},
	"a later version":    {func(h *HandIn) { h.Schema = 9 }, "get the newest workbook"},
	"an ID of text":      {func(h *HandIn) { h.ID = "<b>me</b>" }, "id is"},
	"number 0":           {func(h *HandIn) { h.Number = 0 }, "number is 0"},
	"a system of text":   {func(h *HandIn) { h.Machine.OS = "mine" }, "machine.os"},
	"a CPU of text":      {func(h *HandIn) { h.Machine.CPU = "Karl's" }, "machine.cpu is"},
	"no CPU":             {func(h *HandIn) { h.Machine.CPUs = 0 }, "machine.cpus is 0"},
	"Go of text":         {func(h *HandIn) { h.Machine.Go = "1.26-karl" }, "machine.go"},
	"interval askew":     {func(h *HandIn) { h.Calibration.Timer = Interval{1, 2, 3, 9} }, "calibration.timer_ns"},
	"half a sample":      {func(h *HandIn) { h.Calibration.Noise = Interval{1, 1, 1, 0.5} }, "calibration.noise"},
	"ceiling of nobody":  {func(h *HandIn) { h.Calibration.Ceiling[0].Workers = 0 }, "calibration.ceiling[0]: workers"},
	"a lab of text":      {func(h *HandIn) { h.Labs[0].Name = "my lab" }, "labs[0]: name"},
	"a lab twice":        {func(h *HandIn) { h.Labs = append(h.Labs, h.Labs[0]) }, "lab 03-mutex is there twice"},
	"a status of text":   {func(h *HandIn) { h.Labs[0].Status = "fine" }, "status"},
	"a race of text":     {func(h *HandIn) { h.Labs[0].Race = "none" }, "race"},
	"an exercise":        {func(h *HandIn) { h.Labs[0].Exercise = "mine" }, "exercise"},
	"a cause of text":    {func(h *HandIn) { h.Labs[0].Cause = "I do not know" }, "cause"},
	"a choice of text":   {func(h *HandIn) { h.Labs[0].Prediction.Choice = "slower" }, "prediction.choice"},
	"a measured text":    {func(h *HandIn) { h.Labs[0].Measured = "slower" }, "measured"},
	"a claim of text":    {func(h *HandIn) { h.Labs[0].Claims[0].Claim = "x > 1" }, "claims[0]: claim"},
	"a verdict of text":  {func(h *HandIn) { h.Labs[0].Claims[0].Verdict = claim.Verdict("maybe") }, "verdict"},
	"a variant of text":  {func(h *HandIn) { h.Labs[0].Cases[0].Variant = "Karl was here" }, "cases[0]: variant"},
	"a case twice":       {func(h *HandIn) { h.Labs[0].Cases[1] = h.Labs[0].Cases[0] }, "is there twice"},
	"a claim twice":      {func(h *HandIn) { h.Labs[0].Claims = append(h.Labs[0].Claims, h.Labs[0].Claims[0]) }, "is there twice"},
	"a negative time":    {func(h *HandIn) { h.Labs[0].Cases[0].Work = Interval{-5, -5, -5, 3} }, "work_ns is [-5 -5 -5 3]"},
	"too many workers":   {func(h *HandIn) { h.Labs[0].Cases[0].Workers = 1 << 20 }, "workers"},
	"more wrong than 1":  {func(h *HandIn) { h.Labs[0].Cases[0].Wrong = 2 }, "wrong is 2"},
	"an outcome of text": {func(h *HandIn) { h.Labs[0].Cases[0].Outcome = "late" }, "outcome"},
}

func TestReadRefuses(t *testing.T) {
	s := syllabus(t)
	for name, c := range spoilt {
		h := New(s, measuredFile(s), someone)
		c.spoil(h)
		text, err := h.Bytes()
		if err != nil {
			t.Fatal(err)
		}
		if _, err := Read(text); err == nil || !strings.Contains(err.Error(), c.says) || strings.Contains(err.Error(), "\n") {
			t.Errorf("%s: error %v, want one line with %q", name, err, c.says)
		}
	}
}

func TestReadRefusesOtherFiles(t *testing.T) {
	s := syllabus(t)
	good, err := New(s, measuredFile(s), someone).Bytes()
	if err != nil {
		t.Fatal(err)
	}
	for name, text := range map[string]string{
		"a list":        "[]",
		"two in a file": string(good) + string(good),
		"a long list":   "[" + strings.Repeat(string(good)+",", maxRead/len(good)+1) + string(good) + "]",
	} {
		if _, err := Read([]byte(text)); err == nil || err.Error() != "not a hand-in: it is a list, or several in one file; put each into a file of its own" {
			t.Errorf("%s: error %v", name, err)
		}
	}
	for name, text := range map[string]string{
		"nothing":       "",
		"half a file":   string(good[:len(good)/2]),
		"a picture":     "\x89PNG\r\n\x1a\n",
		"no UTF-8":      strings.Replace(string(good), "linux", "li\xffux", 1),
		"null":          strings.Replace(string(good), `"labs":[`, `"labs":[null,`, 1),
		"a key twice":   strings.Replace(string(good), `"number":3`, `"number":3,"number":4`, 1),
		"huge numbers":  strings.Replace(string(good), `"number":3`, `"number":3e999`, 1),
		"many brackets": strings.Repeat("[", maxRead),
		"many objects":  `{"hand_in":1,"labs":[` + strings.Repeat("{},", maxObjects) + `{}]}`,
		"too large":     string(good) + strings.Repeat(" ", maxRead),
	} {
		if _, err := Read([]byte(text)); err == nil || strings.Contains(err.Error(), "\n") {
			t.Errorf("%s: error %v, want one in one line", name, err)
		}
	}
}

// TestAVariantMayBeCalledNull wants a hand-in to be read whatever its lab calls its variants.
func TestAVariantMayBeCalledNull(t *testing.T) {
	s := syllabus(t)
	h := New(s, measuredFile(s), someone)
	h.Labs[0].Cases[0].Variant, h.Labs[0].Cases[1].Variant = "null", "non-null"
	text, err := h.Bytes()
	if err != nil {
		t.Fatal(err)
	}
	if _, err := Read(text); err != nil {
		t.Error(err)
	}
}

// TestReadToleratesWhatIsNew wants keys of a later workbook to be left out.
func TestReadToleratesWhatIsNew(t *testing.T) {
	s := syllabus(t)
	text, err := New(s, measuredFile(s), someone).Bytes()
	if err != nil {
		t.Fatal(err)
	}
	later := bytes.Replace(text, []byte(`"prediction":{`), []byte(`"prediction":{"drawn":[[1,2.5],[2,4]],`), 1)
	if bytes.Equal(later, text) {
		t.Fatal("there is no prediction")
	}
	if _, err := Read(later); err != nil {
		t.Error(err)
	}
}

// FuzzRead wants no panic, and of what is read the same after it is written.
func FuzzRead(f *testing.F) {
	s := syllabus(f)
	good, err := New(s, measuredFile(s), someone).Bytes()
	if err != nil {
		f.Fatal(err)
	}
	f.Add(good)
	f.Add([]byte(`{"hand_in":1,"id":"00000000000000000000000000000000","number":1,"machine":{"os":"linux","arch":"amd64","cpu":"other","cpus":1},"labs":[]}`))
	f.Fuzz(func(t *testing.T, text []byte) {
		h, err := Read(text)
		if err != nil {
			if strings.ContainsAny(err.Error(), "\n\x1b\u202e") {
				t.Errorf("error %q", err)
			}
			return
		}
		written, err := h.Bytes()
		if err != nil {
			return // too large
		}
		again, err := Read(written)
		if err != nil {
			t.Fatalf("what was read is refused after it is written: %v", err)
		}
		if twice, err := again.Bytes(); err != nil || !bytes.Equal(written, twice) {
			t.Errorf("written once:\n%s\nand again, %v:\n%s", written, err, twice)
		}
	})
}
