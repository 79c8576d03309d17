package main

import (
	"fmt"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"workbook/reportgen/internal/course"
	"workbook/reportgen/internal/lesson"
)

// entries are all that the top of the project shows.
var entries = []string{"Makefile", "README.md", "docs", "go.mod", "go.sum", "labs", "lessons", "reportgen"}

func TestTopLevel(t *testing.T) {
	if testing.Short() {
		t.Skip("a student keeps things there")
	}
	found, err := os.ReadDir("..")
	if err != nil {
		t.Fatal(err)
	}
	var visible []string
	for _, entry := range found {
		if name := entry.Name(); !strings.HasPrefix(name, ".") && name != reportFolder {
			visible = append(visible, name)
		}
	}
	if !slices.Equal(visible, entries) {
		t.Errorf("the top level shows %v, want %v", visible, entries)
	}
}

// mayImport says, for every room of the house, which others it may know. Data
// flows from measuring over the results file to the page, and never back: what
// is right of results reads a file, and starts no process.
var mayImport = map[string][]string{
	"labs/plain":                      {},
	"labs/units":                      {},
	"labs/limits":                     {},
	"labs/launch":                     {"labs/limits", "labs/plain"},
	"labs/loopback":                   {"labs/launch"},
	"labs/lab":                        {"labs/launch", "labs/limits", "labs/plain", "labs/units"},
	"labs/fanout":                     {"labs/lab", "labs/launch"},
	"labs/servers":                    {},
	"labs/hosts":                      {"labs/lab", "labs/launch", "labs/limits", "labs/loopback", "labs/plain", "labs/servers"},
	"labs/contract":                   {"labs/lab", "labs/launch", "labs/limits", "labs/units"},
	"reportgen/internal/course":       {"labs/limits", "labs/plain", "reportgen/internal/atomicfile", "reportgen/internal/nearest", "reportgen/internal/written"},
	"reportgen/internal/stats":        {},
	"reportgen/internal/bounds":       {},
	"reportgen/internal/handin":       {"labs/limits", "labs/plain", "reportgen/internal/atomicfile", "reportgen/internal/bounds", "reportgen/internal/claim", "reportgen/internal/course", "reportgen/internal/results", "reportgen/internal/source", "reportgen/internal/stats"},
	"reportgen/internal/class":        {"labs/plain", "labs/units", "reportgen/internal/claim", "reportgen/internal/handin", "reportgen/internal/results", "reportgen/internal/stats"},
	"reportgen/internal/class/madeup": {"reportgen/internal/claim", "reportgen/internal/handin", "reportgen/internal/results"}, // for tests
	"reportgen/internal/schema":       {},                                                                                      // for tests
	"reportgen/internal/results":      {"reportgen/internal/bounds", "reportgen/internal/stats", "labs/limits", "labs/plain", "labs/units"},
	"reportgen/internal/gobuild":      {"labs/launch", "reportgen/internal/atomicfile"},
	"reportgen/internal/stacks":       {"reportgen/internal/results"},
	"reportgen/internal/exercise":     {"reportgen/internal/atomicfile", "reportgen/internal/course", "reportgen/internal/gobuild", "reportgen/internal/results", "reportgen/internal/stacks", "labs/contract", "labs/launch", "labs/plain", "labs/units", "reportgen/internal/written"},
	"reportgen/internal/atomicfile":   {},
	"reportgen/internal/bus":          {"labs/servers"},
	"reportgen/internal/bus/bustest":  {}, // for tests
	"reportgen/internal/store":        {"reportgen/internal/atomicfile", "reportgen/internal/bus"},
	"reportgen/internal/classroom":    {"labs/plain", "reportgen/internal/atomicfile", "reportgen/internal/bus", "reportgen/internal/handin", "reportgen/internal/store"},
	"reportgen/internal/answers":      {"labs/plain", "reportgen/internal/atomicfile", "reportgen/internal/course", "reportgen/internal/results", "reportgen/internal/written"},
	"reportgen/internal/live":         {"labs/loopback"},
	"reportgen/internal/machine":      {"reportgen/internal/results", "reportgen/internal/stats", "labs/launch", "labs/units"},
	"reportgen/internal/measure":      {"reportgen/internal/atomicfile", "reportgen/internal/source", "reportgen/internal/course", "reportgen/internal/exercise", "reportgen/internal/gobuild", "reportgen/internal/stacks", "reportgen/internal/machine", "reportgen/internal/results", "reportgen/internal/stats", "labs/lab", "labs/launch", "labs/limits", "labs/plain", "reportgen/internal/written"},
	"reportgen/internal/chart":        {"reportgen/internal/course", "reportgen/internal/nearest", "reportgen/internal/results", "reportgen/internal/stats", "labs/units"},
	"reportgen/internal/goproxy":      {},
	"reportgen/internal/stick":        {"labs/launch", "labs/plain", "reportgen/internal/gobuild", "reportgen/internal/goproxy"},
	"reportgen/internal/edit":         {}, // for tests
	"reportgen/internal/card":         {"reportgen/internal/results", "reportgen/internal/stats", "labs/units"},
	"reportgen/internal/nearest":      {},
	"reportgen/internal/source":       {"reportgen/internal/nearest", "labs/plain", "reportgen/internal/written"},
	"reportgen/internal/claim":        {"labs/plain", "reportgen/internal/nearest", "reportgen/internal/results", "reportgen/internal/stats", "labs/limits", "labs/units"},
	"reportgen/internal/proof":        {"reportgen/internal/written"},
	"reportgen/internal/written":      {"labs/plain"},
	"reportgen/internal/lesson":       {"reportgen/internal/proof", "reportgen/internal/card", "labs/plain", "reportgen/internal/course", "reportgen/internal/results", "reportgen/internal/source", "reportgen/internal/nearest", "reportgen/internal/chart", "reportgen/internal/claim", "labs/units"},
	"reportgen/internal/page":         {"reportgen/internal/card", "reportgen/internal/class", "reportgen/internal/course", "reportgen/internal/results", "reportgen/internal/stats", "reportgen/internal/chart", "reportgen/internal/lesson", "labs/plain", "labs/units"},
	"reportgen/internal/echarts":      {"labs/plain", "reportgen/internal/atomicfile", "labs/launch", "labs/units"},
	"reportgen":                       {"labs/contract", "reportgen/internal/gobuild", "labs/launch", "labs/plain", "reportgen/internal/answers", "reportgen/internal/atomicfile", "reportgen/internal/bus", "reportgen/internal/exercise", "reportgen/internal/course", "reportgen/internal/handin", "reportgen/internal/live", "reportgen/internal/machine", "reportgen/internal/measure", "reportgen/internal/results", "reportgen/internal/stats", "reportgen/internal/stick", "reportgen/internal/lesson", "reportgen/internal/page", "reportgen/internal/echarts", "reportgen/internal/class", "reportgen/internal/classroom", "reportgen/internal/goproxy", "reportgen/internal/store", "labs/units", "reportgen/internal/written"},
}

