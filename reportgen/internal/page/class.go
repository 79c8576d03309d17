package page

import (
	"fmt"
	"html/template"
	"io"

	"workbook/labs/units"
	"workbook/reportgen/internal/chart"
	"workbook/reportgen/internal/class"
	"workbook/reportgen/internal/lesson"
)

// ClassInput is what the page of a class is made from.
type ClassInput struct {
	Class    class.Summary
	Script   []byte // echarts.min.js, or nil
	NoScript string // why there are no pictures and how to get them; empty if Script is set
}

// RenderClass writes the page of a class: one HTML file that needs nothing else.
// Every word of it is the course's own, and beside a pseudonym it names no CPU.
func RenderClass(w io.Writer, in ClassInput) error {
	view := classView{ECharts: carried(in.Script), NoScript: in.NoScript, Pictures: len(in.Script) > 0,
		Title: units.Plural(in.Class.Machines, "machine") + ", one page", Class: in.Class, Script: template.JS(classScript)}
	var figures []lesson.Figure
	figure := func(id string, c chart.Chart, err error) lesson.Figure {
		f := lesson.NewFigure(id, view.Pictures, c, err)
		figures = append(figures, f)
		return f
	}
	for i, k := range in.Class.Room {
		var rows []chart.Tally
		for _, g := range k.Groups {
			rows = append(rows, chart.Tally{Name: g.Name, Counts: []int{g.Machines}})
		}
		c, err := chart.Tallies(k.What, []string{"machines"}, rows)
		c.Title = k.What
		view.Room = append(view.Room, figure(fmt.Sprintf("room-%d", i), c, err))
	}
	for _, l := range in.Class.Lessons {
		if l.Measured+l.Failed > 0 {
			view.Lessons = append(view.Lessons, newClassLesson(l, in.Class, figure))
		}
	}
	var rows []chart.Tally
	for _, e := range in.Class.Exercises {
		rows = append(rows, chart.Tally{Name: e.Number + " " + e.Lesson.Title, Counts: []int{e.Passed, e.NotPassed, e.Open}})
	}
	c, err := chart.Tallies("Exercise", []string{"passed", "not passed", "not attempted or not checked"}, rows)
	c.Title = "How far the class has come"
	view.Exercises = figure("exercises-chart", c, err)
	view.Style = template.CSS(classStyle + heights(figures))
	view.Policy = policy(string(view.Style), classScript, string(in.Script))
	return write(w, "class", view)
}

var (
	classStyle  = basic + asset(assets, "assets/lesson.css") + asset(assets, "assets/class.css")
	classScript = scripts("base", "theme", "shapes", "pictures", "explore", "replay", "class")
)

// A classView is what the template of a class's page sees.
type classView struct {
	Policy, Title string
	Style         template.CSS
	Script        template.JS
	ECharts       template.HTML
	NoScript      string
	Pictures      bool
	Class         class.Summary
	Room          []lesson.Figure
	Lessons       []classLesson
	Exercises     lesson.Figure
}

// A classLesson is a lesson's question, and what its machines say.
type classLesson struct {
	class.Lesson
	Answers, Machines lesson.Figure
}

func newClassLesson(l class.Lesson, c class.Summary, figure func(string, chart.Chart, error) lesson.Figure) classLesson {
	var rows []chart.Tally
	for _, choice := range l.Choices {
		rows = append(rows, chart.Tally{Name: choice.Text, Counts: []int{choice.Said, choice.Bears}})
	}
	answers, err := chart.Tallies("Answer", []string{"predicted it", "machines bear it out"}, rows)
	answers.Title = "Predicted, and measured on " + units.Plural(l.Measured+l.Failed, "machine")
	shown := classLesson{Lesson: l, Answers: figure(l.Name+"-answers", answers, err)}
	crowd := chart.Crowd{Variant: l.Subject, Of: l.Told, Median: l.Median}
	for _, d := range l.Dots {
		crowd.Dots = append(crowd.Dots, chart.Dot{Name: c.Names[d.Machine], CPUs: c.CPUs[d.Machine], Speedup: d.Speedup})
	}
	if len(crowd.Dots) > 0 {
		drawn, err := crowd.Chart()
		shown.Machines = figure(l.Name+"-machines", drawn, err)
	}
	return shown
}
