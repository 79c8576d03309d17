package results

import (
	"bytes"
	"encoding/csv"
	"errors"
	"io"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"

	"workbook/reportgen/internal/stats"
)

// exported is what an export writes of the file.
func exported(t *testing.T, export func(io.Writer, *File) error, f *File) string {
	t.Helper()
	var text bytes.Buffer
	if err := export(&text, f); err != nil {
		t.Fatal(err)
	}
	return text.String()
}

// hostile is a file whose every text says more than text should.
func hostile(text string) *File {
	f := fullFile()
	f.Machine.OS, f.Machine.Arch, f.Machine.CPUModel, f.Machine.GoVersion = text, text, text, text
	f.Warnings[0].Code, f.Warnings[0].Text = text, text
	f.Labs[0].Name, f.Labs[0].Error, f.Labs[0].Cases[1].Variant = text, text, text
	return f
}

var (
	benchConfig = regexp.MustCompile(`^[a-z][^\sA-Z:]*: .*$`)
	benchUnit   = regexp.MustCompile(`^Unit \S+( [^\s=]+=\S+)+$`)
	benchLine   = regexp.MustCompile(`^(Benchmark[^\p{Ll}\s]\S*) ([1-9][0-9]*)((?: [0-9]+ [^\s0-9]\S*)+)$`)
)

// benchTimes reads lines of the benchmark format by its rules: the values of
// ns/op by name.
func benchTimes(t *testing.T, text string) map[string][]float64 {
	t.Helper()
	times := map[string][]float64{}
	for line := range strings.Lines(text) {
		line = strings.TrimSuffix(line, "\n")
		m := benchLine.FindStringSubmatch(line)
		if m == nil {
			if !benchConfig.MatchString(line) && !benchUnit.MatchString(line) {
				t.Errorf("no line of the benchmark format: %q", line)
			}
			continue
		}
		values := strings.Fields(m[3])
		ns, err := strconv.ParseFloat(values[0], 64)
		if err != nil || values[1] != "ns/op" || values[3] != "peak-RSS-bytes" {
			t.Errorf("values %q", values)
		}
		times[m[1]] = append(times[m[1]], ns)
	}
	return times
}

func TestBenchHasEverySample(t *testing.T) {
	f := fullFile()
	times := benchTimes(t, exported(t, WriteBench, f))
	for i, name := range []string{
		"BenchmarkLab/lab=03-mutex/variant=serial/n=1000/workers=1-2",
		"BenchmarkLab/lab=03-mutex/variant=lock-once/n=1000/workers=4-2",
	} {
		c := f.Labs[0].Cases[i]
		if len(times[name]) != len(c.Samples) || stats.Median(times[name]) != c.Summary.Work {
			t.Errorf("%s: %v, want the samples of %+v", name, times[name], c.Summary.Work)
		}
	}
	if len(times) != 2 {
		t.Errorf("names %v", times)
	}
}

func TestBenchNamesStayWhole(t *testing.T) {
	for text, want := range map[string]string{
		"two words":    "two_words",
		"a/b=c":        "a_b_c",
		"a\nb\tc":      "a_b_c",
		"\x1b[2J":      "_[2J",
		"two\u00a0one": "two_one",
		"2×":           "2×",
	} {
		times := benchTimes(t, exported(t, WriteBench, hostile(text)))
		name := "BenchmarkLab/lab=" + want + "/variant=" + want + "/n=1000/workers=4-2"
		if len(times[name]) != 9 || len(times) != 2 {
			t.Errorf("%q: %d names, none is %q: %v", text, len(times), name, times)
		}
	}
}

