package page

import (
	"bytes"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"workbook/labs/units"
	"workbook/reportgen/internal/course"
	"workbook/reportgen/internal/results"
	"workbook/reportgen/internal/source"
)

// The largest report that anybody should want: every lab of the course, in each
// many cases, in many rounds. That is more than 100,000 samples.
const (
	heavyCases  = 71
	heavyRounds = 100
)

// everyLab is what a report of every lab of the course is made from, with that
// number of cases a lab and of rounds.
func everyLab(t testing.TB, cases, rounds int) Input {
	t.Helper()
	root := os.DirFS("../../..")
	units, err := course.Load(root)
	if err != nil {
		t.Fatal(err)
	}
	r := newRoom(8, 0.02)
	r.rounds = rounds
	f := r.file()
	f.Labs = nil
	for i, u := range units {
		names, _, err := source.Variants(root, u.Lab)
		if err != nil {
			t.Fatal(err)
		}
		names = append(names, results.Yours)
		slices.Sort(names)
		f.Labs = append(f.Labs, r.lab(i, u, slices.Compact(names), cases))
	}
	return Input{Units: units, Root: root, File: f}
}

// lab has the lesson's variants with ever more workers. Every fourth lab's
// samples lost something, every fourth one's have phases.
func (r *room) lab(i int, u course.Unit, names []string, cases int) results.Lab {
	n := u.Lesson.Plan[0].N[0]
	l := done(u.Name, u.Lesson.Title, r.serial(n))
	for workers := 1; len(l.Cases) < cases; workers++ {
		for _, name := range names {
			if name == "serial" || len(l.Cases) == cases {
				continue
			}
			c := r.variant(name, n, r.shared(290*time.Microsecond))
			c.Workers = workers
			for k := range c.Samples {
				switch s := &c.Samples[k]; i % 4 {
				case 1:
					s.Lost = make([]float64, 5)
					s.Lost[k%5] = r.random.Float64()
				case 3:
					s.Phases = map[string]time.Duration{"start": 2*time.Millisecond + time.Duration(r.random.IntN(1e6)), "work": s.Work, "collect": 40 * time.Microsecond}
				}
			}
			c.Spans = []results.Span{{Worker: 0, From: 0, To: 5e6}, {Worker: 1, From: 5e6, To: 10e6}}
			for k := range 8 {
				c.Timeline = append(c.Timeline, results.Moment{At: time.Duration(k) * 30 * time.Millisecond, CPUs: 2, RSS: int64(3e6 + 4096*k)})
			}
			l.Cases = append(l.Cases, c)
		}
	}
	l.Summarize()
	return l
}

// TestHeavyPage holds the page of that report to a size that can be passed around,
// and to leaving the samples beside it.
func TestHeavyPage(t *testing.T) {
	const (
		most   = 4e6
		script = 0.5e6 // of ECharts, which is in the page too, packed
	)
	if testing.Short() {
		t.Skip("renders more than 100,000 samples")
	}
	in := everyLab(t, heavyCases, heavyRounds)
	if got, want := in.File.Samples(), 100_000; got < want {
		t.Fatalf("%d samples, want %d or more", got, want)
	}
	var text bytes.Buffer
	if err := in.File.Write(&text); err != nil {
		t.Fatal(err)
	}
	f, err := results.Read(&text)
	if err != nil {
		t.Fatal(err)
	}
	in.File, in.Script = f, []byte("// draws")
	page := string(rendered(t, in))
	if len(page) > most-script {
		t.Errorf("a page of %d bytes, want at most %.0f", len(page), most-script)
	}
	for text, want := range map[string]int{
		units.Count(int64(f.Samples())) + " samples are beside it, in report/results.json": 1,
		"the first 20 of 100 rounds": len(in.Units),
		"data:application/gzip":      0,
	} {
		if got := strings.Count(page, text); got != want {
			t.Errorf("%q is there %d times, want %d", text, got, want)
		}
	}
}

// BenchmarkHeavyPage renders that report from its file.
func BenchmarkHeavyPage(b *testing.B) {
	in := everyLab(b, heavyCases, heavyRounds)
	var text bytes.Buffer
	if err := in.File.Write(&text); err != nil {
		b.Fatal(err)
	}
	in.File = nil
	var page bytes.Buffer
	for b.Loop() {
		f, err := results.Read(bytes.NewReader(text.Bytes()))
		if err != nil {
			b.Fatal(err)
		}
		in.File = f
		page.Reset()
		if err := Render(&page, in); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(text.Len())/1e6, "MB-file")
	b.ReportMetric(float64(page.Len())/1e6, "MB-page")
}
