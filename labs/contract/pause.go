package contract

import (
	"cmp"
	"go/ast"
	"go/parser"
	"go/token"
	"math/rand/v2"
	"runtime"
	"slices"
	"strings"
)

// eager is how many pauses with the same input give the CPU away at the usual rate.
// Those that follow seldom do, or a loop over many numbers would take too long.
const eager = 100

// left is how many of them are left. Nothing guards it: the race detector would take
// a guard for one of the exercise's own, and a wrong count does no harm.
var left int

// Pause gives the CPU to another goroutine now and then. It orders nothing: the race
// detector sees as much as without it.
//
//go:norace
func Pause() {
	chance := rand.Uint32()
	if chance%8 == 0 && (left > 0 || chance%4096 == 0) {
		left--
		runtime.Gosched()
	}
}

//go:norace
func makeEager() { left = eager }

// Paused is v, after a [Pause].
func Paused[V any](v V) V {
	Pause()
	return v
}

// WithPauses returns an exercise's source with a [Pause] before each statement that
// has to do with other goroutines: with a channel, a method or an atomic operation.
// There is one more after each Load that is an argument, as in x.Store(x.Load() + 1).
// So in some run another goroutine comes between any two of those. Each line stays
// where it is. A source that is no Go comes back as it is.
func WithPauses(text string) string {
	files := token.NewFileSet()
	file, err := parser.ParseFile(files, "", text, 0)
	if err != nil {
		return text
	}
	const name = "workbook_contract" // of the import: no exercise has it
	type insertion struct {
		at   int
		text string
	}
	inserted := []insertion{{files.Position(file.Name.End()).Offset, "; import " + name + ` "workbook/labs/contract"`}}
	insert := func(at token.Pos, text string) {
		inserted = append(inserted, insertion{files.Position(at).Offset, text})
	}
	several := loadsSeveral(file)
	ast.Inspect(file, func(n ast.Node) bool {
		for _, statement := range statements(n) {
			if meets(statement) {
				insert(statement.Pos(), name+".Pause(); ")
			}
		}
		for _, load := range loads(n) {
			if several {
				break
			}
			insert(load.Pos(), name+".Paused(")
			insert(load.End(), ")")
		}
		return true
	})
	if len(inserted) == 1 {
		return text
	}
	slices.SortStableFunc(inserted, func(a, b insertion) int { return cmp.Compare(a.at, b.at) })
	var paused strings.Builder
	at := 0
	for _, i := range inserted {
		paused.WriteString(text[at:i.at] + i.text)
		at = i.at
	}
	return paused.String() + text[at:]
}

// loadsSeveral reports that a file has a method Load of its own that does not return one
// value: around such a call, or one that may be, there is no place for a pause.
func loadsSeveral(file *ast.File) (found bool) {
	ast.Inspect(file, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.FuncDecl:
			found = found || n.Name.Name == "Load" && n.Type.Results.NumFields() != 1
		case *ast.Field:
			f, method := n.Type.(*ast.FuncType)
			found = found || method && slices.Contains(fieldNames(&ast.FieldList{List: []*ast.Field{n}}), "Load") && f.Results.NumFields() != 1
		}
		return !found
	})
	return found
}

// loads are the calls of an atomic's method Load within the arguments of a call or
// the sides of an && or ||, but not within those of another one in there.
func loads(n ast.Node) (found []*ast.CallExpr) {
	for _, part := range parts(n) {
		ast.Inspect(part, func(n ast.Node) bool {
			if _, ok := n.(*ast.FuncLit); ok {
				return false // its statements have pauses of their own
			}
			inner, ok := n.(*ast.CallExpr)
			if !ok {
				return len(parts(n)) == 0
			}
			if method, ok := inner.Fun.(*ast.SelectorExpr); ok && method.Sel.Name == "Load" && len(inner.Args) == 0 {
				found = append(found, inner)
			}
			return false
		})
	}
	return found
}

// parts are what a call or an && or || evaluates one after another.
func parts(n ast.Node) []ast.Expr {
	switch n := n.(type) {
	case *ast.CallExpr:
		return n.Args
	case *ast.BinaryExpr:
		if n.Op == token.LAND || n.Op == token.LOR {
			return []ast.Expr{n.X, n.Y}
		}
	}
	return nil
}

// statements are those that a node lists.
func statements(n ast.Node) []ast.Stmt {
	switch n := n.(type) {
	case *ast.BlockStmt:
		return n.List
	case *ast.CaseClause:
		return n.Body
	case *ast.CommClause:
		return n.Body
	}
	return nil
}

// computing are methods of a task that only compute, for every single number.
var computing = []string{"Number", "Share", "Each"}

// meets reports that a statement, without those that it lists, has to do with other
// goroutines.
func meets(statement ast.Stmt) (found bool) {
	switch statement.(type) {
	case *ast.CaseClause, *ast.CommClause: // no statement comes before them
		return false
	}
	ast.Inspect(statement, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.BlockStmt:
			_, selects := statement.(*ast.SelectStmt)
			found = found || selects
			return false
		case *ast.SendStmt, *ast.GoStmt, *ast.DeferStmt:
			found = true
		case *ast.UnaryExpr:
			found = found || n.Op == token.ARROW
		case *ast.CallExpr:
			switch called := n.Fun.(type) {
			case *ast.Ident:
				found = found || called.Name == "close"
			case *ast.SelectorExpr:
				of, _ := called.X.(*ast.Ident)
				found = found || !slices.Contains(computing, called.Sel.Name) && (of == nil || of.Obj != nil || of.Name == "atomic")
			}
		}
		return !found
	})
	return found
}
