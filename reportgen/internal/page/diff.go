package page

import (
	"io/fs"
	"strings"
)

// A comparison is what changed from one passage to another.
type comparison struct {
	From, To string
	Lines    []changedLine
}

// A changedLine is in both passages (" "), in the first only ("-"), in the
// second only ("+"), or stands for lines left out ("…").
type changedLine struct{ Op, Text string }

// compare returns the line diff of two labs' main.go, or of one declaration in
// each.
func compare(root fs.FS, fromLab, fromName, toLab, toName string) (comparison, error) {
	from, err := declared(root, fromLab, fromName)
	if err != nil {
		return comparison{}, err
	}
	to, err := declared(root, toLab, toName)
	if err != nil {
		return comparison{}, err
	}
	return comparison{from.file, to.file, fold(diff(sourceLines(from), sourceLines(to)))}, nil
}

func sourceLines(p passage) []string {
	return strings.Split(strings.TrimSuffix(p.source, "\n"), "\n")
}

// diff keeps a longest common subsequence of lines. Labs are short, so the
// plain quadratic table will do, and it pairs what belongs together.
func diff(a, b []string) (lines []changedLine) {
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
			lines = append(lines, changedLine{" ", a[i]})
			i, j = i+1, j+1
		case j == len(b) || i < len(a) && common[i+1][j] >= common[i][j+1]:
			lines = append(lines, changedLine{"-", a[i]})
			i++
		default:
			lines = append(lines, changedLine{"+", b[j]})
			j++
		}
	}
	return lines
}

// around is how many equal lines stand on either side of a change.
const around = 3

// fold leaves out the equal lines that are far from any change.
func fold(lines []changedLine) (folded []changedLine) {
	near := make([]bool, len(lines))
	for i, line := range lines {
		if line.Op == " " {
			continue
		}
		for k := max(0, i-around); k <= min(len(lines)-1, i+around); k++ {
			near[k] = true
		}
	}
	for i, line := range lines {
		switch {
		case near[i]:
			folded = append(folded, line)
		case i > 0 && near[i-1]:
			folded = append(folded, changedLine{Op: "…"})
		}
	}
	return folded
}
