package chart

import (
	"slices"
	"strconv"
	"strings"

	"workbook/labs/units"
	"workbook/reportgen/internal/results"
	"workbook/reportgen/internal/stats"
)

// A title is the clause over a chart.
type title struct {
	text   string
	factor bool // its one factor is the median of the rounds' own ratios
}

// beside says where the title's factor comes from, for the caption of a picture of times:
// a reader who divides two of them may get another one. It is "" for a title without a
// factor, and for one that gives the end of an interval.
func (t title) beside() string {
	if !t.factor {
		return ""
	}
	return " The title's factor is the median of the rounds' own ratios, so the ratio of two medians in the picture may be another one."
}

// and is the title with a text after it, which holds no factor.
func (t title) and(text string) title {
	t.text += text
	return t
}

// maxWords is how many words a title may have, so that it is read at a glance.
const maxWords = 12

// fitting returns the first of the titles that has few enough words, or else the last.
func fitting(titles ...title) title {
	for _, t := range titles {
		if len(strings.Fields(strings.ReplaceAll(t.text, " = ", " "))) <= maxWords { // a sign is no word
			return t
		}
	}
	return titles[len(titles)-1]
}

// sized puts the N between a title and its end, if there is room for it.
func (t title) sized(n int64, end string) title {
	return fitting(t.at(n).and(end), t.and(end))
}

func (t title) at(n int64) title { return t.and(" at N = " + units.Count(n)) }

// A match is two things that a title holds against each other.
type match struct {
	name    string
	phase   string // of the first; "" for whole times
	other   string
	both    bool           // the other has that phase too; if not, all of its time counts
	speedup stats.Interval // of the first over the other
}

// title says what the speedup's interval allows: a finding, or a question that it leaves open.
func (m match) title(noise stats.Noise) title {
	verdict := judge(m.speedup, noise)
	switch {
	case verdict == stats.CantTell:
		return m.open()
	case m.phase != "":
		return m.part(verdict)
	case verdict == stats.Faster:
		return title{m.name + ": " + units.Ratio(m.speedup.Median) + " faster than " + m.other, true}
	case verdict == stats.Slower:
		return title{m.name + ": " + units.Ratio(1/m.speedup.Median) + " slower than " + m.other, true}
	}
	return title{text: m.name + ": as fast as " + m.other}
}

// part is the title of a phase that is known to take longer, or shorter, or as long.
func (m match) part(verdict stats.Verdict) title {
	is := m.name + ": " + m.phase + " is "
	if verdict == stats.NoDifference {
		return title{text: is + "as long as " + m.second()}
	}
	is += units.Ratio(1 / m.speedup.Median)
	if m.both {
		return title{is + " " + m.other + "'s", true}
	}
	return title{is + " as long as " + m.other, true}
}

// second names what the first is held against.
func (m match) second() string {
	if m.both {
		return "in " + m.other
	}
	return m.other
}

// open asks what the picture seems to show, and says that nobody can tell. If the interval
// lies on one side of 1×, it says how far that goes.
func (m match) open() title {
	s, faster, slower := m.speedup, "faster", "slower"
	if m.phase != "" {
		faster, slower = m.phase+" shorter", m.phase+" longer"
	}
	word, most := faster, s.Hi
	if s.Median < 1 {
		word, most = slower, 1/s.Lo
	}
	asked := title{text: m.name + ": " + word + " than " + m.second() + "? Can't tell"}
	if m.phase == "" && drawable(s) && (s.Lo >= 1 || s.Hi <= 1) {
		return fitting(title{text: m.name + ": as fast as " + m.other + " or up to " + units.Ratio(most) + " " + word}, asked)
	}
	return asked
}

// phased reports whether the phase of the first case can be held against the second one: it
// has the same phase, or none at all.
func phased(first, second *results.Case, phase string) bool {
	return tells(first, phase) && (tells(second, phase) || len(phasesOf(point{Case: second})) == 0)
}

// titled is the lesson's comparison as a title, or what the chart found itself if the
// lesson names none or the file cannot tell.
func (a Asked) titled(f *results.File, l *results.Lab, found title) title {
	first, second := a.two(f, l)
	if first == nil || second == nil || a.Phase != "" && !phased(first, second, a.Phase) {
		return found
	}
	several := slices.ContainsFunc(l.Cases, func(c results.Case) bool { return c.N != first.N && (a.N > 0 || a.wants(&c)) })
	m := match{a.Variant, a.Phase, a.Against, a.Phase != "" && tells(second, a.Phase), a.ratio(l, second, first)}
	full := m
	if a.Workers.Times > 0 || a.Variant == a.Against {
		full.name += " with " + units.Plural(first.Workers, "worker")
	}
	switch {
	case stuck(point{Case: first}):
		return title{text: full.name + ": never ends; " + a.Against + ": " + units.Time(second.Summary.Work.Median)}
	case stuck(point{Case: second}):
		return title{text: full.name + ": " + units.Time(first.Summary.Work.Median) + "; " + a.Against + ": never ends"}
	case a.Variant == a.Against:
		full.other, full.both = "with "+strconv.Itoa(second.Workers), false
		m = full
	}
	end := ""
	if a.Phase == "" && judge(m.speedup, f.Noise()) != stats.CantTell {
		end = sums(point{Case: first})
	}
	short, long := m.title(f.Noise()), full.title(f.Noise())
	switch {
	case !several:
		return fitting(long.and(end), short.and(end))
	case a.N > 0: // no row of the picture says the N
		return fitting(short.at(first.N).and(end), long.and(end), short.and(end))
	}
	return fitting(long.at(first.N).and(end), long.and(end), short.and(end))
}
