package page

import (
	"encoding/base64"
	"fmt"
	"html/template"
	"io"
	"slices"

	"workbook/labs/units"
	"workbook/reportgen/internal/class"
)

// Projected is what a class sees on the projector. All of its text is the
// course's or the instructor's; nothing in it is a student's.
type Projected struct {
	Address string // where students hand in and vote
	QR      []byte // the address as a PNG picture
	Class   class.Summary
	Polls   map[string]Poll // by lab
	Ended   bool
}

// A Poll is how far the class has come with a lesson's question.
type Poll struct {
	Open  bool  // students vote, and see no result
	Shown bool  // the results are shown
	Votes []int // by choice
}

// Asked are the questions of the lessons, each with its poll.
func (p Projected) Asked() (all []asked) {
	for _, l := range p.Class.Lessons {
		if len(l.Choices) > 0 {
			all = append(all, asked{l, p.Polls[l.Name]})
		}
	}
	return all
}

// asked is a question on the projector.
type asked struct {
	class.Lesson
	Poll
}

// Speed says how fast the lab's subject is on the machines of the class; "" if no
// machine tells.
func (a asked) Speed() string {
	if !a.Shown || a.Subject == "" || a.Median == 0 {
		return ""
	}
	return fmt.Sprintf("Speedup of %s: %s in the middle, from %s to %s on %s.", a.Subject,
		units.Ratio(a.Median), units.Ratio(a.Least), units.Ratio(a.Most), units.Plural(a.Told, "machine"))
}

// Voters are the votes on all choices.
func (a asked) Voters() (voters int) {
	for _, n := range a.Votes {
		voters += n
	}
	return voters
}

// A bar is a row of a histogram.
type bar struct {
	Name  string // whose answers these are
	Class string
	Count int
	Width int // in thousandths of the most that any bar of the question has
}

// Bars are the rows of a choice: votes in this room, predictions in the hand-ins,
// and machines.
func (a asked) Bars(place int) []bar {
	most := max(1, slices.Max(a.votes()))
	for _, c := range a.Choices {
		most = max(most, c.Said, c.Bears)
	}
	c, votes := a.Choices[place], a.votes()[place]
	return []bar{
		{"voted", "voted", votes, 1000 * votes / most},
		{"predicted", "predicted", c.Said, 1000 * c.Said / most},
		{"measured", "measured", c.Bears, 1000 * c.Bears / most},
	}
}

// votes are the votes by choice, also of a question that nobody has voted on.
func (a asked) votes() []int {
	votes := make([]int, len(a.Choices))
	copy(votes, a.Votes)
	return votes
}

// Picture is the QR code as an address that holds the picture itself.
func (p Projected) Picture() template.URL {
	return template.URL("data:image/png;base64," + base64.StdEncoding.EncodeToString(p.QR))
}

var (
	projectorStyle  = basic + asset(assets, "assets/projector.css")
	projectorScript = scripts("news", "projector")
	ballotStyle     = basic + asset(assets, "assets/ballot.css")
)

// RenderProjector writes the page that a class sees. It loads nothing, asks its
// own server for news, and sends forms to that server alone.
func RenderProjector(w io.Writer, p Projected) error {
	script := projectorScript
	if p.Ended {
		script = "" // there is nobody to ask for news
	}
	return served(w, "projector", projectorStyle, script, p)
}

// A Ballot is what a voter's phone shows.
type Ballot struct {
	Open     bool // there is a question
	Lab      string
	Ask      string
	Choices  []string
	Chosen   int    // the place of this voter's choice, or -1
	Changing bool   // the voter wants to choose again
	Late     string // the number of a question that was closed before this voter's vote came; "" if none was
}

// Asks reports whether the page is the form. Only if it is not, the page loads itself
// again: that would undo a choice that was not sent, and move the focus.
func (b Ballot) Asks() bool { return b.Open && (b.Chosen < 0 || b.Changing) }

// Choice is what this voter chose.
func (b Ballot) Choice() string { return b.Choices[b.Chosen] }

// RenderBallot writes the page of a phone: a form and no script.
func RenderBallot(w io.Writer, b Ballot) error { return served(w, "ballot", ballotStyle, "", b) }

// served writes a page that a server of the class gives out.
func served(w io.Writer, name, style, script string, content any) error {
	allowed := "'none'"
	if script != "" {
		allowed = digest(script)
	}
	view := struct {
		Policy  string
		Style   template.CSS
		Script  template.JS
		Content any
	}{
		fmt.Sprintf("default-src 'none'; script-src %s; connect-src 'self'; style-src %s; img-src data:; base-uri 'none'; form-action 'self'", allowed, digest(style)),
		template.CSS(style), template.JS(script), content,
	}
	if err := templates.ExecuteTemplate(w, name, view); err != nil {
		return fmt.Errorf("page of the class: %w", err)
	}
	return nil
}
