package answers

import (
	"cmp"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"

	"github.com/goccy/go-yaml"
	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/parser"

	"workbook/labs/plain"
	"workbook/reportgen/internal/course"
	"workbook/reportgen/internal/results"
	"workbook/reportgen/internal/written"
)

// An entry holds the answers to one lab's lesson.
type entry struct {
	Now       pick     `yaml:",inline"`
	Earlier   []pick   `yaml:"earlier,omitempty"`
	Questions []answer `yaml:"questions,omitempty"`
	Drawing   *drawing `yaml:"drawing,omitempty"`
}

// A pick is one answer to the lesson's prediction.
type pick struct {
	Choice text   `yaml:"choice,omitempty"`
	Why    text   `yaml:"why,omitempty"`
	At     moment `yaml:"at,omitempty"`
	Seen   bool   `yaml:"seen,omitempty"`
}

// An answer is the student's, to a question at the lesson's end.
type answer struct {
	Ask    text   `yaml:"ask"`
	Answer text   `yaml:"answer"`
	At     moment `yaml:"at,omitempty"`
}

// maxText bounds one answer, in bytes.
const maxText = 4096

// text is a string that knows its line.
type text struct {
	value string
	line  int
}

// UnmarshalYAML implements yaml.NodeUnmarshaler.
func (t *text) UnmarshalYAML(node ast.Node) error {
	t.line = node.GetToken().Position.Line
	if err := yaml.NodeToValue(node, &t.value); err != nil {
		return err
	}
	if len(t.value) > maxText {
		return course.Mistake(node, "a text of %d bytes: want at most %d", len(t.value), maxText)
	}
	return nil
}

// moment is a time as predict writes it.
type moment struct{ time.Time }

// UnmarshalYAML implements yaml.NodeUnmarshaler.
func (m *moment) UnmarshalYAML(node ast.Node) (err error) {
	var written string
	if err := yaml.NodeToValue(node, &written); err != nil {
		return err
	}
	if m.Time, err = time.Parse(time.RFC3339, written); err != nil {
		return course.Mistake(node, "at %s: want a time such as 2026-03-02T09:00:00Z", written)
	}
	return nil
}

// MarshalYAML implements yaml.InterfaceMarshaler.
func (m moment) MarshalYAML() (any, error) { return m.Format(time.RFC3339), nil }

// MarshalYAML implements yaml.InterfaceMarshaler.
func (t text) MarshalYAML() (any, error) { return t.value, nil }

// IsZero leaves an empty choice out.
func (t text) IsZero() bool { return t.value == "" }

// parse reads the file's text into the book.
func (b *Book) parse(source []byte) error {
	if err := course.Decode(source, &b.entries); err != nil {
		return b.located(err)
	}
	if b.entries == nil { // nothing but comments
		b.entries = map[string]entry{}
	}
	lines := keys(source)
	for _, name := range slices.Sorted(maps.Keys(b.entries)) {
		i := slices.IndexFunc(b.units, func(u course.Unit) bool { return u.Name == name })
		if i < 0 {
			b.leaveOut(lines[name], "lab %q: want one of %s", name, strings.Join(course.Names(b.units), ", "))
			continue
		}
		if b.entries[name].isEmpty() {
			delete(b.entries, name) // somebody is going to write it
			continue
		}
		if err := b.check(b.entries[name], b.units[i], lines[name]); err != nil {
			return err
		}
	}
	return nil
}

// isEmpty reports that an entry answers nothing yet.
func (e entry) isEmpty() bool {
	return e.Now.result() == results.Pick{} && e.Earlier == nil && e.Questions == nil && e.Drawing == nil
}

// check holds an entry against its lesson.
func (b *Book) check(e entry, u course.Unit, line int) error {
	for _, s := range append(slices.Clone(e.Earlier), e.Now) {
		if s.Choice.value == "" && (len(e.Questions) > 0 || e.Drawing != nil) && len(e.Earlier) == 0 {
			continue // only the questions were answered, or a line drawn
		}
		if s.isOf(u) {
			continue
		}
		at := cmp.Or(s.Choice.line, line)
		const unknown = "choice %q: want one of %s"
		if s.Choice.value == "" {
			return b.wrong(at, unknown, "", named(u.Lesson.Predict.Choices))
		}
		b.leaveOut(at, unknown, s.Choice.value, named(u.Lesson.Predict.Choices))
	}
	if err := e.prediction(u).Check(); err != nil {
		return b.wrong(line, "%s: %v", u.Name, err)
	}
	return nil
}

// isOf reports that the lesson has the choice.
func (s pick) isOf(u course.Unit) bool { return u.Lesson.Predict.Choose(s.Choice.value) >= 0 }

// leaveOut notes an answer that the course does not have.
func (b *Book) leaveOut(line int, format string, args ...any) {
	b.leftOut = append(b.leftOut, fmt.Errorf("%w; the answer stays in the file, and is left out", b.wrong(line, format, args...)))
}

func (b *Book) wrong(line int, format string, args ...any) error {
	return fmt.Errorf("%s:%d: %s", b.path, max(line, 1), fmt.Sprintf(format, args...))
}

// located turns a YAML error into one line with path and line, and what the
// file may hold.
func (b *Book) located(err error) error {
	line, message := 1, err.Error()
	var at yaml.Error
	if errors.As(err, &at) && at.GetToken() != nil {
		line, message = at.GetToken().Position.Line, at.GetMessage()
	}
	message, _, _ = strings.Cut(message, "\n")
	return b.wrong(line, "%s; want for each lab choice, why, at, seen, earlier, questions and drawing, as predict writes them", plain.Line(written.OfYAML(message)))
}

// keys returns the line of each top-level key.
func keys(source []byte) map[string]int {
	lines := map[string]int{}
	file, err := parser.ParseBytes(source, 0)
	if err != nil {
		return lines
	}
	for _, doc := range file.Docs {
		if top, ok := doc.Body.(*ast.MappingNode); ok {
			for _, pair := range top.Values {
				lines[pair.Key.String()] = pair.Key.GetToken().Position.Line
				if number, is := pair.Key.(*ast.IntegerNode); is { // 03 is read as 3
					lines[fmt.Sprint(number.Value)] = pair.Key.GetToken().Position.Line
				}
			}
		}
	}
	return lines
}

func (e entry) prediction(u course.Unit) *results.Prediction {
	p := &results.Prediction{Drawing: e.Drawing.result()}
	if e.Now.isOf(u) {
		p.Pick = e.Now.result()
	}
	for _, s := range e.Earlier {
		if s.isOf(u) {
			p.Earlier = append(p.Earlier, s.result())
		}
	}
	for _, q := range e.Questions {
		p.Questions = append(p.Questions, results.Answered{Ask: q.Ask.value, Answer: q.Answer.value, At: q.At.Time})
	}
	return p
}

func (s pick) result() results.Pick {
	return results.Pick{Choice: s.Choice.value, Why: s.Why.value, At: s.At.Time, Seen: s.Seen}
}
