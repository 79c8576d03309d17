package course

import (
	"bytes"
	"errors"
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"

	"github.com/goccy/go-yaml"

	"workbook/labs/plain"
	"workbook/reportgen/internal/written"
)

// maxCases is the largest number of cases of one variant that a lesson may plan.
// Without it a slip of the finger would start a million launches.
const maxCases = 200

// front is the front matter as it is written.
type front struct {
	Title   string            `yaml:"title"`
	Follows string            `yaml:"follows"`
	Plan    []plan            `yaml:"plan"`
	Trace   []plan            `yaml:"trace"`
	Expect  map[string]expect `yaml:"expect"`
	Predict struct {
		Ask     string `yaml:"ask"`
		Measure string `yaml:"measure"`
		Choices []struct {
			Text   string `yaml:"text"`
			Is     string `yaml:"is"`
			Tempts string `yaml:"tempts"`
		} `yaml:"choices"`
	} `yaml:"predict"`
}

type plan struct {
	Variants variants `yaml:"variants"`
	Workers  []count  `yaml:"workers"`
	N        []number `yaml:"n"`
}

// parse reads a lesson: front matter between two lines of three dashes, then
// Markdown. Errors name path and line, and say how the lesson is brought back.
func parse(path string, text []byte) (Lesson, error) {
	lesson, err := parsed(path, text)
	if line, todo := written.LeftByGit(text); err != nil && line > 0 {
		return Lesson{}, fmt.Errorf("%s:%d: %s", path, line, todo)
	}
	if err != nil {
		return Lesson{}, fmt.Errorf("%w; git checkout %s brings the original back", err, path)
	}
	return lesson, nil
}

func parsed(path string, text []byte) (Lesson, error) {
	matter, body, line, err := split(text)
	if err != nil {
		return Lesson{}, fmt.Errorf("%s:%d: %w", path, line, err)
	}
	var f front
	if err := Decode(matter, &f); err != nil {
		return Lesson{}, located(path, err)
	}
	lesson := f.lesson()
	lesson.Body, lesson.Line = body, line
	lesson.Observed = observed.Match(body)
	lesson.Questions, lesson.Puzzle, lesson.Terms = questions(body), puzzle(body), terms(body)
	if err := lesson.check(); err != nil {
		return Lesson{}, fmt.Errorf("%s:1: %w", path, err)
	}
	return lesson, nil
}

// The two lines around the front matter. An editor may leave blanks at their ends.
var (
	opening = regexp.MustCompile(`\A---[ \t]*\n`)
	closing = regexp.MustCompile(`\n---[ \t]*\n`)
)

// split cuts the front matter off. Its first line is left empty, so that the
// lines after it keep their numbers.
func split(text []byte) (matter, body []byte, line int, err error) {
	text = written.Text(text)
	opened := opening.FindIndex(text)
	if opened == nil {
		return nil, nil, 1, errors.New("no front matter; begin the file with a line ---")
	}
	rest := text[opened[1]:]
	closed := closing.FindIndex(rest)
	if closed == nil || bytes.Contains(rest[:closed[0]], []byte("\n```")) { // the three dashes of an order block are no end
		return nil, nil, 1, errors.New("front matter has no end; put a line --- after it")
	}
	matter, body = rest[:closed[0]], rest[closed[1]:]
	return append([]byte("\n"), matter...), body, bytes.Count(matter, []byte("\n")) + 4, nil
}

// observed is what a lesson shows of an observed launch. Other labs go without one:
// it takes a fifth of a second for each variant.
var observed = regexp.MustCompile("(?m)^```chart (timeline|lanes)\\b|\\bbusy\\(")

// questionBlock is an answer block up to the end of its question, an empty line.
var questionBlock = regexp.MustCompile("(?ms)^```answer[ \t]*\n(.+?)\n[ \t]*\n")

// questions returns the questions of the body's answer blocks, each on one line.
func questions(body []byte) (all []string) {
	for _, block := range questionBlock.FindAllSubmatch(body, -1) {
		all = append(all, plain.OneLine(string(block[1])))
	}
	return all
}

// defined is a term block: the name on its first line, then the meaning.
var defined = regexp.MustCompile("(?ms)^```term[ \t]*\n([^\n]+)\n(.+?)\n```")

