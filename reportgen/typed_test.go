package main

import (
	"path/filepath"
	"runtime"
	"strings"
	"testing"
)

// TestAPathIsWhatWasMeant types paths as shells and people leave them, for each kind of path
// that a command takes.
func TestAPathIsWhatWasMeant(t *testing.T) {
	home := t.TempDir()
	t.Setenv("HOME", home)
	t.Setenv("USERPROFILE", home)
	for typed, want := range map[string]string{
		"":                  "",
		"report/a.json":     "report/a.json",
		"~":                 home,
		"~/class":           filepath.Join(home, "class"),
		`~\class`:           filepath.Join(home, `\class`),
		"a~/b":              "a~/b",
		"~$lock.json":       "~$lock.json",
		`'report/a b.json'`: "report/a b.json",
		`"~/a.json"`:        filepath.Join(home, "a.json"),
		"“a.json”":          "a.json",
		"it's":              "it's",
	} {
		var file typedPath
		var where storePlace
		if err := file.UnmarshalText([]byte(typed)); err != nil || string(file) != want {
			t.Errorf("%q: got %q, %v; want %q", typed, file, err, want)
		}
		if err := where.UnmarshalText([]byte(typed)); err != nil || string(where) != want {
			t.Errorf("-store %q: got %q, %v; want %q", typed, where, err, want)
		}
		var made outputPath
		if err := made.UnmarshalText([]byte(typed)); typed != "" && (err != nil || string(made) != want) {
			t.Errorf("-o %q: got %q, %v; want %q", typed, made, err, want)
		}
	}
	for _, none := range []string{"", "-", `""`, "'-'"} {
		if err := new(outputPath).UnmarshalText([]byte(none)); err == nil {
			t.Errorf("-o %s is taken for a name", none)
		}
	}
	for _, ofWindows := range []string{`C:\class`, `d:/class/page.html`, `\\host\share`, `'C:\class'`} {
		if err := new(typedPath).UnmarshalText([]byte(ofWindows)); (err == nil) != (runtime.GOOS == "windows") {
			t.Errorf("%s: got %v", ofWindows, err)
		}
	}
	for _, unreplaced := range []string{"~ann/page.html", "$HOME/page.html", "${HOME}/class", `$env:USERPROFILE\class`, `%USERPROFILE%\class`, "$OUT"} {
		if err := new(typedPath).UnmarshalText([]byte(unreplaced)); err == nil || !strings.Contains(err.Error(), "write the whole path") {
			t.Errorf("%s: got %v", unreplaced, err)
		}
	}
	for _, keywords := range []string{"host=localhost dbname=class", "dbname=class", "user = me host=/var/run", "127.0.0.1:5432/class", "localhost:5432", "sqlite:class", "file:class", "postgres:", ":memory:", "class.db", "report/Class.SQLite", " "} {
		if err := new(storePlace).UnmarshalText([]byte(keywords)); err == nil {
			t.Errorf("-store %q is taken for a folder", keywords)
		}
	}
	for _, address := range []string{"postgres://me@host/class", "postgresql://me@host:5432/class.db?host=/run"} {
		if where := storePlace(""); where.UnmarshalText([]byte(address)) != nil || string(where) != address {
			t.Errorf("-store %q is not taken for a database", address)
		}
	}
	t.Setenv("HOME", "")
	t.Setenv("USERPROFILE", "")
	if err := new(typedPath).UnmarshalText([]byte("~/class")); err == nil {
		t.Error("without a home folder, ~ is taken for one")
	}
	if err := new(typedPath).UnmarshalText([]byte("-")); err == nil {
		t.Error("- is taken for the name of a file")
	}
}
