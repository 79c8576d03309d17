package results

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"runtime"
	"strings"
	"testing"
	"testing/iotest"
	"unicode"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"workbook/labs/plain"
)

func TestReadGivesBackWhatWasWritten(t *testing.T) {
	want := fullFile()
	got, err := Read(bytes.NewReader(written(t, want)))
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("read back (-written +read):\n%s", diff)
	}
}

func TestReadFromAnyEditor(t *testing.T) {
	want := fullFile()
	text := append([]byte("\ufeff"), bytes.ReplaceAll(written(t, want), []byte("\n"), []byte("\r\n"))...)
	got, err := Read(bytes.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("read back with a byte order mark and CR LF (-written +read):\n%s", diff)
	}
}

func TestReadWorksOutSummariesAnew(t *testing.T) {
	want := fullFile()
	lying := fullFile()
	lying.Labs[0].Cases[1].Summary.Speedup.Median = 99
	got, err := Read(bytes.NewReader(written(t, lying)))
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("summaries (-from the samples +read):\n%s", diff)
	}
}

func TestReadRefusesWhatIsNoResultsFile(t *testing.T) {
	for name, c := range map[string]struct {
		text io.Reader
		says string
	}{
		"nothing":             {strings.NewReader(""), "not a results file: it is not JSON, or not all of it"},
		"no JSON":             {strings.NewReader("go 1.26"), "not a results file: it is not JSON, or not all of it"},
		"half a file":         {bytes.NewReader(written(t, fullFile())[:5000]), "not a results file: it is not JSON, or not all of it"},
		"two files":           {bytes.NewReader(bytes.Repeat(written(t, fullFile()), 2)), "not a results file: it is a list, or several in one file; put each into a file of its own"},
		"no schema":           {strings.NewReader("{}"), "it has no schema number"},
		"schema 0":            {strings.NewReader(`{"schema": 0}`), "results of schema 0; this reportgen reads schemas 1 to 2, so make them again with make report"},
		"a later schema":      {strings.NewReader(`{"schema": 3, "labs": "elsewhere"}`), "results of schema 3; this reportgen reads schemas 1 to 2, so get the newest workbook"},
		"a word for a number": {strings.NewReader(`{"schema": 1, "duration_ns": "long"}`), "duration_ns"},
		"a name twice":        {strings.NewReader(`{"schema": 2, "created": "2026-03-02T09:00:00Z", "labs": [{"name": "a", "name": "b"}]}`), "labs.0.name is there twice; take the file as it was before a tool wrote it anew"},
		"a number for a time": {strings.NewReader(`{"schema": 2, "created": 1700000000}`), "a time is not a text; want one such as 2026-03-02T09:00:00Z"},
		"NaN":                 {strings.NewReader(`{"schema": 1, "machine": {"load": NaN}}`), "it is not JSON"},
		"beyond float64":      {strings.NewReader(`{"schema": 1, "machine": {"load": 1e999}}`), "1e999"},
		"nested deeply":       {strings.NewReader(strings.Repeat("[", 1<<20)), "not a results file: more than 32 brackets within each other"},
		"nested in a field":   {strings.NewReader(`{"schema": 1, "x": ` + strings.Repeat(`{"x":`, 1<<20)), "not a results file: more than 32 brackets within each other"},
		"no UTF-8":            {strings.NewReader("{\"schema\": 1, \"x\": \"\xff\"}"), "its text is not UTF-8"},
		"half a string":       {strings.NewReader(`{"schema": 1, "x": "a\`), "not a results file: "},
		"a failing disk":      {iotest.ErrReader(errors.New("read error")), "read results: read error"},
	} {
		t.Run(name, func(t *testing.T) { refuses(t, c.text, c.says) })
	}
}

func refuses(t *testing.T, r io.Reader, says ...string) {
	t.Helper()
	f, err := Read(r)
	if err == nil || f != nil {
		t.Fatalf("read, error %v; want it refused", err)
	}
	for _, text := range says {
		if !strings.Contains(err.Error(), text) {
			t.Errorf("error %q does not say %q", err, text)
		}
	}
	if strings.Contains(err.Error(), "\n") || len(err.Error()) > 400 {
		t.Errorf("error of %d bytes is not one line: %.400q", len(err.Error()), err)
	}
}

// endless is a reader that never ends.
type endless struct{}

func (endless) Read(p []byte) (int, error) {
	for i := range p {
		p[i] = ' '
	}
	return len(p), nil
}

// TestReadTakesLittleMemory holds what is refused to what it may cost: a few
// times the largest file, however much it claims to hold.
func TestReadTakesLittleMemory(t *testing.T) {
	if testing.Short() {
		t.Skip("reads files of 64 MiB")
	}
	const most = 5 * MaxBytes
	fill := func(head, element, tail string) func() io.Reader {
		return func() io.Reader {
			return strings.NewReader(head + strings.Repeat(element+",", (MaxBytes-1000)/(len(element)+1)) + element + tail)
		}
	}
	for name, c := range map[string]struct {
		text func() io.Reader
		says string
	}{
		"endless":             {func() io.Reader { return endless{} }, "larger than 64 MiB; this is not a results file"},
		"empty samples":       {fill(`{"schema":1,"labs":[{"cases":[{"samples":[`, "{}", "]}]}]}"), "more than 10000 elements in a list"},
		"empty labs":          {fill(`{"schema":1,"labs":[`, "{}", "]}"), "more than 10000 elements in a list"},
		"numbers for samples": {fill(`{"schema":1,"labs":[{"cases":[{"samples":[`, "0", "]}]}]}"), "more than 10000 elements in a list"},
		"many short lists":    {fill(`{"schema":1,"x":{`, `"a":[`+strings.Repeat("0,", 300)+`0]`, "}}"), "more than 500000 elements in its lists"},
		"phases":              {fill(`{"schema":1,"labs":[{"cases":[{"samples":[{"phases":{`, `"a":1`, "}}]}]}]}"), "more than 10000 elements in a list"},
		"long texts":          {fill(`{"schema":1,"x":{`, `"a":"`+strings.Repeat("x", 500)+`"`, "}}"), "more than 8 MiB of long texts"},
		"null samples":        {fill(`{"schema":1,"labs":[{"cases":[{"samples":[`, "null", "]}]}]}"), "more than 10000 elements in a list"},
	} {
		t.Run(name, func(t *testing.T) {
			text := c.text()
			var before, after runtime.MemStats
			runtime.ReadMemStats(&before)
			refuses(t, text, c.says)
			runtime.ReadMemStats(&after)
			if took := after.TotalAlloc - before.TotalAlloc; took > most {
				t.Errorf("took %d MiB, want at most %d", took>>20, most>>20)
			}
		})
	}
}

// FuzzRead wants an error of one short line, or a file that can be shown,
// exported, compared and written, and is the same when read again.
func FuzzRead(f *testing.F) {
	small := fullFile()
	for i := range small.Labs[0].Cases {
		small.Labs[0].Cases[i].Samples = small.Labs[0].Cases[i].Samples[:2]
	}
	var compact bytes.Buffer
	if err := json.Compact(&compact, written(f, small)); err != nil {
		f.Fatal(err)
	}
	f.Add(bytes.Clone(compact.Bytes())) // a short text, or the fuzzer spends its time on shortening it
	f.Add([]byte(`{"schema":2,"created":"2026-03-02T09:00:00Z","machine":{"os":"linux","cpus_usable":1},"labs":[{"name":"a","status":"ok","program":"` + strings.Repeat("a1", 32) + `","cases":[` +
		`{"variant":"v","workers":1,"n":0,"expect":"right","baseline":true,"lanes":[{"goroutine":1,"p":0,"state":"running","from_ns":1,"to_ns":2}],` +
		`"samples":[{"repeats":1,"right":1,"work_ns":1,"wall_ns":1,"repeat_ns":{"min":1,"q1":1,"median":1,"q3":1,"p95":1,"max":1},"disturbed":true,"others_share":0.5,"queued_ns":7,"runtime":{"gc_cycles":1}}]}]}]}`))
	f.Add([]byte(`{"schema":1,"created":"2026-03-02T09:00:00Z","machine":{"os":"linux","cpus_usable":1},"labs":[{"name":"a","status":"ok","cases":[` +
		`{"variant":"v","workers":1,"n":0,"expect":"right","baseline":true,"samples":[{"repeats":1,"right":1,"work_ns":1,"wall_ns":1,"memory_kind":"peak"}]}]}]}`))
	f.Fuzz(func(t *testing.T, text []byte) {
		got, err := Read(bytes.NewReader(text))
		if err != nil {
			if message := err.Error(); strings.ContainsFunc(message, func(r rune) bool { return !unicode.IsPrint(r) }) || len(message) > 1000 {
				t.Errorf("not one short line: %q", message)
			}
			return
		}
		for _, export := range []func(io.Writer, *File) error{WriteBench, WriteCSV, WriteSummary} {
			var text strings.Builder
			if err := export(&text, got); err != nil {
				t.Errorf("export: %v", err)
			}
			for line := range strings.Lines(text.String()) {
				if line = strings.TrimSuffix(line, "\n"); plain.Line(line) != strings.Join(strings.Fields(line), " ") {
					t.Errorf("exported %q", line)
				}
			}
		}
		Review(got)
		for _, row := range Compare(got, got).Rows {
			if row.Verdict == "faster" || row.Verdict == "slower" {
				t.Errorf("compared with itself: %+v", row)
			}
		}
		again, err := Read(bytes.NewReader(written(t, got)))
		if err != nil {
			t.Fatalf("written and refused: %v", err)
		}
		got.MeanWork = false // what is written is of this version
		if diff := cmp.Diff(got, again, cmpopts.EquateEmpty()); diff != "" {
			t.Errorf("read again (-first +second):\n%s", diff)
		}
	})
}