// terms returns what the body's term blocks introduce.
func terms(body []byte) (all []Term) {
	for _, block := range defined.FindAllSubmatch(body, -1) {
		all = append(all, Term{Name: plain.OneLine(string(block[1])), Meaning: plain.OneLine(string(block[2]))})
	}
	return all
}

// located turns a YAML error into one line with path and line.
func located(path string, err error) error {
	var at yaml.Error
	if errors.As(err, &at) && at.GetToken() != nil {
		return fmt.Errorf("%s:%d: front matter: %s%s", path, at.GetToken().Position.Line, plain.Line(written.OfYAML(at.GetMessage())), meant(at.GetMessage()))
	}
	first, _, _ := strings.Cut(err.Error(), "\n")
	return fmt.Errorf("%s:1: front matter: %s", path, plain.Line(first))
}

// slips are what a person most often did if the YAML parser says so.
var slips = []struct{ said, todo string }{
	{"cannot start any token", "; indent by spaces, and not by tabs"},
	{"mapping value is not allowed", "; put a text with a colon into quotes"},
	{"invalid header option", "; put a text that begins with > or | into quotes"},
	{"where sequence is expected", "; a list has brackets, as in [2, 4]"},
	{"where mapping is expected", "; want names with a value each, as in {lock-once: right}"},
}

// meant is what to do about a message of the YAML parser's, if that is known.
func meant(message string) string {
	for _, slip := range slips {
		if strings.Contains(message, slip.said) {
			return slip.todo
		}
	}
	return ""
}

func (f front) lesson() Lesson {
	l := Lesson{Title: f.Title, Follows: f.Follows, Expect: map[string]string{}}
	for variant, e := range f.Expect {
		l.Expect[variant] = string(e)
	}
	l.Plan, l.Trace = plans(f.Plan), plans(f.Trace)
	l.Predict = Predict{Ask: f.Predict.Ask, Measure: f.Predict.Measure}
	for _, c := range f.Predict.Choices {
		l.Predict.Choices = append(l.Predict.Choices, Choice(c))
	}
	return l
}

func plans(written []plan) (all []Plan) {
	for _, w := range written {
		p := Plan{Variants: w.Variants}
		for _, c := range w.Workers {
			p.Workers = append(p.Workers, Count(c))
		}
		for _, n := range w.N {
			p.N = append(p.N, int64(n))
		}
		all = append(all, p)
	}
	return all
}

// check finds what a lesson must have and this one has not.
func (l Lesson) check() error {
	switch {
	case strings.TrimSpace(l.Title) == "":
		return errors.New("front matter: no title")
	case len(l.Plan) == 0:
		return errors.New("front matter: no plan; say which variants to measure, with which workers and n")
	case l.Predict.Ask == "" || l.Predict.Measure == "" || len(l.Predict.Choices) < 2:
		return errors.New("front matter: predict wants ask, measure and at least two choices")
	}
	for _, p := range l.Plan {
		if len(p.Workers) == 0 || len(p.N) == 0 {
			return errors.New("front matter: every plan wants workers and n")
		}
	}
	for _, p := range l.Trace {
		if len(p.Variants) == 0 || len(p.Workers) != 1 || len(p.N) != 1 {
			return errors.New("front matter: every trace wants variants by name, one number of workers and one n")
		}
	}
	for i, c := range l.Predict.Choices {
		switch {
		case c.Text == "" || c.Is == "":
			return errors.New("front matter: every choice wants text and is")
		case l.Predict.Choose(c.Text) != i: // an answer is kept by its text
			return fmt.Errorf("front matter: two choices say %q; give one another text", plain.Line(c.Text))
		}
	}
	for _, variant := range slices.Sorted(maps.Keys(l.Expect)) {
		if l.Expect[variant] == "" { // a key without a value never came to UnmarshalYAML
			return fmt.Errorf("front matter: expect %s: want right, race, wrong or stuck", plain.Line(variant))
		}
	}
	if cases := l.cases(); cases > maxCases {
		return fmt.Errorf("front matter: the plan has %d cases a variant; want at most %d", cases, maxCases)
	}
	return nil
}

// cases counts what the plan asks of a variant that is in all of it.
func (l Lesson) cases() (n int) {
	for _, p := range l.Plan {
		n += len(p.Workers) * len(p.N)
	}
	return n
}
