package page

import (
	"errors"
	"html/template"
	"slices"
	"strings"

	"workbook/reportgen/internal/chart"
	"workbook/reportgen/internal/claim"
)

// A fence is a fenced block: the words behind its opening one, its text, and
// the line of the lesson on which it opens.
type fence struct {
	words []string
	text  string
	line  int
}

// fences are the fenced blocks that come alive.
var fences map[string]func(*lesson, fence) (piece, error)

func init() {
	fences = map[string]func(*lesson, fence) (piece, error){
		"chart":    (*lesson).chart,
		"code":     (*lesson).code,
		"diff":     (*lesson).diff,
		"claim":    (*lesson).claim,
		"answer":   (*lesson).answer,
		"stepper":  (*lesson).stepper,
		"exercise": (*lesson).exercise,
		"term":     (*lesson).term,
	}
}

func (l *lesson) chart(f fence) (piece, error) {
	if len(f.words) != 1 || strings.TrimSpace(f.text) != "" {
		return piece{}, errors.New("a chart block names one chart and holds nothing: want ```chart time")
	}
	kind := f.words[0]
	if !slices.Contains(chart.Kinds(), kind) {
		return piece{}, unknown("chart", kind, chart.Kinds())
	}
	id := l.ids.unique("chart-" + kind)
	if l.lab == nil {
		return piece{"figure", figure{ID: id, Unit: l.unit.Name, Missing: notMeasured(l.unit.Name)}}, nil
	}
	drawn, err := chart.Draw(kind, l.File, l.lab)
	fig := newFigure(id, l.Input, drawn, err)
	fig.Unit = l.unit.Name
	l.figures = append(l.figures, fig)
	return piece{"figure", fig}, nil
}

func notMeasured(lab string) string { return "this results file has no " + lab }

func (l *lesson) code(f fence) (piece, error) {
	if len(f.words) != 1 {
		return piece{}, errors.New("a code block names one declaration: want ```code lockOnce")
	}
	q, err := quote(l.Root, l.unit.Lab, f.words[0])
	return piece{"code", q}, err
}

func (l *lesson) diff(f fence) (piece, error) {
	if len(f.words) != 2 {
		return piece{}, errors.New("a diff block names two labs, or a declaration of each: want ```diff 02-race/unlocked 03-mutex/lockEveryAdd")
	}
	var labs, names [2]string
	for i, word := range f.words {
		name, declaration, _ := strings.Cut(word, "/")
		u := l.find(name)
		if u == nil {
			return piece{}, unknown("lab", name, l.names())
		}
		labs[i], names[i] = u.Lab, declaration
	}
	c, err := compare(l.Root, labs[0], names[0], labs[1], names[1])
	return piece{"diff", c}, err
}

func (b *book) names() (names []string) {
	for _, u := range b.Units {
		names = append(names, u.Name)
	}
	return names
}

// A judged is a claim with what became of it.
type judged struct {
	ID, Unit string
	Sentence string
	claim.Outcome
}

func (l *lesson) claim(f fence) (piece, error) {
	lines := strings.Split(strings.TrimSpace(f.text), "\n")
	last := len(lines) - 1
	if last < 1 {
		return piece{}, errors.New("a claim block holds a sentence and, on its last line, a predicate")
	}
	outcome, err := l.judge(strings.TrimSpace(lines[last]))
	return piece{"claim", judged{l.ids.unique("claim"), l.unit.Name, oneLine(strings.Join(lines[:last], " ")), outcome}}, err
}

// A folded is a question whose answer opens on demand.
type folded struct {
	Question string
	Mine     string        // what the reader answered, "" for nothing
	Answer   template.HTML // goldmark's output
}

func (l *lesson) answer(f fence) (piece, error) {
	question, answer, ok := strings.Cut(f.text, "\n\n")
	if !ok || strings.TrimSpace(answer) == "" {
		return piece{}, errors.New("an answer block holds a question, an empty line, and the answer")
	}
	line := f.line + 1 + strings.Count(question, "\n") + 2
	return piece{"answer", folded{
		Question: oneLine(question),
		Mine:     l.answered(oneLine(question)),
		Answer:   l.html([]byte(answer), line, false),
	}}, nil
}

// answered is the reader's own answer to a question, or "".
func (l *lesson) answered(question string) string {
	if l.lab == nil || l.lab.Prediction == nil {
		return ""
	}
	for _, a := range l.lab.Prediction.Questions {
		if a.Ask == question {
			return a.Answer
		}
	}
	return ""
}

func (l *lesson) stepper(fence) (piece, error) { return piece{"stepper", l.ids.unique("stepper")}, nil }

func oneLine(text string) string { return strings.Join(strings.Fields(text), " ") }
