package answers

import (
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// A source is a file of an exercise, to be copied under other names.
type source struct {
	text  string
	files *token.FileSet
	file  *ast.File
}

func readSource(path string) (*source, error) {
	text, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	return parseSource(path, string(text))
}

func parseSource(path, text string) (*source, error) {
	files := token.NewFileSet()
	file, err := parser.ParseFile(files, path, text, 0)
	return &source{text, files, file}, err
}

// names are those that the source declares in its package.
func (s *source) names() map[string]bool {
	names := map[string]bool{}
	for name := range s.file.Scope.Objects {
		names[name] = true
	}
	return names
}

// An edit puts other text in place of some of a source.
type edit struct {
	from, to int
	text     string
}

// copy is the source with a suffix at each of its package's own names, and at the
// names of the exercise that the answer declares. Of the packages that a test is in
// and imports it makes those of a bench's program. Each line stays where it is.
func (s *source) copy(suffix string, own, exercise map[string]bool) string {
	var edits []edit
	change := func(n ast.Node, text string) {
		edits = append(edits, edit{s.offset(n.Pos()), s.offset(n.End()), text})
	}
	extend := func(id *ast.Ident) { change(id, id.Name+suffix) }
	if exercise != nil {
		change(s.file.Name, "tests")
	}
	embedded, fields := s.embedded(own), s.fields()
	ast.Inspect(s.file, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.ImportSpec:
			if p, _ := strconv.Unquote(n.Path.Value); exercise != nil && strings.HasSuffix(p, "/exercise") {
				change(n.Path, strconv.Quote(p+"/"+virtual+"/exercise"))
			}
		case *ast.SelectorExpr:
			of, ok := n.X.(*ast.Ident)
			if ok && of.Obj == nil && of.Name == "exercise" && exercise[n.Sel.Name] || embedded[n.Sel.Name] {
				extend(n.Sel)
			}
		case *ast.Ident:
			object := s.file.Scope.Objects[n.Name]
			if n.Name != "_" && own[n.Name] && !fields[n] && (object != nil && n.Obj == object || object == nil && slices.Contains(s.file.Unresolved, n)) {
				extend(n)
			}
		}
		return true
	})
	slices.SortFunc(edits, func(a, b edit) int { return a.from - b.from })
	var copied strings.Builder
	at := 0
	for _, e := range edits {
		copied.WriteString(s.text[at:e.from] + e.text)
		at = e.to
	}
	return copied.String() + s.text[at:]
}

func (s *source) offset(p token.Pos) int { return s.files.Position(p).Offset }

// embedded are the types of the package that one of its structs embeds: a field has
// its name from the type.
func (s *source) embedded(own map[string]bool) map[string]bool {
	found := map[string]bool{}
	ast.Inspect(s.file, func(n ast.Node) bool {
		if structure, ok := n.(*ast.StructType); ok {
			for _, name := range embeds(structure) {
				found[name] = found[name] || own[name]
			}
		}
		return true
	})
	return found
}

// embeds are the names of the types that a struct embeds.
func embeds(structure *ast.StructType) (names []string) {
	for _, f := range structure.Fields.List {
		e := f.Type
		if star, ok := e.(*ast.StarExpr); ok {
			e = star.X
		}
		switch generic := e.(type) {
		case *ast.IndexExpr:
			e = generic.X
		case *ast.IndexListExpr:
			e = generic.X
		}
		if id, ok := e.(*ast.Ident); ok && len(f.Names) == 0 {
			names = append(names, id.Name)
		}
	}
	return names
}

// fields are the keys of struct literals, but for those that have their name from a
// type. The parser takes such a key for whatever else has its name.
func (s *source) fields() map[*ast.Ident]bool {
	found := map[*ast.Ident]bool{}
	var look func(literal, of ast.Expr)
	look = func(literal, of ast.Expr) {
		l, ok := literal.(*ast.CompositeLit)
		if !ok || l.Type != nil && l.Type != of {
			return // no literal, or one that names its own type
		}
		for _, element := range l.Elts {
			value := element
			pair, keyed := element.(*ast.KeyValueExpr)
			if keyed {
				value = pair.Value
			}
			switch of := underlying(of).(type) {
			case *ast.ArrayType:
				look(value, of.Elt)
			case *ast.MapType:
				look(value, of.Value)
				if keyed {
					look(pair.Key, of.Key)
				}
			default: // a type that another file declares is taken for a struct
				if !keyed {
					break
				}
				if id, ok := pair.Key.(*ast.Ident); ok {
					structure, known := of.(*ast.StructType)
					found[id] = !known || !slices.Contains(embeds(structure), id.Name)
				}
			}
		}
	}
	ast.Inspect(s.file, func(n ast.Node) bool {
		if l, ok := n.(*ast.CompositeLit); ok && l.Type != nil {
			look(l, l.Type)
		}
		return true
	})
	return found
}

// underlying is the type literal that the source gives for a type, or for what it points to.
func underlying(of ast.Expr) ast.Expr {
	for {
		switch t := of.(type) {
		case *ast.StarExpr:
			of = t.X
		case *ast.IndexExpr:
			of = t.X
		case *ast.IndexListExpr:
			of = t.X
		case *ast.Ident:
			if t.Obj == nil {
				return of
			}
			spec, ok := t.Obj.Decl.(*ast.TypeSpec)
			if !ok {
				return of
			}
			of = spec.Type
		default:
			return of
		}
	}
}

// TestCopyLeavesFieldsAlone copies literals with keys that are fields, and keys that are
// names of the package.
func TestCopyLeavesFieldsAlone(t *testing.T) {
	const text = `package p

type state struct{ n int }

const first = 0

type box[T any] struct{ state, first T }

var (
	a = box[int]{state: first}
	b = []*box[int]{{state: 1, first: 2}}
	c = map[int]box[int]{first: {first: first}}
	d = [...]int{first: 3}
	e = part{state: state{}, box: a.box}
)

type part struct {
	state
	*box[int]
}
`
	s, err := parseSource("p.go", text)
	if err != nil {
		t.Fatal(err)
	}
	got := s.copy("_7", s.names(), nil)
	for _, want := range []string{
		"box_7[int]{state: first_7}", "{{state: 1, first: 2}}", "box_7[int]{first_7: {first: first_7}}", "{first_7: 3}",
		"part_7{state_7: state_7{}, box_7: a_7.box_7}",
	} {
		if !strings.Contains(got, want) {
			t.Errorf("there is no %s in\n%s", want, got)
		}
	}
}
