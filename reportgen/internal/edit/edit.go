// Package edit is for tests: it does to one lab what a student may do to it, with
// or without meaning to. A project's folder and a lab go in; the lab's files come
// out changed.
package edit

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"regexp"
)

// An Edit is one thing that a student may do to a lab.
type Edit struct {
	Name   string
	Breaks bool // the lab can no longer be built
	Shows  bool // one sees it in main.go without a compiler
	// Do changes the lab in its folder, which holds a main.go that builds.
	Do func(folder string) error
}

// Remedy is what the report says about the lab in that folder of the project.
func (e Edit) Remedy(lab string) string {
	switch e.Name {
	case "a copy beside it":
		return "move " + lab + "/main copy.go to another folder"
	case "a file of another package":
		return "move " + lab + "/notes.go to another folder"
	case "an import of C":
		return lab + `/main.go imports "C": labs are built without cgo`
	case "a file in C":
		return "move " + lab + "/sum.c away"
	case "a name for another system":
		return lab + "/abroad_plan9.go declares it and is left out here"
	}
	return "git checkout " + lab + "/main.go brings the original back"
}

// All are the kinds of edit that no other lab may suffer from.
var All = []Edit{
	{"a slip in a declaration", true, true, replace(`(?m)^func (\w+)\(`, "func $1((")},
	{"an unused import", true, false, replace(`(?m)^package main$`, "package main\n\nimport \"net/url\"")},
	{"an unused variable", true, false, replace(`func main\(\) \{`, "func main() {\n\tspare := 1")},
	{"a type error", true, false, replace(`func main\(\) \{`, "func main() {\n\tvar _ int = \"one\"")},
	{"an import of nothing", true, false, replace(`(?m)^package main$`, "package main\n\nimport _ \"example.org/no/such/module\"")},
	{"a conflict's marks", true, true, replace(`(?m)^func main`, "<<<<<<< HEAD\nfunc main")},
	{"another package clause", true, true, replace(`(?m)^package main$`, "package mine")},
	{"an empty file", true, true, write("main.go", "")},
	{"no Go at all", true, true, write("main.go", "\x00\xff\x00")},
	{"a missing file", true, true, func(folder string) error { return os.Remove(filepath.Join(folder, "main.go")) }},
	{"a missing folder", true, true, os.RemoveAll},
	{"a copy beside it", true, false, copyTo("main copy.go")},
	{"a file of another package", true, false, write("notes.go", "package notes\n")},
	{"a build tag", true, false, replace(`^`, "//go:build ignore\n\n")},
	{"renamed functions", false, true, renameAll},
	{"a deleted main", true, false, replace(`(?s)func main\(\) \{.*?\n\}\n`, "")},
	{"an added function", false, false, replace(`$`, "\nfunc mine() int { return 1 }\n")},
	{"another name for a variant", false, false, replace(`Name: *"([\w-]+)"`, `Name: "my-$1"`)},
	{"one name for two variants", false, false, replace(`lab\.Main\(`, "lab.Main(\n\t\tlab.Variant{Name: \"mine\", Sum: lab.Serial},\n\t\tlab.Variant{Name: \"mine\", Sum: lab.Serial},")},
	{"a panic at the start", false, false, replace(`func main\(\) \{`, "func main() {\n\tpanic(\"mine\")")},
	{"an import of C", true, false, replace(`(?m)^package main$`, "package main\n\nimport \"C\"")},
	{"a file in C", true, false, write("sum.c", "int sum(void) { return 0; }\n")},
	{"a name for another system", true, false, func(folder string) error {
		return errors.Join(replace(`func main\(\) \{`, "func main() {\n\tabroad()")(folder), write("abroad_plan9.go", "package main\n\nfunc abroad() {}\n")(folder))
	}},
	{"an end before the start", false, false, replace(`func main\(\) \{`, "func main() {\n\tif len(\"a\") == 1 {\n\t\treturn\n\t}")},
}

// replace edits main.go by a regular expression.
func replace(pattern, with string) func(string) error {
	return func(folder string) error {
		return change(folder, func(text []byte) []byte {
			return regexp.MustCompile(pattern).ReplaceAll(text, []byte(with))
		})
	}
}

func change(folder string, to func([]byte) []byte) error {
	path := filepath.Join(folder, "main.go")
	text, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	return os.WriteFile(path, to(text), 0o644)
}

func write(name, text string) func(string) error {
	return func(folder string) error { return os.WriteFile(filepath.Join(folder, name), []byte(text), 0o644) }
}

func copyTo(name string) func(string) error {
	return func(folder string) error {
		text, err := os.ReadFile(filepath.Join(folder, "main.go"))
		if err != nil {
			return err
		}
		return write(name, string(text))(folder)
	}
}

// renameAll renames every function of main.go but main, wherever it is used.
func renameAll(folder string) error {
	return change(folder, func(text []byte) []byte {
		for _, name := range regexp.MustCompile(`(?m)^func (\w+)\(`).FindAllSubmatch(text, -1) {
			if !bytes.Equal(name[1], []byte("main")) {
				text = regexp.MustCompile(`\b`+string(name[1])+`\b`).ReplaceAll(text, []byte("my_"+string(name[1])))
			}
		}
		return text
	})
}
