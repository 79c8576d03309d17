package classroom

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"go.uber.org/goleak"

	"workbook/reportgen/internal/handin"
	"workbook/reportgen/internal/store"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

func TestHandingIn(t *testing.T) {
	r := newRoom(t)
	token := handin.Token{1}
	for _, number := range []int{1, 2, 2} {
		kept, err := Sender{}.Send(t.Context(), r.Address, token, madeBy(t, token, number))
		if err != nil {
			t.Fatal(err)
		}
		if kept.Pseudonym != token.ID().Pseudonym() || kept.Replaced != (number > 1) {
			t.Errorf("hand-in %d: %+v", number, kept)
		}
	}
	if len(r.store.kept) != 1 || r.store.puts != 2 || len(r.counted) != 2 || r.counted[1].Number != 2 {
		t.Errorf("kept %d, counted %d", len(r.store.kept), len(r.counted))
	}
	for student, text := range r.store.kept {
		if text != string(madeBy(t, token, 2)) {
			t.Errorf("kept %s", text)
		}
		if strings.Contains(student+text, token.String()) {
			t.Error("the class keeps the token")
		}
	}
	if code, why := answer(t, r.request(t, token, madeBy(t, token, 1))); code != http.StatusConflict || !strings.Contains(why, "later hand-in") {
		t.Errorf("an earlier one: %d %s", code, why)
	}
}

// TestNeedsAreHandedOut asks the students' server for what a room without internet
// needs, and the projector's, which has none of it.
func TestNeedsAreHandedOut(t *testing.T) {
	r := newRoom(t, func(c *Class) {
		c.Needs = http.HandlerFunc(func(w http.ResponseWriter, q *http.Request) { io.WriteString(w, q.URL.Path) })
	})
	if status, body := get(t, "http://"+r.students+NeedsPath+"modules/a/@v/list"); status != http.StatusOK || body != "/modules/a/@v/list" {
		t.Errorf("%d %q", status, body)
	}
	if status, _ := get(t, "http://"+r.projector+NeedsPath+"modules/a/@v/list"); status != http.StatusNotFound {
		t.Errorf("the projector's server: %d", status)
	}
	if status, _ := get(t, "http://"+newRoom(t).students+NeedsPath+"modules"); status != http.StatusNotFound {
		t.Errorf("a class with no needs: %d", status)
	}
}

// TestAStoreThatIsAway wants students to come again, and the instructor to be told once
// when it goes and once when it is back.
func TestAStoreThatIsAway(t *testing.T) {
	r := newRoom(t)
	hands := func(number int) int {
		status, _ := answer(t, r.request(t, handin.Token{1}, madeBy(t, handin.Token{1}, number)))
		return status
	}
	r.store.broken = fmt.Errorf("the database %w", store.ErrAway)
	for range 2 {
		if status := hands(1); status != http.StatusServiceUnavailable {
			t.Errorf("while the store is away: %d", status)
		}
	}
	r.store.broken = nil
	for number := range 2 {
		if status := hands(number + 1); status != http.StatusOK {
			t.Errorf("when it is back: %d", status)
		}
	}
	for _, says := range []string{"students are asked to try again later", "is back"} {
		if trouble := <-r.troubles; !strings.Contains(trouble.Error(), says) {
			t.Errorf("told %v, want %q", trouble, says)
		}
	}
	if len(r.troubles) > 0 {
		t.Errorf("told again: %v", <-r.troubles)
	}
}

// A stall is a store that keeps nothing before its end.
type stall struct {
	store.Store
	end chan struct{}
}

func (s stall) Put(context.Context, string, []byte) error     { <-s.end; return store.ErrAway }
func (stall) Follow(context.Context, func(store.Entry)) error { return nil }

// TestNobodyWaitsForAnothersStore lets the store take as long as it may, and wants the
// students who wait for their turns to be told to come again.
func TestNobodyWaitsForAnothersStore(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		c := &Class{Register: new(Register), Store: stall{end: make(chan struct{})}}
		if err := c.Begin(t.Context()); err != nil {
			t.Fatal(err)
		}
		kept := func() error {
			_, err := c.keep(t.Context(), "0", &handin.HandIn{})
			return err
		}
		first := make(chan error, 1)
		go func() { first <- kept() }()
		synctest.Wait()
		began := time.Now()
		if err := kept(); err != errBusy || time.Since(began) > 2*time.Second {
			t.Errorf("behind another one: %v after %s", err, time.Since(began))
		}
		close(c.Store.(stall).end)
		if err := <-first; !errors.Is(err, store.ErrAway) {
			t.Errorf("the first one: %v", err)
		}
	})
}

// TestTooManyConnections wants the instructor to be told once, and of nothing else that
// net/http says.
func TestTooManyConnections(t *testing.T) {
	r := newRoom(t)
	said := r.Class.Students().ErrorLog
	said.Print("http: TLS handshake error from 192.0.2.1:5: EOF")
	for range 2 {
		said.Print("http: Accept error: accept tcp [::]:8642: accept4: too many open files; retrying in 5ms")
	}
	if told := <-r.troubles; !strings.Contains(told.Error(), "too many open files; raise the limit of open files with ulimit -n") {
		t.Error(told)
	}
	if len(r.troubles) > 0 {
		t.Errorf("told again: %v", <-r.troubles)
	}
}

// TestAClassThatCannotBeRead wants its hand-ins to be merged before they are deleted.
func TestAClassThatCannotBeRead(t *testing.T) {
	folder := t.TempDir()
	if err := os.WriteFile(registerPath(folder), []byte("{"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := OpenRegister(folder); err == nil || !strings.Contains(err.Error(), "merge "+filepath.ToSlash(folder)+" makes a page of its hand-ins") {
		t.Error(err)
	}
}

// TestAClassWhoseFolderIsDeleted wants the next change to be kept.
func TestAClassWhoseFolderIsDeleted(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "class")
	r, err := OpenRegister(folder)
	if err == nil {
		err = os.RemoveAll(folder)
	}
	if err == nil {
		err = r.turn(mutex.Lab, Open)
	}
	if err != nil {
		t.Fatal(err)
	}
	if again, err := OpenRegister(folder); err != nil || again.Code() != r.Code() || again.State(mutex.Lab) != Open {
		t.Errorf("what was kept: %v", err)
	}
}
