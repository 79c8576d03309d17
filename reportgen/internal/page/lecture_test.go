package page

import (
	"bytes"
	"io"
	"net/http"
	"net/url"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp"

	"workbook/reportgen/internal/class"
	"workbook/reportgen/internal/classroom"
	"workbook/reportgen/internal/course"
	"workbook/reportgen/internal/handin"
	"workbook/reportgen/internal/results"
	"workbook/reportgen/internal/store"
)

// A lecture is a class that is served to a browser in a test.
type lecture struct {
	t        *testing.T
	room     *classroom.Class
	page     string // the projector's address
	syllabus handin.Syllabus
}

// newLecture begins a class of the whole course on loopback. The script draws its charts.
func newLecture(t *testing.T, script []byte) *lecture {
	t.Helper()
	root := os.DirFS("../../..")
	units, err := course.Load(root)
	if err != nil {
		t.Fatal(err)
	}
	folder := t.TempDir()
	register, err := classroom.OpenRegister(folder)
	if err != nil {
		t.Fatal(err)
	}
	kept, err := store.Open(t.Context(), folder, register.Code())
	if err != nil {
		t.Fatal(err)
	}
	l := &lecture{t: t, syllabus: handin.NewSyllabus(units, root)}
	gathered := class.New(l.syllabus)
	l.room = &classroom.Class{
		Store: kept, Register: register,
		Handed: func(h *handin.HandIn) { gathered.Add(h) },
		Ballot: func(w io.Writer, b classroom.Ballot) error {
			shown := Ballot{Chosen: b.Chosen, Changing: b.Changing}
			if b.Open != nil {
				shown.Open, shown.Lab, shown.Ask, shown.Choices = true, b.Open.Lab, b.Open.Ask, b.Open.Choices
			}
			if b.Late != nil {
				shown.Late = b.Late.Lab[:2]
			}
			return RenderBallot(w, shown)
		},
		Projector: func(w io.Writer) error { return RenderProjector(w, l.projected(gathered.Summary())) },
		Machines:  func(w io.Writer) error { return RenderClass(w, ClassInput{Class: gathered.Summary(), Script: script}) },
		Trouble:   func(err error) { t.Error(err) },
	}
	for _, topic := range l.syllabus {
		q := classroom.Question{Lab: topic.Name, Title: topic.Lesson.Title, Ask: topic.Lesson.Predict.Ask}
		for _, c := range topic.Lesson.Predict.Choices {
			q.Choices = append(q.Choices, c.Text)
		}
		l.room.Questions = append(l.room.Questions, q)
	}
	if err := l.room.Begin(t.Context()); err != nil {
		t.Fatal(err)
	}
	doors, err := l.room.Listen("127.0.0.1:0", false)
	if err != nil {
		t.Fatal(err)
	}
	l.page = "http://" + doors.Projector.Addr().String()
	served := make(chan error, 1)
	go func() { served <- l.room.Serve(t.Context(), doors) }()
	t.Cleanup(func() {
		l.room.End()
		if err := <-served; err != nil {
			t.Error(err)
		}
		kept.Close()
	})
	return l
}

func (l *lecture) projected(s class.Summary) Projected {
	p := Projected{Address: l.room.Address.String(), Class: s, Polls: map[string]Poll{}}
	for _, q := range l.room.Questions {
		state := l.room.Register.State(q.Lab)
		p.Polls[q.Lab] = Poll{Open: state == classroom.Open, Shown: state == classroom.Shown, Votes: l.room.Register.Votes(q.Lab, len(q.Choices))}
	}
	select {
	case <-l.room.Ended():
		p.Ended = true
	default:
	}
	return p
}

