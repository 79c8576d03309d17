package page

import (
	"strings"
	"testing"

	"github.com/chromedp/chromedp"

	"workbook/reportgen/internal/classroom"
)

// TestBallotInABrowser votes as a phone does, without scripts.
func TestBallotInABrowser(t *testing.T) {
	t.Parallel()
	secondary(t)
	l := newLecture(t, nil)
	b := newTab(t, noScripts(), chromedp.EmulateViewport(360, 640))
	home := "http://" + l.room.Address.Host + "/" + l.room.Address.Code
	b.do(chromedp.Navigate(home))
	b.until(`document.body.innerText.includes("No question is open")`)
	l.turn("03-mutex", classroom.Open)
	b.do(chromedp.Navigate(home))
	b.until(`document.querySelectorAll("input[type=radio]").length > 2`)
	if width := eval[int](b, `document.documentElement.scrollWidth`); width > 360 {
		t.Errorf("it is %d px wide on a phone", width)
	}
	eval[bool](b, `document.querySelector("input[value='2']").click(), document.querySelector("button").click(), true`)
	b.arrives(`document.body.innerText.includes("Your vote is in")`)
	if votes := l.room.Register.Votes("03-mutex", 4); votes[2] != 1 {
		t.Errorf("votes %v", votes)
	}
	eval[bool](b, `document.querySelector("a").click(), true`)
	b.arrives(`document.querySelector("input[value='2']")?.checked`)
	eval[bool](b, `document.querySelector("input[value='1']").click(), true`)
	l.turn("03-mutex", classroom.Covered)
	l.turn("05-atomic", classroom.Open)
	eval[bool](b, `document.querySelector("button").click(), true`)
	b.arrives(`document.body.innerText.includes("Question 03 was closed before your vote came")`)
	if votes := l.room.Register.Votes("03-mutex", 4); votes[2] != 1 || votes[1] != 0 {
		t.Errorf("votes %v when the change came too late", votes)
	}
	eval[bool](b, `document.querySelector("input[type=radio]").click(), document.querySelector("button").click(), true`)
	b.arrives(`document.body.innerText.includes("Your vote is in") && !document.body.innerText.includes("closed before")`)
	b.served("http://" + l.room.Address.Host)
}

// TestABallotWithAFormStays wants every ballot to be either a form or a page that loads
// itself again, which would undo a choice that was not sent.
func TestABallotWithAFormStays(t *testing.T) {
	choices := []string{"slower", "faster"}
	for name, c := range map[string]struct {
		of   Ballot
		form bool
	}{
		"nothing open": {Ballot{Chosen: -1}, false},
		"late":         {Ballot{Chosen: -1, Late: "03"}, false},
		"no vote":      {Ballot{Open: true, Choices: choices, Chosen: -1}, true},
		"a vote":       {Ballot{Open: true, Choices: choices, Chosen: 1}, false},
		"changing it":  {Ballot{Open: true, Choices: choices, Chosen: 1, Changing: true}, true},
	} {
		var page strings.Builder
		if err := RenderBallot(&page, c.of); err != nil {
			t.Fatal(err)
		}
		if form, again := strings.Contains(page.String(), "<form"), strings.Contains(page.String(), `http-equiv="refresh"`); form != c.form || again == form {
			t.Errorf("%s: a form %v, loads itself again %v", name, form, again)
		}
	}
}
