package course

import (
	"errors"
	"fmt"
	"hash/fnv"
	"math/rand/v2"
	"regexp"
	"slices"
	"strings"

	"workbook/labs/plain"
)

// A Puzzle is a program that the reader puts together from its lines.
type Puzzle struct {
	Ask    string
	Lines  []string // in their order, without indentation
	Strays []Stray
}

// A Stray is a line that belongs nowhere in a puzzle's program, and says why.
type Stray struct{ Line, Why string }

// orderBlock is an order block and what it holds.
var orderBlock = regexp.MustCompile("(?ms)^```order[ \t]*\n(.+?)\n```")

// puzzle returns the puzzle of the body's first order block. It is nil if there is
// none, or if it has a mistake; whoever shows the lesson names that with its line.
func puzzle(body []byte) *Puzzle {
	block := orderBlock.FindSubmatch(body)
	if block == nil {
		return nil
	}
	p, err := ParsePuzzle(string(block[1]))
	if err != nil {
		return nil
	}
	return &p
}

// ParsePuzzle reads what an order block holds: a question, an empty line, the
// lines in their order, a line of three dashes, and the strays, each with its
// reason as a comment.
func ParsePuzzle(text string) (Puzzle, error) {
	ask, program, asked := strings.Cut(text, "\n\n")
	lines, strays, cut := strings.Cut(program, "\n---\n")
	p := Puzzle{Ask: plain.OneLine(ask), Lines: trimmed(lines)}
	if !asked || !cut || len(p.Lines) < 3 {
		return Puzzle{}, errors.New("an order block holds a question, an empty line, at least three lines in their order, a line ---, and lines that do not belong")
	}
	for _, written := range trimmed(strays) {
		line, why, explained := strings.Cut(written, " // ")
		if !explained {
			return Puzzle{}, fmt.Errorf("order: %q does not belong: want // after it, and why", written)
		}
		line = strings.TrimSpace(line)
		if slices.Contains(p.Lines, line) {
			return Puzzle{}, fmt.Errorf("order: %q is among the lines and among those that do not belong", line)
		}
		p.Strays = append(p.Strays, Stray{Line: line, Why: why})
	}
	return p, nil
}

// trimmed returns the lines that are not empty, without what is around them.
func trimmed(text string) (all []string) {
	for line := range strings.Lines(text) {
		if line = strings.TrimSpace(line); line != "" {
			all = append(all, line)
		}
	}
	return all
}

// Mixed returns all lines, strays among them, in the order in which they are
// shown: the same each time.
func (p Puzzle) Mixed() []string {
	mixed := slices.Clone(p.Lines)
	for _, s := range p.Strays {
		mixed = append(mixed, s.Line)
	}
	hash := fnv.New64a()
	hash.Write([]byte(p.Ask))
	random := rand.New(rand.NewPCG(hash.Sum64(), 0))
	random.Shuffle(len(mixed), func(i, j int) { mixed[i], mixed[j] = mixed[j], mixed[i] })
	return mixed
}

// Solved reports whether the lines are all of the program, in its order.
func (p Puzzle) Solved(order []string) bool { return slices.Equal(order, p.Lines) }

// Judge says in a sentence how far an order of lines is right. Equal lines may
// change places.
func (p Puzzle) Judge(order []string) string {
	right := 0
	for right < min(len(order), len(p.Lines)) && order[right] == p.Lines[right] {
		right++
	}
	switch {
	case p.Solved(order):
		return "Right: every line is in its place."
	case right == len(order):
		return fmt.Sprintf("Right so far: %d of %d lines.", right, len(p.Lines))
	}
	for _, s := range p.Strays {
		if s.Line == order[right] {
			return fmt.Sprintf("Line %d does not belong. %s", right+1, s.Why)
		}
	}
	return fmt.Sprintf("Right so far: %d of %d lines. Look at line %d.", right, len(p.Lines), right+1)
}

// Indented writes lines one below the other, as gofmt would.
func Indented(lines []string) string {
	var text strings.Builder
	depth := 0
	for _, line := range lines {
		if strings.HasPrefix(line, "}") {
			depth--
		}
		at := depth
		if strings.HasPrefix(line, "case ") || line == "default:" {
			at--
		}
		fmt.Fprintf(&text, "%s%s\n", strings.Repeat("\t", max(at, 0)), line)
		if strings.HasSuffix(line, "{") {
			depth++
		}
	}
	return text.String()
}
