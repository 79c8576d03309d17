package contract

import (
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

// WithPauses returns an exercise's source with a [Pause] before each statement that
// has to do with other goroutines: with a channel, a method or an atomic operation.
// So in some run another goroutine comes between any two of those. Each line stays
// where it is. A source that is no Go comes back as it is.
func WithPauses(text string) string {
	files := token.NewFileSet()
	file, err := parser.ParseFile(files, "", text, 0)
	if err != nil {
		return text
	}
	const name = "workbook_contract" // of the import: no exercise has it
	var before []int
	ast.Inspect(file, func(n ast.Node) bool {
		for _, statement := range statements(n) {
			if meets(statement) {
				before = append(before, files.Position(statement.Pos()).Offset)
			}
		}
		return true
	})
	if len(before) == 0 {
		return text
	}
	slices.Sort(before)
	var paused strings.Builder
	at := files.Position(file.Name.End()).Offset
	paused.WriteString(text[:at] + "; import " + name + ` "workbook/labs/contract"`)
	for _, next := range before {
		paused.WriteString(text[at:next] + name + ".Pause(); ")
		at = next
	}
	return paused.String() + text[at:]
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
