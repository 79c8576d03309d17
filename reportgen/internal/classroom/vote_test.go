package classroom

import (
	"bufio"
	"fmt"
	"net/http"
	"net/http/cookiejar"
	"net/url"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"workbook/reportgen/internal/handin"
)

// A phone votes as a browser does.
type phone struct {
	t      *testing.T
	r      *room
	client *http.Client
}

func (r *room) phone(t *testing.T) *phone {
	t.Helper()
	jar, err := cookiejar.New(nil)
	if err != nil {
		t.Fatal(err)
	}
	p := &phone{t, r, &http.Client{Jar: jar, Transport: &http.Transport{DisableKeepAlives: true}}}
	p.page("")
	return p
}

func (p *phone) page(query string) string {
	p.t.Helper()
	return p.read(p.client.Get("http://" + p.r.Address.Host + "/" + p.r.Address.Code + query))
}

func (p *phone) vote(lab, choice string) string {
	p.t.Helper()
	return p.read(p.client.PostForm("http://"+p.r.Address.Host+"/"+p.r.Address.Code, url.Values{"lab": {lab}, "choice": {choice}}))
}

func (p *phone) read(a *http.Response, err error) string {
	p.t.Helper()
	if err != nil {
		p.t.Fatal(err)
	}
	defer a.Body.Close()
	var page strings.Builder
	if _, err := bufio.NewReader(a.Body).WriteTo(&page); err != nil {
		p.t.Fatal(err)
	}
	return page.String()
}

func TestVoting(t *testing.T) {
	r := newRoom(t)
	turn := func(lab string, to State) {
		t.Helper()
		if err := r.Register.turn(lab, to); err != nil {
			t.Fatal(err)
		}
	}
	one, other := r.phone(t), r.phone(t)
	if page := one.vote("03-mutex", "1"); page != "open false, chosen -1, late for 03-mutex" {
		t.Errorf("before it is open: %s", page)
	}
	turn("03-mutex", Open)
	for range 2 { // a second vote counts in place of the first
		if page := one.vote("03-mutex", "1"); page != "open true, chosen 1" {
			t.Errorf("a vote: %s", page)
		}
	}
	one.vote("03-mutex", "2")
	other.vote("03-mutex", "0")
	for _, bad := range [][2]string{{"03-mutex", "3"}, {"03-mutex", "-1"}, {"03-mutex", "<b>"}, {"99-none", "0"}, {"", ""}} {
		if page := other.vote(bad[0], bad[1]); !strings.Contains(page, "not a choice of this question") {
			t.Errorf("%q: %s", bad, page)
		}
	}
	if votes := r.Register.Votes("03-mutex", 3); !slices.Equal(votes, []int{1, 0, 1}) {
		t.Errorf("votes %v", votes)
	}
	turn("02-race", Open)
	if r.Register.State("03-mutex") != Covered {
		t.Error("two questions are open")
	}
	turn("03-mutex", Shown)
	if page := one.vote("03-mutex", "0"); page != "open true, chosen -1, late for 03-mutex" {
		t.Errorf("when it is shown: %s", page)
	}
	if page := one.vote("02-race", "0"); page != "open true, chosen 0" {
		t.Errorf("the question after it: %s", page)
	}
	if page := one.page("?change"); page != "open true, chosen 0, changing" {
		t.Errorf("when it is to change: %s", page)
	}
	if page := one.page("?late=99-none"); page != "open true, chosen 0" {
		t.Errorf("late for no question of the course: %s", page)
	}
	cookie := one.client.Jar.Cookies(&url.URL{Scheme: "http", Host: r.students, Path: "/"})[0]
	if err := r.Register.vote("02-race", r.Register.key("voter", cookie.Value), 7); err != nil {
		t.Fatal(err)
	}
	if page := one.page(""); page != "open true, chosen -1" {
		t.Errorf("a choice that the question has not: %s", page)
	}
	again, err := OpenRegister(filepath.Dir(r.Register.file.path))
	if err != nil {
		t.Fatal(err)
	}
	if again.Code() != r.Register.Code() || again.State("03-mutex") != Shown || !slices.Equal(again.Votes("03-mutex", 3), []int{1, 0, 1}) {
		t.Errorf("after a restart: %+v", again.class)
	}
}

