package lesson

import (
	"errors"
	"slices"
	"strings"

	"workbook/reportgen/internal/chart"
	"workbook/reportgen/internal/nearest"
)

// A fence is a fenced block: the words behind its opening one, its text, and
// the line of the lesson on which it opens.
type fence struct {
	words []string
	text  string
	line  int
}

// fences are the fenced blocks that come alive, by their opening word.
func (d *draft) fences() map[string]func(fence) (piece, error) {
	return map[string]func(fence) (piece, error){
		"chart":    d.chart,
		"code":     d.code,
		"diff":     d.diff,
		"claim":    d.claim,
		"answer":   d.answer,
		"stepper":  func(fence) (piece, error) { return stepper(d.ids.unique("stepper")), nil },
		"exercise": d.exercise,
		"term":     d.term,
	}
}

func (d *draft) chart(f fence) (piece, error) {
	if len(f.words) != 1 || strings.TrimSpace(f.text) != "" {
		return nil, errors.New("a chart block names one chart and holds nothing: want ```chart time")
	}
	kind := f.words[0]
	if !slices.Contains(chart.Kinds(), kind) {
		return nil, nearest.Unknown("chart", kind, chart.Kinds())
	}
	id := d.ids.unique("chart-" + kind)
	if d.lab == nil {
		return Figure{ID: id, Unit: d.unit.Name, Missing: notMeasured(d.unit.Name)}, nil
	}
	drawn, err := chart.Draw(kind, d.File, d.lab)
	figure := NewFigure(id, d.Pictures, drawn, err)
	figure.Unit = d.unit.Name
	d.figures = append(d.figures, figure)
	return figure, nil
}

func (d *draft) claim(f fence) (piece, error) {
	lines := strings.Split(strings.TrimSpace(f.text), "\n")
	last := len(lines) - 1
	if last < 1 {
		return nil, errors.New("a claim block holds a sentence and, on its last line, a predicate")
	}
	outcome, err := d.judge(strings.TrimSpace(lines[last]))
	return verdict{d.ids.unique("claim"), d.unit.Name, oneLine(strings.Join(lines[:last], " ")), outcome}, err
}
