package exercise

import (
	"bytes"
	"errors"
	"fmt"
	"go/ast"
	"go/format"
	"go/parser"
	"go/token"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"workbook/reportgen/internal/written"
)

// place begins a line of the compiler's: a file and a line.
var place = regexp.MustCompile(`^(\S[^:]*\.go):[0-9]+`)

// explained is what the compiler says, each error on a line of its own. An error in
// the tests is the exercise's: it lacks what the tests call. A file beside the
// exercise may say the same names again. Of what git leaves, the compiler says little.
func (j *judging) explained(words string) string {
	text, _ := os.ReadFile(j.Source) // if it cannot be read, the compiler says so
	if line, todo := written.LeftByGit(text); line > 0 {
		return fmt.Sprintf("%s:%d: %s", j.Unit.ExerciseFile(), line, todo)
	}
	var lines []string
	for _, line := range strings.Split(words, "\n") {
		at := place.FindStringSubmatch(line)
		switch {
		case at == nil && len(lines) > 0:
			lines[len(lines)-1] += "; " + line
		case at == nil || !strings.HasSuffix(at[1], "_test.go"):
			lines = append(lines, line+slip(text, line))
		default:
			missing := j.missing()
			if missing == nil {
				missing = []string{line}
			}
			lines = append(lines, missing...)
			return strings.Join(lines, "\n")
		}
		if at != nil && filepath.Base(filepath.Dir(at[1])) == "exercise" && filepath.Base(at[1]) != "exercise.go" {
			lines = append(lines, fmt.Sprintf("if %s is a copy of yours, move it out of the folder, or let its name end in .txt", at[1]))
		}
	}
	return strings.Join(lines, "\n")
}

// notSeen is what the compiler says of a character that an editor shows as a space, or
// not at all.
var notSeen = regexp.MustCompile(`invalid character U\+(00[01][0-9A-F]|007F|00A0|00AD|1680|2[0-9A-F]{3}|3000|FEFF)$|invalid character U\+\S+ in identifier$|invalid BOM in the middle of the file$|illegal byte order mark$`)

// slip is what to do about a line of the compiler's that does not say it: it is about a
// character that nobody sees, or about the package clause of a second file in this one.
func slip(text []byte, line string) string {
	if notSeen.MatchString(line) {
		return "; that is no letter and no blank of the keyboard, as a page or a document has them: delete it, and type what belongs there"
	}
	at := lineOf.FindStringSubmatch(line)
	if at == nil {
		return ""
	}
	number, _ := strconv.Atoi(at[1]) // it is made of digits
	if lines := strings.Split(string(text), "\n"); number > 1 && number <= len(lines) && strings.HasPrefix(lines[number-1], "package ") {
		return "; a second file begins at this line: keep one of both"
	}
	return ""
}

// lineOf is the number of the line that does not belong outside of a function.
var lineOf = regexp.MustCompile(`\.go:(\d+):\d+: syntax error: non-declaration statement outside function body$`)

// missing says which functions of the file as it was given are not there or have
// another signature, sorted by name.
func (j *judging) missing() (all []string) {
	given, err := signatures(filepath.Join(j.root, filepath.FromSlash(j.Unit.Given())))
	if err != nil {
		return nil
	}
	own, err := signatures(j.Source)
	if err != nil {
		return nil
	}
	for _, name := range slices.Sorted(maps.Keys(given)) {
		if want := given[name]; own[name].types != want.types {
			all = append(all, fmt.Sprintf("%s must have the signature of the given file: %s", name, want.text))
		}
	}
	return all
}

// A signature is what others need to know of a function that they call.
type signature struct{ types, text string }

// signatures are those of a file's functions that others can call, by name.
func signatures(path string) (map[string]signature, error) {
	files := token.NewFileSet()
	file, err := parser.ParseFile(files, path, nil, parser.SkipObjectResolution)
	if err != nil {
		return nil, err
	}
	all := map[string]signature{}
	for _, d := range file.Decls {
		if f, ok := d.(*ast.FuncDecl); ok && f.Recv == nil && f.Name.IsExported() {
			var types, text bytes.Buffer
			err := errors.Join(format.Node(&types, files, unnamed(f.Type)), format.Node(&text, files, &ast.FuncDecl{Name: f.Name, Type: f.Type}))
			if err != nil {
				return nil, err
			}
			all[f.Name.Name] = signature{types.String(), strings.Join(strings.Fields(text.String()), " ")}
		}
	}
	return all, nil
}

// unnamed is a function's type without the names of its parameters and results.
func unnamed(f *ast.FuncType) *ast.FuncType {
	without := func(list *ast.FieldList) *ast.FieldList {
		if list == nil {
			return nil
		}
		types := &ast.FieldList{}
		for _, field := range list.List {
			e := field.Type
			if inner, ok := e.(*ast.FuncType); ok {
				e = unnamed(inner)
			}
			for range max(len(field.Names), 1) {
				types.List = append(types.List, &ast.Field{Type: e})
			}
		}
		return types
	}
	return &ast.FuncType{Params: without(f.Params), Results: without(f.Results)}
}