func TestCSV(t *testing.T) {
	f := fullFile()
	rows, err := csv.NewReader(strings.NewReader(exported(t, WriteCSV, f))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	if len(rows) != 1+18+9 {
		t.Fatalf("%d rows", len(rows))
	}
	got := map[string]string{}
	for i, name := range rows[0] {
		got[name] = rows[19+2][i]
	}
	want := map[string]string{"lab": "03-mutex", "variant": "lock-once", "workers": "4", "n": "1000", "round": "2", "position": "2",
		"repeats": "10", "work_ns": "4015838", "repeat_min_ns": "1000000", "repeat_q1_ns": "2000000", "repeat_q3_ns": "4000000",
		"repeat_p95_ns": "5000000", "repeat_max_ns": "6000000", "wall_ns": "90000000", "start_ns": "1000000", "teardown_ns": "2000000",
		"user_ns": "70000000", "system_ns": "3000000", "peak_rss_bytes": "5008192", "memory_kind": "pss",
		"voluntary_switches": "12", "involuntary_switches": "0", "cache_misses": "99", "disturbed": "true", "queued_ns": "5000000", "right": "9", "wrong": "1"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("third row of the second case (-want +got):\n%s", diff)
	}
}

func TestCSVHasNoFormula(t *testing.T) {
	for text, want := range map[string]string{
		`=HYPERLINK("http://x")`: `'=HYPERLINK("http://x")`,
		"+1":                     "'+1",
		"-1":                     "'-1",
		"@SUM(A1)":               "'@SUM(A1)",
		"\t=1":                   "'=1",
		"\r\n=1":                 "'=1",
		" =1":                    "'=1",
		"＝1":                     "'＝1",
		"a=1":                    "a=1",
		`a,"b`:                   `a,"b`,
		"":                       "",
	} {
		rows, err := csv.NewReader(strings.NewReader(exported(t, WriteCSV, hostile(text)))).ReadAll()
		if err != nil {
			t.Fatal(err)
		}
		if last := rows[len(rows)-1]; last[0] != want || last[1] != want {
			t.Errorf("%q: cells %q, %q; want %q", text, last[0], last[1], want)
		}
	}
}

func TestSummary(t *testing.T) {
	f := fullFile()
	f.Labs[0].Cases[0].Expect = ExpectRace
	f.Labs[0].Cases = append(f.Labs[0].Cases, Case{Variant: "stuck", Workers: 2, N: 1_000_000, Expect: ExpectStuck})
	right := f.Labs[0].Cases[1]
	right.Workers, right.Expect = 2, ExpectRight
	f.Labs[0].Cases = append(f.Labs[0].Cases, right)
	got := exported(t, WriteSummary, f)
	for _, want := range []string{
		"Measured 2026-03-02 09:00 UTC on Example CPU \\@ 2.80GHz, 2 usable CPUs, 16.0 GB, linux/amd64, docker, go1.26.0.\n",
		"| 03-mutex | failed: it stopped | | | | | | | | |\n",
		"| 03-mutex | serial | 1 | 1,000 | 4.02 ms | 1.00× | baseline | 0.75 | 5.03 MB | 18 of 180 |\n",
		"| 03-mutex | lock-once | 4 | 1,000 | 4.02 ms | ",
		"| 03-mutex | stuck | 2 | 1,000,000 | – | – | can't tell | – | – | 0 of 0 |\n",
		"| wrong sums | ",
		"- amber, imprecise, 03-mutex: Precision not reached.\n",
	} {
		if !strings.Contains(got, want) {
			t.Errorf("no %q in:\n%s", want, got)
		}
	}
}

func TestMemoryAtTheFloorIsABound(t *testing.T) {
	for _, c := range []struct {
		floor float64
		kind  MemoryKind
		want  string
	}{{5e6, MemoryPeak, "| ≤ 5.03 MB |"}, {4e6, MemoryPeak, "| 5.03 MB |"}, {5e6, MemoryPSS, "| 5.03 MB |"}, {0, MemoryPeak, "| 5.03 MB |"}} {
		f := fullFile()
		f.Calibration.Memory.Median = c.floor
		f.Labs[0].Cases = f.Labs[0].Cases[:1]
		f.Labs[0].Cases[0].Samples[0].Memory = c.kind
		if got := exported(t, WriteSummary, f); !strings.Contains(got, c.want) {
			t.Errorf("floor %g, %s: no %q in:\n%s", c.floor, c.kind, c.want, got)
		}
	}
}

// TestSummaryIsOnlyText renders a summary of hostile texts as a code-hosting
// site does, and wants them back as they were.
func TestSummaryIsOnlyText(t *testing.T) {
	markdown := goldmark.New(goldmark.WithExtensions(extension.GFM))
	allowed := regexp.MustCompile(`</?(h1|p|table|thead|tbody|tr|ul|li)>|</?t[hd]( style="text-align:(right|left)")?>`)
	for _, text := range []string{
		"<script>alert(1)</script>", "<!-- -->", "a | b", "**bold** _em_ ~~gone~~ `code`", "[link](http://x.example)", "![i](x.png)",
		"https://x.example/a", "www.x.example", "me@x.example", "&lt;b&gt; &amp;", "# heading", "\\*", "$x^2$", "1. item", "- item", "> quote", "```",
	} {
		var html bytes.Buffer
		if err := markdown.Convert([]byte(exported(t, WriteSummary, hostile(text))), &html); err != nil {
			t.Fatal(err)
		}
		bare := allowed.ReplaceAllString(html.String(), "")
		if strings.ContainsAny(bare, "<>") {
			t.Errorf("%q became markup:\n%s", text, regexp.MustCompile(`.*[<>].*`).FindString(bare))
		}
		shown := strings.NewReplacer("&lt;", "<", "&gt;", ">", "&quot;", `"`, "&amp;", "&").Replace(bare)
		if n := strings.Count(shown, text); n != 11 {
			t.Errorf("%q is shown %d times, want 11:\n%s", text, n, shown)
		}
	}
}

func TestLineOfAMachine(t *testing.T) {
	m := Machine{OS: "linux", Arch: "amd64", CPUModel: "CPU\r\n\x1b[31mred", CPUsUsable: 2}
	if got, want := m.Line(), "CPU \ufffd[31mred, 2 usable CPUs, linux/amd64"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}

// full is a disk with no room.
type full struct{}

func (full) Write([]byte) (int, error) { return 0, errFull }

var errFull = errors.New("no space left")

func TestExportsTellAFailedWrite(t *testing.T) {
	for name, export := range map[string]func(io.Writer, *File) error{
		"results": func(w io.Writer, f *File) error { return f.Write(w) },
		"bench":   WriteBench, "csv": WriteCSV, "summary": WriteSummary,
	} {
		if err := export(full{}, fullFile()); !errors.Is(err, errFull) {
			t.Errorf("%s: error %v", name, err)
		}
	}
}
