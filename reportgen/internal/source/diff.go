package source

import "strings"

// A Line is in both passages (" "), in the first only ("-"), in the second only
// ("+"), or marks where lines were left out ("…").
type Line struct{ Op, Text string }

// Diff returns what changed between two passages, line by line. Equal lines that
// are far from any change are left out.
func Diff(from, to Passage) []Line { return fold(diff(lines(from), lines(to))) }

func lines(p Passage) []string {
	return strings.Split(strings.TrimSuffix(p.Text, "\n"), "\n")
}

// maxTable is the largest table of diff: two passages of 2,000 lines.
const maxTable = 2000 * 2000

// diff keeps a longest common subsequence of the lines. Labs are short, so the
// plain quadratic table is fast enough, and it pairs lines that belong together.
// If somebody pasted in so much that the table would be too large, every line is changed.
func diff(a, b []string) (changed []Line) {
	if int64(len(a))*int64(len(b)) > maxTable {
		return append(marked("-", a), marked("+", b)...)
	}
	common := make([][]int, len(a)+1) // of a[i:] and b[j:]
	for i := range common {
		common[i] = make([]int, len(b)+1)
	}
	for i := len(a) - 1; i >= 0; i-- {
		for j := len(b) - 1; j >= 0; j-- {
			if a[i] == b[j] {
				common[i][j] = common[i+1][j+1] + 1
			} else {
				common[i][j] = max(common[i+1][j], common[i][j+1])
			}
		}
	}
	i, j := 0, 0
	for i < len(a) || j < len(b) {
		switch {
		case i < len(a) && j < len(b) && a[i] == b[j]:
			changed = append(changed, Line{" ", a[i]})
			i, j = i+1, j+1
		case j == len(b) || i < len(a) && common[i+1][j] >= common[i][j+1]:
			changed = append(changed, Line{"-", a[i]})
			i++
		default:
			changed = append(changed, Line{"+", b[j]})
			j++
		}
	}
	return changed
}

// marked returns the lines, all with the same mark.
func marked(op string, texts []string) []Line {
	marked := make([]Line, len(texts))
	for i, text := range texts {
		marked[i] = Line{op, text}
	}
	return marked
}

// around is how many equal lines are shown on either side of a change.
const around = 3

// fold leaves out the equal lines that are far from any change.
func fold(all []Line) (folded []Line) {
	near := make([]bool, len(all))
	for i, line := range all {
		if line.Op == " " {
			continue
		}
		for k := max(0, i-around); k <= min(len(all)-1, i+around); k++ {
			near[k] = true
		}
	}
	for i, line := range all {
		switch {
		case near[i]:
			folded = append(folded, line)
		case i > 0 && near[i-1]:
			folded = append(folded, Line{Op: "…"})
		}
	}
	return folded
}
