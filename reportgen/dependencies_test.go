package main

import (
	"bytes"
	"encoding/json"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"workbook/labs/plain"
	"workbook/reportgen/internal/echarts"
)

// required is a module in go.mod; listed is one in docs/dependencies.md.
var (
	required = regexp.MustCompile(`(?m)^\t(\S+) (v\S+)( // indirect)?$`)
	listed   = regexp.MustCompile("(?m)^\\| `(\\S+)` \\| (v\\S+) \\| (\\S+) \\| .+ \\|$")
)

// phrases are words in the text of a licence that no other one of these has.
var phrases = map[string]string{
	"Apache-2.0":   "Apache License",
	"BSD-3-Clause": "Neither the name",
	"MIT":          "Permission is hereby granted, free of charge",
	"MPL-2.0":      "Mozilla Public License",
}

// TestDependenciesAreListed holds the list against go.mod, against what is linked
// into the programs, and against the modules' licence files.
func TestDependenciesAreListed(t *testing.T) {
	inGoMod, indirect := map[string]string{}, map[string]bool{}
	for _, m := range required.FindAllStringSubmatch(readText(t, "../go.mod"), -1) {
		inGoMod[m[1]], indirect[m[1]] = m[2], m[3] != ""
	}
	text := readText(t, "../docs/dependencies.md")
	list := map[string]string{}
	rows := listed.FindAllStringSubmatch(text, -1)
	for _, m := range rows {
		list[m[1]] = m[3]
	}
	licences := licencesOf(t, slices.Collect(maps.Keys(list)))
	for _, m := range rows {
		if inGoMod[m[1]] != m[2] {
			t.Errorf("docs/dependencies.md has %s %s, go.mod %s", m[1], m[2], inGoMod[m[1]])
		}
		if phrases[m[3]] == "" || !strings.Contains(licences[m[1]], phrases[m[3]]) {
			t.Errorf("docs/dependencies.md says %s of %s, its own files do not", m[3], m[1])
		}
	}
	linked := linked(t)
	for module := range inGoMod {
		if _, ok := list[module]; !ok && (!indirect[module] || linked[module]) {
			t.Errorf("docs/dependencies.md lacks %s %s", module, inGoMod[module])
		}
		if _, ok := list[module]; ok && indirect[module] && !linked[module] {
			t.Errorf("docs/dependencies.md has %s, which no program needs", module)
		}
	}
	if len(list) == 0 || !strings.Contains(text, "| "+echarts.Version+" |") {
		t.Errorf("docs/dependencies.md lists %d modules, and echarts in another version than %s", len(list), echarts.Version)
	}
}

// linked are the modules in the programs, on any of the three systems.
func linked(t *testing.T) map[string]bool {
	t.Helper()
	modules := map[string]bool{}
	for _, system := range []string{"linux", "darwin", "windows"} {
		list := exec.Command("go", "list", "-deps", "-f", "{{with .Module}}{{.Path}}{{end}}", "../labs/...", "../reportgen")
		list.Env = append(os.Environ(), "GOOS="+system, "CGO_ENABLED=0")
		out, err := list.Output()
		if err != nil {
			t.Fatal(err)
		}
		for _, module := range strings.Fields(string(out)) {
			modules[module] = true
		}
	}
	return modules
}

// licencesOf returns the text of each module's licence files.
func licencesOf(t *testing.T, modules []string) map[string]string {
	t.Helper()
	printed, err := exec.Command("go", append([]string{"mod", "download", "-json"}, modules...)...).Output()
	if err != nil {
		t.Fatal(err)
	}
	texts := map[string]string{}
	for objects := json.NewDecoder(bytes.NewReader(printed)); objects.More(); {
		var module struct{ Path, Dir string }
		if err := objects.Decode(&module); err != nil {
			t.Fatal(err)
		}
		for _, pattern := range []string{"LICENSE*", "License*", "COPYING*"} {
			found, _ := filepath.Glob(filepath.Join(module.Dir, pattern))
			for _, path := range found {
				texts[module.Path] += readText(t, path)
			}
		}
	}
	return texts
}

func readText(t *testing.T, path string) string {
	t.Helper()
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(plain.Text(text))
}
