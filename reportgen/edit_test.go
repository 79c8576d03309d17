package main

import (
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"workbook/reportgen/internal/atomicfile"
	"workbook/reportgen/internal/course"
	"workbook/reportgen/internal/edit"
	"workbook/reportgen/internal/results"
)

// TestAnEditDisablesNoOtherLab edits every other lab at once, in each round in
// another way, until every lab has had every kind of edit; a short test ends after
// four rounds. It wants every command about the labs in between to work, and the page
// to have its notes on the edited labs' cards alone. What is built and measured is
// tested in package measure.
func TestAnEditDisablesNoOtherLab(t *testing.T) {
	root, units := wholeProject(t)
	writeEmptyResults(t, filepath.Join(root, "earlier.json"), units)
	writeEmptyResults(t, filepath.Join(root, "results.json"), units)
	kept := t.TempDir()
	if err := os.CopyFS(kept, os.DirFS(filepath.Join(root, "labs"))); err != nil {
		t.Fatal(err)
	}
	rounds := 2 * len(edit.All)
	if testing.Short() {
		rounds = 4
	}
	for round := range rounds {
		edits := map[string]edit.Edit{}
		for i, u := range units {
			if i%2 == round%2 {
				edits[u.Name] = edit.All[(i/2+round/2)%len(edit.All)]
			}
		}
		for name, e := range edits {
			if err := e.Do(filepath.Join(root, "labs", name)); err != nil {
				t.Fatal(err)
			}
		}
		other := whole(units, edits, round)
		for _, command := range []string{
			"progress", "predict -choice 1 " + other.Number, "reset " + other.Number, "solution -i-give-up " + other.Number,
			"compare earlier.json results.json", "render results.json -o page.html", "list",
		} {
			code, _, stderr := typed(t, root, strings.Fields(command)...)
			if command == "list" && strings.Contains(stderr, " no lab") {
				continue // it has printed the list, and says what is missing
			}
			if code != exitDone {
				t.Errorf("%s: exit code %d: %s; the edits are %v", command, code, stderr, names(edits))
			}
		}
		wantNotes(t, filepath.Join(root, "page.html"), units, edits)
		for name := range edits {
			if err := restore(root, kept, name); err != nil {
				t.Fatal(err)
			}
		}
	}
}

// whole is a unit with an exercise that is not edited; each round gets another.
func whole(units []course.Unit, edits map[string]edit.Edit, round int) course.Unit {
	var all []course.Unit
	for _, u := range units {
		if _, edited := edits[u.Name]; !edited && u.Exercise != "" {
			all = append(all, u)
		}
	}
	return all[round%len(all)]
}

func names(edits map[string]edit.Edit) map[string]string {
	all := map[string]string{}
	for lab, e := range edits {
		all[lab] = e.Name
	}
	return all
}

func restore(root, kept, name string) error {
	folder := filepath.Join(root, "labs", name)
	if err := os.RemoveAll(folder); err != nil {
		return err
	}
	return os.CopyFS(folder, os.DirFS(filepath.Join(kept, name)))
}

// wantNotes wants a note on the card of every lab whose main.go is not a program any
// more, and on the card of no lab that was not edited.
func wantNotes(t *testing.T, path string, units []course.Unit, edits map[string]edit.Edit) {
	t.Helper()
	page, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	for _, u := range units {
		_, card, _ := strings.Cut(string(page), `<div class="prediction" data-unit="`+u.Name+`"`)
		card, _, _ = strings.Cut(card, `<div class="result"`)
		e, edited := edits[u.Name]
		switch noted := strings.Contains(card, " brings the original back"); {
		case noted && !edited:
			t.Errorf("%s has a note, and the edits are %v", u.Name, names(edits))
		case !noted && e.Shows:
			t.Errorf("%s has no note after %s", u.Name, e.Name)
		case noted && !strings.Contains(card, "git checkout "+u.Lab+"/"):
			t.Errorf("the note on %s names another lab's file: %.300s", u.Name, card)
		}
	}
}

// wholeProject is a copy of this project's lessons and labs.
func wholeProject(t *testing.T) (root string, units []course.Unit) {
	t.Helper()
	root = t.TempDir()
	for _, part := range []string{"labs", "lessons"} {
		if err := os.CopyFS(filepath.Join(root, part), os.DirFS(filepath.Join("..", part))); err != nil {
			t.Fatal(err)
		}
	}
	units, err := course.Load(os.DirFS(root))
	if err != nil {
		t.Fatal(err)
	}
	return root, units
}

// writeEmptyResults writes a results file that has every lab and no case.
func writeEmptyResults(t *testing.T, path string, units []course.Unit) {
	t.Helper()
	f := &results.File{Schema: results.Schema, Created: time.Date(2026, 1, 2, 3, 4, 5, 0, time.UTC),
		Duration: rand.N(time.Hour), // two files are two runs
		Machine:  results.Machine{OS: "linux", Arch: "amd64", GoVersion: "go", CPUsUsable: 2}}
	sample := results.Sample{Repeats: 1, Right: 1, Work: 1, Wall: 1, Memory: results.MemoryPeak}
	for _, u := range units {
		f.Labs = append(f.Labs, results.Lab{Name: u.Name, Title: u.Lesson.Title, Status: results.OK, Race: results.Race{Status: results.Clean},
			Cases: []results.Case{{Variant: "serial", Workers: 1, N: 1, Expect: results.ExpectRight, Baseline: true, Samples: []results.Sample{sample}}}})
	}
	if err := atomicfile.Replace(path, f.Write); err != nil {
		t.Fatal(err)
	}
}
