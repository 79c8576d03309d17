package class

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"

	"workbook/reportgen/internal/class/madeup"
	"workbook/reportgen/internal/handin"
	"workbook/reportgen/internal/results"
)

// resultsFile is one of lab 03, whose lock makes four workers slower.
func resultsFile(t testing.TB, seed uint64) []byte {
	t.Helper()
	samples := func(launches int, work time.Duration) (all []results.Sample) {
		for i := range 9 * launches {
			all = append(all, results.Sample{Round: i / launches, Repeats: 10, Right: 10, Work: work + work/100*time.Duration(i%5), Wall: 20 * work})
		}
		return all
	}
	f := &results.File{Schema: results.Schema, Created: time.Date(2026, 3, 2, 9, 0, 0, 0, time.UTC), Settings: results.Settings{Seed: seed},
		Machine: results.Machine{OS: "linux", Arch: "amd64", CPUModel: "AMD EPYC", CPUsUsable: 4, CPUsAffinity: 4},
		Labs: []results.Lab{{Name: "03-mutex", Status: results.OK, Race: results.Race{Status: results.Clean}, Cases: []results.Case{
			{Variant: "serial", Workers: 1, N: 1e6, Expect: results.ExpectRight, Baseline: true, Samples: samples(2, 1e6)},
			{Variant: "lock-every-add", Workers: 4, N: 1e6, Expect: results.ExpectRight, Samples: samples(1, 4e7)},
		}}}}
	f.Labs[0].Summarize()
	var text bytes.Buffer
	if err := f.Write(&text); err != nil {
		t.Fatal(err)
	}
	return text.Bytes()
}

func write(t testing.TB, path string, text []byte) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, text, 0o644); err != nil {
		t.Fatal(err)
	}
}

func bytesOf(t testing.TB, h *handin.HandIn) []byte {
	t.Helper()
	text, err := h.Bytes()
	if err != nil {
		t.Fatal(err)
	}
	return text
}