// readers only ever read: none of them may start a process or open a connection.
var readers = []string{"labs/limits", "labs/plain", "labs/units", "reportgen/internal/bounds", "reportgen/internal/course", "reportgen/internal/results", "reportgen/internal/stats", "reportgen/internal/chart", "reportgen/internal/claim", "reportgen/internal/handin", "reportgen/internal/class", "reportgen/internal/nearest", "reportgen/internal/source", "reportgen/internal/card", "reportgen/internal/written", "reportgen/internal/proof", "reportgen/internal/lesson", "reportgen/internal/page"}

func TestImportsGoOneWay(t *testing.T) {
	for room, imports := range importsByRoom(t) {
		if inLab.MatchString(room) {
			for _, imported := range imports {
				if strings.HasPrefix(imported, "workbook/") && !labMayImport(room, imported) {
					t.Errorf("%s imports %s: a lab knows labs/lab, labs/fanout, labs/hosts, labs/launch, labs/loopback and its own exercise", room, imported)
				}
			}
			continue
		}
		allowed, known := mayImport[room]
		if !known {
			t.Errorf("%s: a new room; say in mayImport which rooms it may know", room)
			continue
		}
		for _, imported := range imports {
			if inside, ok := strings.CutPrefix(imported, "workbook/"); ok && !slices.Contains(allowed, inside) {
				t.Errorf("%s imports %s, against the direction", room, inside)
			}
			if slices.Contains(readers, room) && (imported == "os/exec" || imported == "net" || strings.HasPrefix(imported, "net/")) {
				t.Errorf("%s imports %s: from the results file on nothing runs and nothing connects", room, imported)
			}
		}
	}
}

// inLab is a lab's folder, or its exercise's.
var inLab = regexp.MustCompile(`^labs/[0-9]{2}-[^/]+(/exercise)?$`)

func labMayImport(room, imported string) bool {
	lab, _, _ := strings.Cut(room, "/exercise")
	switch imported {
	case "workbook/labs/lab", "workbook/labs/fanout", "workbook/labs/hosts", "workbook/labs/launch", "workbook/labs/loopback":
		return true
	}
	return imported == "workbook/"+lab+"/exercise" && room != lab+"/exercise"
}

