package contract

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// sourceOf is an exercise's file e.go with this text.
func sourceOf(t *testing.T, text string) *Source {
	t.Helper()
	path := filepath.Join(t.TempDir(), "e.go")
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	s, err := ReadSource(path, "e.go")
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// TestNotAllowedSeesState wants every place named that an exercise changes outside itself,
// and none of its own.
func TestNotAllowedSeesState(t *testing.T) {
	const text = `package exercise
import ("hash/crc32"; "io"; "log"; "sync"; "time"; "unicode")
func keep(own struct{ EOF error }) {
	log.SetPrefix("7")
	io.EOF = nil
	(crc32.IEEETable)[3]++
	for unicode.MaxLatin1, io.EOF = range own.EOF { }
	p := &time.Local
	*time.UTC, unicode.Latin.R16[0].Lo = time.Location{}, 7
	delete(unicode.Scripts, "Latin")
	copy(unicode.CaseRanges[:1], nil)
	time := struct{ Local []int }{}
	time.Local[0], own.EOF, p = 1, io.EOF, nil
	mu, table := &sync.Mutex{}, crc32.IEEETable
	log.Println(mu, table, unicode.Is(unicode.Latin, 'x'))
	table[2], crc32.MakeTable(crc32.IEEE)[1] = 7, table[1]
	var again, scripts = table, unicode.Scripts
	add(&again[5])
	clear(scripts)
	made, eof, copied := crc32.MakeTable(crc32.Castagnoli), io.EOF, *crc32.IEEETable
	made[4], eof, copied[4], table = 7, nil, 7, nil
}

var circle, line = line.next, circle.next

func turn() { circle.next[0] = line }
`
	want := []string{
		"e.go:10: changes unicode.Scripts",
		"e.go:11: changes unicode.CaseRanges",
		"e.go:16: changes hash/crc32.IEEETable",
		"e.go:16: changes hash/crc32.MakeTable",
		"e.go:18: changes hash/crc32.IEEETable",
		"e.go:19: changes unicode.Scripts",
		"e.go:21: changes hash/crc32.MakeTable",
		"e.go:4: uses log.SetPrefix",
		"e.go:5: changes io.EOF",
		"e.go:6: changes hash/crc32.IEEETable",
		"e.go:7: changes io.EOF",
		"e.go:7: changes unicode.MaxLatin1",
		"e.go:8: changes time.Local",
		"e.go:9: changes time.UTC",
		"e.go:9: changes unicode.Latin",
	}
	if got := sourceOf(t, text).NotAllowed(); !slices.Equal(got, want) {
		t.Errorf("got  %q\nwant %q", got, want)
	}
}

// TestVariablesMayConvert wants each variable of the package named that calls a function
// for its value. A conversion calls none, and a blank variable uses no package.
func TestVariablesMayConvert(t *testing.T) {
	const text = `package exercise
import ("errors"; "runtime"; "sync/atomic"; "time")
type place int64
type pair[T any] struct{ a, b T }
var _ interface{ Load() int64 } = (*atomic.Int64)(nil)
var first, wait, _ = place(1), time.Duration(min(2, 3)), runtime.Stack
var none, some = (*place)(nil), []byte("some")
var both, err = pair[int](struct{ a, b int }{1, 2}), errors.New("none")
var later = func() int { return made() }
var _ = later()
var at = (*pointer)()
var pointer, made = &later, func() int { return 1 }
var _ = (func(int) int)(nil)
var _ = runtime.Stack
var now = time.Now()
`
	want := []string{
		"e.go:10: calls a function for a variable of the package",
		"e.go:11: calls a function for a variable of the package",
		"e.go:15: calls a function for a variable of the package",
		"e.go:6: uses runtime.Stack",
	}
	if got := sourceOf(t, text).NotAllowed(); !slices.Equal(got, want) {
		t.Errorf("got  %q\nwant %q", got, want)
	}
}

// TestDirectivesAreNamed has what the compiler obeys, each at its own place: a line
// directive would move what comes after it to another file.
func TestDirectivesAreNamed(t *testing.T) {
	const text = `//go:build ignore

package exercise

// line 7 is not a directive

//line other.go:1
func a() {}

/*line other.go:9:2*/ func init() {}
`
	want := []string{
		"e.go:1: has the directive //go:build ignore",
		"e.go:7: has the directive //line other.go:1",
		"e.go:10: has the directive /*line other.go:9:2*/",
		"e.go:10: has a function init",
	}
	got := sourceOf(t, text).NotAllowed()
	slices.Sort(got)
	slices.Sort(want)
	if !slices.Equal(got, want) {
		t.Errorf("got  %q\nwant %q", got, want)
	}
}

// TestAProgramOfTestsElsewhere is started in a folder that has no exercise.
func TestAProgramOfTestsElsewhere(t *testing.T) {
	defer func() {
		if err, is := recover().(error); !is || !strings.Contains(err.Error(), "run the tests in the exercise's folder, as go test does") {
			t.Errorf("it panics with %v", err)
		}
	}()
	var elsewhere T
	elsewhere.order.Source = filepath.Join(t.TempDir(), "exercise.go")
	elsewhere.source()
}