// TestAnythingInAFolder gathers good files among all that a folder may hold.
func TestAnythingInAFolder(t *testing.T) {
	folder := t.TempDir()
	at := func(name string) string { return filepath.Join(folder, filepath.FromSlash(name)) }
	first := madeup.HandIn(syllabus(), 0, 1)
	write(t, at("mail/a/hand-in.json"), bytesOf(t, first))
	first.Number = 2
	write(t, at("mail/b/hand-in (1).JSON"), bytesOf(t, first))
	write(t, at("git/x/report/results.json"), resultsFile(t, 1))
	write(t, at("git/copy/results.json"), resultsFile(t, 1))
	write(t, at("git/y/results.json"), append([]byte("\xef\xbb\xbf"), bytes.ReplaceAll(resultsFile(t, 2), []byte("\n"), []byte("\r\n"))...))
	second := madeup.HandIn(syllabus(), 1, 1)
	write(t, at("mail/c/Ägid_7_assignsubmission_file_hand-in.json.txt"), bytesOf(t, second))
	write(t, at("mail/d/hand-in"), bytesOf(t, second))
	good := 7
	bad := map[string]string{
		"empty.json":            "",
		"half.json":             string(bytesOf(t, first)[:500]),
		"list.json":             "[1, 2]",
		"other.json":            `{"name": "x"}`,
		"picture.json":          "\x89PNG\r\n\x1a\n\x00\x00",
		"null.json":             "null",
		"later.json":            `{"hand_in": 9}`,
		"later-results.json":    `{"schema": 9}`,
		"deep.json":             strings.Repeat("[", 1<<20),
		"many.json":             `{"schema":2,"labs":[` + strings.Repeat("{},", 1<<20) + `{}]}`,
		"names.json":            strings.Replace(string(bytesOf(t, first)), `"os":"`, `"os":"<script>`, 1),
		"no\u202ename\x1b.json": "{",
		"anna.zip":              "PK",
		"hand-in.json.gz":       "\x1f\x8b",
		"Fwd hand-in.EML":       "From: anna",
		".anna.json.icloud":     "bplist00",
	}
	for name, text := range bad {
		if runtime.GOOS == "windows" && strings.ContainsAny(name, "\x1b") {
			delete(bad, name)
			continue
		}
		write(t, at("bad/"+name), []byte(text))
	}
	huge, err := os.Create(at("bad/huge.json"))
	if err != nil {
		t.Fatal(err)
	}
	if err := huge.Truncate(results.MaxBytes + 1); err != nil {
		t.Fatal(err)
	}
	huge.Close()
	bad["huge.json"] = ""
	write(t, at("notes.txt"), []byte("{"))
	write(t, at("mail/anna.txt"), bytesOf(t, second))
	write(t, at("mail/hand_in"), bytesOf(t, second))
	write(t, at("git/x/Makefile"), nil)
	write(t, at("git/x/report/bench.txt"), nil)
	write(t, at("git/.DS_Store"), nil)
	write(t, at("git/x/docs/hand-in.md"), []byte("{"))
	write(t, at("git/x/docs/hand-in.schema.json"), []byte("{"))
	write(t, at("git/x/reportgen/testdata/old.json"), resultsFile(t, 9))
	write(t, at(".git/objects.json"), []byte("{"))
	write(t, at(".class.json"), []byte("{"))
	write(t, at("folder.json/inside.txt"), []byte("{"))
	write(t, at("git/x/report/checks.json"), []byte("{}"))
	for name, to := range map[string]string{"mail/loop.json": folder, "zero.json": "/dev/zero", "mail/e": at("mail/a")} {
		if os.Symlink(to, at(name)) != nil {
			t.Log("no links here")
			break
		}
		bad[name] = ""
	}
	for _, strict := range []bool{false, true} {
		c := New(syllabus())
		g, err := c.Gather(t.Context(), []string{folder, at("no such folder")}, strict)
		if err != nil {
			t.Fatal(err)
		}
		if g.Files != good || g.Replaced != 3 || c.Machines() != 4 {
			t.Errorf("strict %v: %d files, %d replaced, %d machines; want %d, 3, 4", strict, g.Files, g.Replaced, c.Machines(), good)
		}
		if want := len(bad) + 1; len(g.Skipped) != want {
			t.Errorf("strict %v: %d skipped, want %d: %v", strict, len(g.Skipped), want, g.Skipped)
		}
		if want := []string{at("folder.json/inside.txt"), at("mail/anna.txt"), at("mail/hand_in"), at("notes.txt")}; !slices.Equal(g.Overlooked, want) {
			t.Errorf("strict %v: overlooked %q, want %q", strict, g.Overlooked, want)
		}
		for _, s := range g.Skipped {
			if s.Why == nil || s.Why.Error() == "" || strings.Contains(s.Why.Error(), folder) || len(s.Why.Error()) > 600 {
				t.Errorf("%s: %v", s.Path, s.Why)
			}
		}
		unjudged := map[bool]int{false: 2, true: 0}[strict]
		lesson := c.Summary().Lessons[2]
		if bears := lesson.Choices[3].Bears; strict && bears < 2 || lesson.Unjudged != unjudged || c.Unjudged() != unjudged || lesson.Unsettled != 0 {
			t.Errorf("strict %v: %d machines bear the last choice out, %d are not settled, %d of %d are not judged", strict, bears, lesson.Unsettled, lesson.Unjudged, c.Unjudged())
		}
		var table bytes.Buffer
		if err := c.WriteCSV(&table); err != nil {
			t.Fatal(err)
		}
		if got := strings.Count(table.String(), ",,,\n"); got != unjudged {
			t.Errorf("strict %v: %d rows of the table without claims, want %d:\n%s", strict, got, unjudged, &table)
		}
	}
}