// TestEveryVoteIsKept lets many vote at once, and reads the file as it is then.
func TestEveryVoteIsKept(t *testing.T) {
	r := newRoom(t)
	if err := r.Register.turn("03-mutex", Open); err != nil {
		t.Fatal(err)
	}
	var all sync.WaitGroup
	for i := range 200 {
		all.Go(func() {
			voter := fmt.Sprint("voter ", i)
			if err := r.Register.vote("03-mutex", voter, i%3); err != nil {
				t.Error(err)
			}
			kept, err := OpenRegister(filepath.Dir(r.Register.file.path))
			if err != nil {
				t.Error(err)
				return
			}
			if kept.choiceOf("03-mutex", voter) != i%3 {
				t.Errorf("the vote of %s is not in the file", voter)
			}
		})
	}
	all.Wait()
	if votes := r.Register.Votes("03-mutex", 3); !slices.Equal(votes, []int{67, 67, 66}) {
		t.Errorf("votes %v", votes)
	}
}

// TestAPhoneThatKeepsNoCookie votes twice, and wants to be told that it did not count.
func TestAPhoneThatKeepsNoCookie(t *testing.T) {
	r := newRoom(t)
	if err := r.Register.turn("03-mutex", Open); err != nil {
		t.Fatal(err)
	}
	p := r.phone(t)
	p.client.Jar = nil
	for range 2 {
		if page := p.vote("03-mutex", "1"); !strings.Contains(page, "nothing was counted; allow cookies") {
			t.Error(page)
		}
	}
	if votes := r.Register.Votes("03-mutex", 3); !slices.Equal(votes, []int{0, 0, 0}) {
		t.Errorf("votes %v", votes)
	}
}

func TestBallotNeedsTheCode(t *testing.T) {
	r := newRoom(t)
	code := r.Address.Code
	for path, want := range map[string]string{
		"/" + strings.ToLower(code): "open", "/" + code + "/PIN": "open", "/" + code + "/PIN/": "open",
		"/" + code + "/": "open", "/" + code + ".": "open", "/" + code + "%20": "open", "/" + code + "%3E": "open", "/%E2%80%B9" + code + "%E2%80%BA!": "open",
		"/NOCODE": "no class has this code", "/NOCODE/": "no class has this code",
		"/": "nothing is here", "/.,": "nothing is here", "/" + code + "/a/b": "nothing is here",
	} {
		status, page := get(t, "http://"+r.students+path)
		if (status == http.StatusOK) != (want == "open") || !strings.HasPrefix(page, want) {
			t.Errorf("%s: %d %s", path, status, page)
		}
	}
}

// TestVotingAtAMistypedAddress wants the answer to a vote to lead back to the ballot.
func TestVotingAtAMistypedAddress(t *testing.T) {
	r := newRoom(t)
	if err := r.Register.turn("03-mutex", Open); err != nil {
		t.Fatal(err)
	}
	p := r.phone(t)
	at := "http://" + r.students + "/%3C" + r.Address.Code + "%3E."
	if page := p.read(p.client.PostForm(at, url.Values{"lab": {"03-mutex"}, "choice": {"1"}})); page != "open true, chosen 1" {
		t.Error(page)
	}
}

// TestStream wants an event at first, one after each change, and the end.
func TestStream(t *testing.T) {
	r := newRoom(t)
	a, err := http.Get("http://" + r.projector + "/news")
	if err != nil {
		t.Fatal(err)
	}
	defer a.Body.Close()
	lines := bufio.NewScanner(a.Body)
	next := func() string {
		for lines.Scan() {
			if text := lines.Text(); text != "" {
				return text
			}
		}
		return "the stream ended"
	}
	if got := next(); got != "data: changed" {
		t.Error(got)
	}
	token := handin.Token{1}
	if _, err := (Sender{}).Send(t.Context(), r.Address, token, madeBy(t, token, 1)); err != nil {
		t.Fatal(err)
	}
	if got := next(); got != "data: changed" {
		t.Error(got)
	}
	for range cap(r.limits.streams) - 1 {
		r.limits.streams <- struct{}{}
	}
	if status, why := get(t, "http://"+r.projector+"/news"); status != http.StatusServiceUnavailable {
		t.Errorf("one stream too many: %d %s", status, why)
	}
	r.End()
	if got := next(); got != "event: ended" {
		t.Error(got)
	}
}
