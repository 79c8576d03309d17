package handin

import (
	"math"
	"slices"
	"strconv"

	"workbook/reportgen/internal/claim"
	"workbook/reportgen/internal/results"
	"workbook/reportgen/internal/stats"
)

// New makes the hand-in of a results file that was read and so checked. Labs,
// variants and choices that the lessons do not have are left out.
func New(s Syllabus, f *results.File, who Identity) *HandIn {
	h := Judged(s, f)
	h.ID, h.Number = who.Token.ID(), who.Number
	return h
}

// Judged is New for a file of which nobody has told whose it is. The identity is
// that of its run.
func Judged(s Syllabus, f *results.File) *HandIn {
	h := Unjudged(s, f)
	for i := range h.Labs {
		h.Labs[i].judge(s.Topic(h.Labs[i].Name), f)
	}
	return h
}

// Unjudged is Judged without what needs the samples: neither the lessons' claims
// nor their questions are judged.
func Unjudged(s Syllabus, f *results.File) *HandIn {
	h := &HandIn{
		Schema: Schema, ID: runID(f), Number: 1,
		Machine: classOf(f.Machine), Calibration: calibration(f.Calibration), Labs: []Lab{},
	}
	for i := range s {
		if l := f.Lab(s[i].Name); l != nil {
			h.Labs = append(h.Labs, newLab(&s[i], l))
		}
	}
	return h
}

func calibration(c results.Calibration) Calibration {
	small := Calibration{
		Launch: rounded(c.Launch), Timer: rounded(c.Timer), Handover: rounded(c.Handover),
		Atomic: rounded(c.Atomic), Noise: rounded(c.Noise.Ratio), Ceiling: []Ceiling{},
	}
	for _, at := range c.Ceiling[:min(len(c.Ceiling), maxCeiling)] {
		small.Ceiling = append(small.Ceiling, Ceiling{at.Workers, rounded(at.Speedup)})
	}
	return small
}

func newLab(t *Topic, l *results.Lab) Lab {
	small := Lab{
		Name: l.Name, Status: l.Status, Race: l.Race.Status, Exercise: l.Exercise,
		Cause: cause(t, l), Prediction: prediction(t, l.Prediction),
		Claims: []Claim{}, Cases: []Case{},
	}
	for i := range l.Cases {
		if c := &l.Cases[i]; slices.Contains(t.Variants, c.Variant) && isName.MatchString(c.Variant) {
			small.Cases = append(small.Cases, newCase(c))
		}
	}
	return small
}

// judge holds the lesson's question and claims against the file. A mistake in the
// lesson leaves its claim out.
func (l *Lab) judge(t *Topic, f *results.File) {
	scope := claim.Scope{File: f, Lab: f.Lab(l.Name)}
	l.Measured, l.Answer = measured(t, scope)
	for _, c := range t.Claims {
		if outcome, err := scope.Claim(c.Predicate); err == nil {
			l.Claims = append(l.Claims, Claim{FingerprintOf(c.Predicate), outcome.Verdict})
		}
	}
}

// cause says why the exercise did not pass, in a word that its tests know.
func cause(t *Topic, l *results.Lab) string {
	if l.Exercise != results.NotPassed || l.Cause == "" {
		return ""
	}
	if _, known := t.Causes[l.Cause]; !known {
		return Other
	}
	return l.Cause
}

func prediction(t *Topic, p *results.Prediction) *Prediction {
	if p == nil {
		return nil
	}
	small := &Prediction{Seen: p.Seen, Before: len(p.Earlier)}
	if t.Lesson.Predict.Choose(p.Choice) >= 0 {
		small.Choice = FingerprintOf(p.Choice)
	}
	return small
}

// measured returns the choice that the measurement bears out, and what the
// question's measure came to. A mistake in the lesson gives none.
func measured(t *Topic, scope claim.Scope) (Fingerprint, Interval) {
	ask := t.Lesson.Predict
	comparisons := make([]string, len(ask.Choices))
	for i, c := range ask.Choices {
		comparisons[i] = c.Is
	}
	answer, err := scope.Number(ask.Measure)
	if err != nil || answer.Samples == 0 {
		return "", Interval{}
	}
	right, settled, err := scope.Choose(ask.Measure, comparisons)
	if err != nil || !settled {
		return "", rounded(answer)
	}
	return FingerprintOf(ask.Choices[right].Text), rounded(answer)
}

func newCase(c *results.Case) Case {
	small := Case{
		Variant: c.Variant, Workers: c.Workers, N: c.N, Stuck: c.Stuck != nil,
		Work: rounded(c.Summary.Work), Speedup: rounded(c.Summary.Speedup),
		CPUs: rounded(c.Summary.CPUsUsed), Memory: rounded(c.Summary.PeakRSS),
	}
	if repeats := c.Right() + c.Wrong(); repeats > 0 {
		small.Wrong = digits(float64(c.Wrong()) / float64(repeats))
	}
	if c.Failure != nil {
		small.Outcome = c.Failure.Outcome
	}
	return small
}

// rounded keeps four digits, and nothing of what was not measured.
func rounded(i stats.Interval) Interval {
	if i.Samples == 0 || math.IsInf(i.Lo, 0) || math.IsInf(i.Hi, 0) || math.IsNaN(i.Lo+i.Median+i.Hi) {
		return Interval{}
	}
	return Interval{digits(i.Median), digits(i.Lo), digits(i.Hi), float64(min(i.Samples, maxSamples))}
}

func digits(x float64) float64 {
	short, _ := strconv.ParseFloat(strconv.FormatFloat(x, 'g', 4, 64), 64)
	return short
}
