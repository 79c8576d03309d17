package main

import (
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"workbook/reportgen/internal/bus"
	"workbook/reportgen/internal/bus/bustest"
	"workbook/reportgen/internal/classroom"
	"workbook/reportgen/internal/handin"
	"workbook/reportgen/internal/store"
)

// newServedOn starts a class server on the bus.
func newServedOn(t *testing.T, on *bustest.Server) *served {
	t.Helper()
	s := &served{t: t, bus: on, port: twoPorts(t)}
	s.start()
	t.Cleanup(s.kill)
	return s
}

// keptOn are the hand-ins on the bus, by identity.
func keptOn(t *testing.T, on *bustest.Server, code string) map[handin.ID]int {
	t.Helper()
	b, err := bus.Open(t.Context(), bus.Address(on.Address()), on.Token, func(error) {})
	if err != nil {
		t.Fatal(err)
	}
	found := map[handin.ID]int{}
	err = store.Share(b, code, classroom.Later).Follow(t.Context(), func(e store.Entry) {
		h, err := handin.Read(e.Text)
		if err != nil {
			t.Error(err)
			return
		}
		found[h.ID]++
	})
	b.Close() // from here on, nothing is told
	if err != nil {
		t.Fatal(err)
	}
	return found
}

// get gets a page of the projector's server.
func (s *served) get(path string) string {
	s.t.Helper()
	answer, err := http.Get(s.page + path)
	if err != nil {
		s.t.Fatal(err)
	}
	defer answer.Body.Close()
	page, err := io.ReadAll(answer.Body)
	if err != nil {
		s.t.Fatal(err)
	}
	return string(page)
}

// projected gets the projector's page until it counts that many machines.
func (s *served) projected(machines int) {
	s.t.Helper()
	want := fmt.Sprintf("<strong>%d</strong> machine", machines)
	for end := time.Now().Add(10 * time.Second); time.Now().Before(end); {
		if strings.Contains(s.get("/"), want) {
			return
		}
	}
	s.t.Errorf("the projector's page at %s does not count %d machines", s.page, machines)
}

// TestClassOnABus has two servers of one class: both have its code, a hand-in at one
// is on the projector's page of the other, no token is where others could read it,
// and when the class is forgotten both end.
func TestClassOnABus(t *testing.T) {
	on := bustest.Start(t)
	one, other := newServedOn(t, on), newServedOn(t, on)
	if one.address.Code != other.address.Code {
		t.Fatalf("one class has the codes %s and %s", one.address.Code, other.address.Code)
	}
	if join := "go run ./labs/21-machines -join " + on.Address() + "\n"; !strings.Contains(one.said, join) || strings.Contains(one.said, on.Token) {
		t.Errorf("want %sand no token in what it says: %s", join, one.said)
	}
	who := newStudents(t, 1)[0]
	if _, err := (classroom.Sender{}).Send(t.Context(), one.address, who.token, who.text); err != nil {
		t.Fatal(err)
	}
	other.projected(1)
	if page := other.get("/machines"); !strings.Contains(page, "<title>1 machine, one page</title>") {
		t.Errorf("the page of the machines so far is %.2000s", page)
	}
	if answer, err := http.PostForm(other.page+"/question", url.Values{"lab": {"03-mutex"}, "state": {"open"}}); err != nil || answer.StatusCode != http.StatusOK {
		t.Errorf("%v, %v", answer, err)
	}
	one.kill()
	one.start()
	one.projected(1)
	for _, file := range []string{"cmdline", "environ"} {
		text, err := os.ReadFile(fmt.Sprintf("/proc/%d/%s", one.cmd.Process.Pid, file))
		if err != nil || strings.Contains(string(text), on.Token) {
			t.Errorf("%s holds the token, %v", file, err)
		}
	}
	project := projectWith(t, "01-serial")
	page := filepath.Join(project, classPage)
	if err := errors.Join(os.MkdirAll(filepath.Dir(page), 0o755), os.WriteFile(page, nil, 0o644)); err != nil {
		t.Fatal(err)
	}
	code, said, stderr := typedInto(t, on.Token+"\n", project, "class", "-forget", "-bus", on.Address())
	if code != exitDone || !strings.Contains(said, "is forgotten") || strings.Contains(said+stderr, on.Token) {
		t.Errorf("exit code %d: %s%s", code, said, stderr)
	}
	if _, err := os.Stat(page); err == nil {
		t.Error("the page of a class was not forgotten")
	}
	for _, s := range []*served{one, other} {
		if err := s.cmd.Wait(); err == nil || s.cmd.ProcessState.ExitCode() != exitFailed {
			t.Errorf("a server of a class that was forgotten ends with %v", err)
		}
	}
}

// TestClassBusBurst lets all students hand in at once, half of them at each of two
// servers, and kills one of the servers in the middle. Whoever is told that the class
// does not answer hands in at the other one.
func TestClassBusBurst(t *testing.T) {
	if testing.Short() {
		t.Skip("takes some seconds")
	}
	all := newStudents(t, max(*students, 200))
	for run := range *bursts {
		on := bustest.Start(t)
		servers := []*served{newServedOn(t, on), newServedOn(t, on)}
		told := burst(t, all, func(turn int) classroom.Address { return servers[turn%2].address }, servers[0].kill)
		wantOnce(t, keptOn(t, on, servers[1].address.Code), all)
		servers[0].start()
		for _, s := range servers {
			s.projected(len(all))
			s.kill()
		}
		t.Logf("run %d: %s", run, told)
	}
}
