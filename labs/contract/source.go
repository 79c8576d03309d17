package contract

import (
	"fmt"
	"go/ast"
	"go/build/constraint"
	"go/parser"
	"go/token"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// Packages are those that an exercise may import, each with what it may use of it;
// nothing named is all of it. What they have in common: they compute. With them an
// exercise can reach no file, no process, and nothing of the test that calls it. It
// may change no variable of theirs, and nothing within one, such as io.EOF or
// crc32.IEEETable[0], by whatever name: other calls would find there what one has left.
// Nothing of an exercise runs before it is called: it has no function init, and no
// variable of its package calls a function for its value, except errors.New, built-in
// functions and conversions.
var Packages = map[string][]string{
	"bufio": nil, "bytes": nil, "cmp": nil, "container/heap": nil, "container/list": nil,
	"container/ring": nil, "context": nil, "encoding/binary": nil, "errors": nil,
	"fmt": nil, "hash/crc32": nil, "hash/fnv": nil, "io": nil, "iter": nil,
	"log":  {"Print", "Printf", "Println", "Fatal", "Fatalf", "Fatalln", "Panic", "Panicf", "Panicln"},
	"maps": nil, "math": nil, "math/bits": nil, "math/rand": nil, "math/rand/v2": nil,
	"runtime": {"Gosched", "NumCPU", "GOMAXPROCS", "KeepAlive"},
	"slices":  nil, "sort": nil, "strconv": nil, "strings": nil, "sync": nil,
	"sync/atomic": nil, "time": nil, "unicode": nil, "unicode/utf8": nil,
	"workbook/labs/lab": {"Task", "Share", "NotAttempted", "Serial"},
}

// A Source is the syntax tree of an exercise's file.
type Source struct {
	name  string
	files *token.FileSet
	file  *ast.File
}

// ReadSource parses a file of an exercise. Places name it as name.
func ReadSource(path, name string) (*Source, error) {
	files := token.NewFileSet()
	file, err := parser.ParseFile(files, path, nil, parser.ParseComments)
	return &Source{name, files, file}, err
}

// source parses the exercise of the step.
func (t *T) source() *Source {
	s, err := ReadSource(t.order.Source, "exercise.go")
	if err != nil { // it was built a moment ago, so a person runs the program of the tests elsewhere
		panic(fmt.Errorf("%w; run the tests in the exercise's folder, as go test does", err))
	}
	return s
}

// uses reports that the exercise uses something of a package, such as "sync.Mutex".
func (t *T) uses(name string) bool {
	s, err := ReadSource(t.order.Source, "exercise.go")
	return err == nil && s.uses()[name] != nil
}

// directive is a comment that the compiler obeys. One of a line gives every place after it
// another name, so that what is found would be found somewhere else.
var directive = regexp.MustCompile(`^(//go:|//export |//line |/\*line )`)

// NotAllowed says what in the source no exercise may have, each with its place: an
// import that is not among [Packages], a change of a package's variable, what runs
// before the exercise is called, and directives to the compiler.
func (s *Source) NotAllowed() (found []string) {
	say := func(at ast.Node, format string, args ...any) {
		found = append(found, s.place(at)+": "+fmt.Sprintf(format, args...))
	}
	for _, imported := range s.file.Imports {
		path, _ := strconv.Unquote(imported.Path.Value)
		_, allowed := Packages[path]
		switch {
		case !allowed:
			say(imported, "imports %q", path)
		case imported.Name != nil && imported.Name.Name == ".":
			say(imported, "imports %q as .", path)
		}
	}
	for name, at := range s.uses() {
		path, member := cutLast(name, ".")
		if members := Packages[path]; members != nil && !slices.Contains(members, member) {
			say(at, "uses %s", name)
		}
	}
	for _, group := range s.file.Comments {
		for _, comment := range group.List {
			if directive.MatchString(comment.Text) || constraint.IsPlusBuild(comment.Text) {
				say(comment, "has the directive %s", comment.Text)
			}
		}
	}
	for _, declared := range s.file.Decls {
		switch d := declared.(type) {
		case *ast.FuncDecl:
			if d.Recv == nil && d.Name.Name == "init" {
				say(d, "has a function init")
			}
			if d.Body == nil {
				say(d, "has a function without a body")
			}
		case *ast.GenDecl:
			if d.Tok == token.VAR && s.calls(d) {
				say(d, "calls a function for a variable of the package")
			}
		}
	}
	ast.Inspect(s.file, func(n ast.Node) bool {
		if call, ok := n.(*ast.CallExpr); ok && s.member(call.Fun) == "runtime.GOMAXPROCS" && !isZero(call) {
			say(call, "changes GOMAXPROCS; runtime.GOMAXPROCS(0) only asks")
		}
		for _, e := range changed(n) {
			if name := s.root(e); name != "" {
				say(e, "changes %s", name)
			}
		}
		return true
	})
	slices.Sort(found)
	return slices.Compact(found)
}

// isZero reports that a call has the one argument 0.
func isZero(call *ast.CallExpr) bool {
	if len(call.Args) != 1 {
		return false
	}
	literal, ok := call.Args[0].(*ast.BasicLit)
	return ok && literal.Value == "0"
}

// uses returns what the source uses of other packages, "sync.Mutex" or
// "math/rand/v2.IntN", with the first place. A blank variable uses nothing: it only has
// the compiler look at a type.
func (s *Source) uses() map[string]ast.Node {
	used := map[string]ast.Node{}
	ast.Inspect(s.file, func(n ast.Node) bool {
		if d, ok := n.(*ast.GenDecl); ok && d.Tok == token.VAR && len(kept(d)) == 0 {
			return false
		}
		if selector, ok := n.(*ast.SelectorExpr); ok {
			if name := s.member(selector); name != "" && used[name] == nil {
				used[name] = selector
			}
		}
		return true
	})
	return used
}

// member returns path and name of what an expression selects of a package, or "".
func (s *Source) member(e ast.Expr) string {
	selector, ok := ast.Unparen(e).(*ast.SelectorExpr)
	if !ok {
		return ""
	}
	of, ok := selector.X.(*ast.Ident)
	if !ok || of.Obj != nil { // a variable of that name
		return ""
	}
	for _, imported := range s.file.Imports {
		path, _ := strconv.Unquote(imported.Path.Value)
		_, name := cutLast(strings.TrimSuffix(path, "/v2"), "/")
		if imported.Name != nil {
			name = imported.Name.Name
		}
		if name == of.Name {
			return path + "." + selector.Sel.Name
		}
	}
	return ""
}

func (s *Source) place(n ast.Node) string {
	return fmt.Sprintf("%s:%d", s.name, s.files.PositionFor(n.Pos(), false).Line)
}

// cutLast cuts text around the last separator; all of it is after, if there is none.
func cutLast(text, separator string) (before, after string) {
	at := strings.LastIndex(text, separator)
	if at < 0 {
		return "", text
	}
	return text[:at], text[at+len(separator):]
}
