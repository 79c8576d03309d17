package lesson

import (
	"slices"
	"strings"

	"workbook/reportgen/internal/card"
	"workbook/reportgen/internal/chart"
	"workbook/reportgen/internal/claim"
	"workbook/reportgen/internal/nearest"
	"workbook/reportgen/internal/results"
)

// A fence is a fenced block: the words after its opening one, its text, and
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
		"stepper":  d.stepper,
		"exercise": d.exercise,
		"order":    d.order,
		"term":     d.term,
	}
}

func (d *draft) chart(f fence) (piece, error) {
	asked, err := chart.Parse(strings.Join(f.words, " "), f.text)
	if err != nil {
		return nil, err
	}
	for _, variant := range asked.Variants() {
		if names := d.variants[d.unit.Name]; d.variants != nil && variant != results.Serial && !slices.Contains(names, variant) {
			return nil, nearest.Unknown("variant", variant, names)
		}
	}
	id := d.ids.unique("chart-" + asked.Kind)
	if d.lab == nil {
		return Figure{ID: id, Unit: d.unit.Name, Missing: card.NotMeasured(d.unit.Name)}, nil
	}
	drawn, err := chart.Draw(asked, d.File, d.lab)
	figure := NewFigure(id, d.Pictures, drawn, err)
	figure.Unit = d.unit.Name
	d.figures = append(d.figures, figure)
	return figure, nil
}

func (d *draft) claim(f fence) (piece, error) {
	c, err := claim.Parse(f.text)
	if err != nil {
		return nil, err
	}
	outcome, err := d.judge(c.Predicate)
	return verdict{d.ids.unique("claim"), d.unit.Name, c.Sentence, outcome}, err
}