// TestStrictWorksOutAnew gathers a file whose summaries are not those of its samples.
func TestStrictWorksOutAnew(t *testing.T) {
	folder := t.TempDir()
	f, err := results.Read(bytes.NewReader(resultsFile(t, 1)))
	if err != nil {
		t.Fatal(err)
	}
	f.Labs[0].Cases[1].Summary.Speedup.Median, f.Labs[0].Cases[1].Summary.Speedup.Hi = 77, 77
	var text bytes.Buffer
	if err := f.Write(&text); err != nil {
		t.Fatal(err)
	}
	write(t, filepath.Join(folder, "r.json"), text.Bytes())
	for strict, want := range map[bool]string{false: "77.00", true: "0.03"} {
		c := New(syllabus())
		if _, err := c.Gather(t.Context(), []string{folder}, strict); err != nil {
			t.Fatal(err)
		}
		if got := fmt.Sprintf("%.2f", c.Summary().Lessons[2].Median); got != want && !(strict && got == "0.02") {
			t.Errorf("strict %v: speedup %s, want %s", strict, got, want)
		}
	}
}

// TestOrderDecidesBetweenAlike gathers hand-ins of one number in several orders.
func TestOrderDecidesBetweenAlike(t *testing.T) {
	folder := t.TempDir()
	for i := range 20 {
		h := madeup.HandIn(syllabus(), 0, 1)
		h.Machine.CPUs = i + 1
		write(t, filepath.Join(folder, fmt.Sprintf("%02d.json", i)), bytesOf(t, h))
	}
	c := New(syllabus())
	g, err := c.Gather(t.Context(), []string{folder, folder}, false)
	if err != nil {
		t.Fatal(err)
	}
	if got := c.Summary().CPUs; len(got) != 1 || got[0] != 20 {
		t.Errorf("CPUs %v, want those of the last file", got)
	}
	if want := [2]string{filepath.Join(folder, "00.json"), filepath.Join(folder, "01.json")}; len(g.Copies) != 20+19 || g.Copies[0] != want {
		t.Errorf("%d copies, first %q, want %q", len(g.Copies), g.Copies[:1], want)
	}
}

// FuzzParse wants no panic of anything that a file may hold, and a summary and a
// table of what was taken.
func FuzzParse(f *testing.F) {
	small := madeup.HandIn(syllabus(), 0, 1) // a large one takes a minute to cut down
	small.Labs = small.Labs[2:3]
	small.Labs[0].Cases = small.Labs[0].Cases[:2]
	f.Add(bytesOf(f, small))
	f.Add([]byte(`{"schema":2,"created":"2026-03-02T09:00:00Z","machine":{"os":"linux","cpus_usable":2},"labs":[{"name":"03-mutex","status":"ok","race":{"status":"clean"},"cases":[{"variant":"lock-every-add","workers":4,"n":1000,"expect":"right","samples":[{"round":0}],"summary":{"speedup":{"median":2,"lo":1,"hi":3,"samples":9}}}]}]}`))
	f.Fuzz(func(t *testing.T, text []byte) {
		c := New(syllabus())
		h, _, err := c.parse(text, false)
		if err != nil {
			if strings.ContainsAny(err.Error(), "\n\x1b") {
				t.Errorf("error %q", err)
			}
			return
		}
		c.Add(h)
		c.Summary()
		if err := c.WriteCSV(&bytes.Buffer{}); err != nil {
			t.Error(err)
		}
	})
}

// TestAHandInThatAnEditorWrote is one in UTF-16, as a shell of Windows writes what a
// command prints: it is known for a hand-in all the same.
func TestAHandInThatAnEditorWrote(t *testing.T) {
	text := "\xff\xfe"
	for _, c := range `{"hand_in": 9}` {
		text += string(c) + "\x00"
	}
	if _, _, err := new(Class).parse([]byte(text), false); err == nil || !strings.Contains(err.Error(), "a hand-in of version 9") {
		t.Errorf("got %v", err)
	}
}