// handIn is a hand-in of the token's: lab 03 was predicted and measured.
func (l *lecture) handIn(token handin.Token) *handin.HandIn {
	mutex := l.syllabus.Topic("03-mutex")
	choice := handin.FingerprintOf(mutex.Lesson.Predict.Choices[0].Text)
	return &handin.HandIn{Schema: handin.Schema, ID: token.ID(), Number: 1,
		Machine:     handin.Machine{OS: "linux", Arch: "amd64", CPU: handin.Other, CPUs: 4, Go: "1.26"},
		Calibration: handin.Calibration{Ceiling: []handin.Ceiling{}},
		Labs: []handin.Lab{{Name: "03-mutex", Status: results.OK, Race: results.Clean, Exercise: results.NotPassed, Cause: "serial",
			Prediction: &handin.Prediction{Choice: choice}, Measured: choice, Claims: []handin.Claim{{Claim: choice, Verdict: "holds"}},
			Cases: []handin.Case{{Variant: "lock-every-add", Workers: 4, N: 1e6, Speedup: handin.Interval{0.5, 0.4, 0.6, 9}, Outcome: results.Crashed}}}},
	}
}

// post sends the text as a hand-in, and reports whether the class took it.
func (l *lecture) post(token handin.Token, text []byte) bool {
	l.t.Helper()
	q, err := http.NewRequestWithContext(l.t.Context(), http.MethodPost, "http://"+l.room.Address.Host+"/v1/hand-in", bytes.NewReader(text))
	if err != nil {
		l.t.Fatal(err)
	}
	q.SetBasicAuth(l.room.Address.Code, token.String())
	q.Header.Set("Content-Type", "application/json")
	a, err := http.DefaultClient.Do(q)
	if err != nil {
		l.t.Fatal(err)
	}
	a.Body.Close()
	return a.StatusCode == http.StatusOK
}

// handInFrom lets a number of students hand in.
func (l *lecture) handInFrom(students int) {
	l.t.Helper()
	for i := range students {
		token := handin.Token{byte(i)}
		text, err := l.handIn(token).Bytes()
		if err != nil {
			l.t.Fatal(err)
		}
		if !l.post(token, text) {
			l.t.Fatal("a good hand-in is not taken")
		}
	}
}

// turn does what a button of the projector's page does.
func (l *lecture) turn(lab string, to classroom.State) {
	l.t.Helper()
	a, err := http.PostForm(l.page+"/question", url.Values{"lab": {lab}, "state": {string(to)}})
	if err != nil {
		l.t.Fatal(err)
	}
	a.Body.Close()
}

func (l *lecture) vote(lab, choice, voter string) {
	l.t.Helper()
	form := strings.NewReader(url.Values{"lab": {lab}, "choice": {choice}}.Encode())
	q, err := http.NewRequestWithContext(l.t.Context(), http.MethodPost, "http://"+l.room.Address.Host+"/"+l.room.Address.Code, form)
	if err != nil {
		l.t.Fatal(err)
	}
	q.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	q.AddCookie(&http.Cookie{Name: "voter", Value: url.QueryEscape(voter)})
	a, err := http.DefaultClient.Do(q)
	if err != nil {
		l.t.Fatal(err)
	}
	a.Body.Close()
}

// served fails the test if the browser had anything to say, or asked anybody but
// the class.
func (b *tab) served(by string) {
	b.t.Helper()
	b.mu.Lock()
	defer b.mu.Unlock()
	for _, line := range b.said {
		b.t.Errorf("the browser says: %s", line)
	}
	for _, address := range b.requests {
		if !strings.HasPrefix(address, by) && !strings.HasPrefix(address, "data:") {
			b.t.Errorf("the page asks for %.120s", address)
		}
	}
}

// arrives is until for a condition that a form's answer makes true: while the
// browser goes from page to page, it is asked again.
func (b *tab) arrives(condition string) {
	b.t.Helper()
	for {
		_, err := chromedp.Run(b.ctx, chromedp.Poll[bool](condition, chromedp.WithPollingTimeout(20*time.Second)))
		switch {
		case err == nil:
			return
		case !strings.Contains(err.Error(), "Cannot find context") && !strings.Contains(err.Error(), "navigated or closed"):
			b.t.Fatalf("waiting for %s: %v", condition, err)
		}
	}
}