// mayKnowNATS says which rooms may import what: its server starts slowly and takes
// long to compile, so it is in no lab but those that use it, and not in reportgen.
var mayKnowNATS = map[string][]string{
	"labs/servers":                   {"nats.go"},
	"labs/hosts":                     {"nats-server/v2/server", "nats.go", "nats.go/jetstream"},
	"reportgen/internal/bus":         {"nats.go", "nats.go/jetstream"},
	"reportgen/internal/bus/bustest": {"nats-server/v2/server"}, // for tests
}

func TestFewRoomsKnowNATS(t *testing.T) {
	for room, imports := range importsByRoom(t) {
		for _, imported := range imports {
			if what, is := strings.CutPrefix(imported, "github.com/nats-io/"); is && !slices.Contains(mayKnowNATS[room], what) {
				t.Errorf("%s imports %s; labs/hosts does so for labs, and reportgen/internal/bus for a class", room, imported)
			}
			if imported == "workbook/reportgen/internal/bus/bustest" {
				t.Errorf("%s imports a package for tests", room)
			}
		}
	}
}

// importsByRoom returns what the Go files of each room import, tests left out.
func importsByRoom(t *testing.T) map[string][]string {
	rooms := map[string][]string{}
	err := filepath.WalkDir("..", func(path string, entry os.DirEntry, err error) error {
		switch name := entry.Name(); {
		case err != nil:
			return err
		case entry.IsDir() && (name == "testdata" || strings.HasPrefix(name, ".") && name != ".." || filepath.Dir(path) == ".." && name != "labs" && name != "reportgen"):
			return filepath.SkipDir
		case entry.IsDir() || filepath.Dir(path) == ".." || !strings.HasSuffix(name, ".go") || strings.HasSuffix(name, "_test.go") || strings.ContainsAny(name[:1], "._"):
			return nil
		}
		file, err := parser.ParseFile(token.NewFileSet(), path, nil, parser.ImportsOnly)
		if err != nil {
			return err
		}
		room := filepath.ToSlash(filepath.Dir(path))[len("../"):]
		for _, imported := range file.Imports {
			rooms[room] = append(rooms[room], strings.Trim(imported.Path.Value, `"`))
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return rooms
}

// TestLabsAndLessonsPair wants a lesson for every lab and the reverse, and every
// lesson free of mistakes.
func TestLabsAndLessonsPair(t *testing.T) {
	t.Chdir("..")
	units, err := course.Load(os.DirFS("."))
	if err != nil {
		t.Fatal(err)
	}
	if err := lesson.Check(units, os.DirFS(".")); err != nil {
		t.Error(err)
	}
	for i, u := range units {
		if follows := u.Lesson.Follows; follows != "" && !slices.ContainsFunc(units[:i], func(v course.Unit) bool { return v.Name == follows }) {
			t.Errorf("%s: follows %s, which does not come before it", u.Path, follows)
		}
	}
}

// TestEveryRoomIsNamed wants a line for every package in the list of rooms, and no
// line for a package that is not there.
func TestEveryRoomIsNamed(t *testing.T) {
	text, err := os.ReadFile("../docs/house.md")
	if err != nil {
		t.Fatal(err)
	}
	_, list, _ := strings.Cut(string(text), "## Rooms\n\n```\n")
	list, _, _ = strings.Cut(list, "\n```")
	named := map[string]bool{}
	top := ""
	for line := range strings.Lines(list) {
		name := strings.TrimSuffix(strings.Fields(line)[0], "/")
		if !strings.HasPrefix(line, " ") {
			top = name
			named[top] = true
			continue
		}
		named[top+"/"+name] = true
	}
	rooms := importsByRoom(t)
	for room := range rooms {
		if !inLab.MatchString(room) && !named[room] {
			t.Errorf("docs/house.md does not say what %s is", room)
		}
	}
	for name := range named {
		if rooms[name] == nil && strings.Count(name, "/") > 0 && !strings.Contains(name, "NN-name") {
			if _, err := os.Stat(filepath.Join("..", name)); err != nil {
				t.Errorf("docs/house.md names %s, which is not there", name)
			}
		}
	}
}

// TestReadmeNamesEveryLesson wants a line for each lesson, with its title.
func TestReadmeNamesEveryLesson(t *testing.T) {
	readme, err := os.ReadFile("../README.md")
	if err != nil {
		t.Fatal(err)
	}
	units, err := course.Load(os.DirFS(".."))
	if err != nil {
		t.Fatal(err)
	}
	for _, u := range units {
		line := fmt.Sprintf("\n- [%s %s](%s): ", u.Number, u.Lesson.Title, u.Path)
		if !strings.Contains(string(readme), line) {
			t.Errorf("README.md has no line that begins with%s", line)
		}
	}
}
