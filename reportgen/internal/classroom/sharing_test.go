package classroom

import (
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"workbook/reportgen/internal/bus"
	"workbook/reportgen/internal/bus/bustest"
	"workbook/reportgen/internal/handin"
	"workbook/reportgen/internal/store"
)

// newShared begins a server of the class on the bus of a NATS server.
func newShared(t *testing.T, s *bustest.Server) *room {
	t.Helper()
	on, err := bus.Open(t.Context(), bus.Address(s.Address()), s.Token, func(error) {})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { on.Close() })
	register, err := ShareRegister(on)
	if err != nil {
		t.Fatal(err)
	}
	return newRoom(t, func(c *Class) {
		c.Register, c.Store = register, store.Share(on, register.Code(), Later)
		if err := c.Begin(t.Context()); err != nil {
			t.Fatal(err)
		}
	})
}

// until waits for the news that make it true.
func (r *room) until(t *testing.T, what string, is func() bool) {
	t.Helper()
	for end := time.After(10 * time.Second); ; {
		next := r.news.Wait()
		if is() {
			return
		}
		select {
		case <-next:
		case <-end:
			t.Fatalf("after 10 s not yet: %s", what)
		}
	}
}

// counts is how many students the class counts, and the highest number of a hand-in.
func (r *room) counts() (students, number int) {
	r.Class.students.mu.Lock()
	defer r.Class.students.mu.Unlock()
	for _, l := range r.Class.students.latest {
		number = max(number, l.number)
	}
	return len(r.Class.students.latest), number
}

func TestTwoServersTakeHandIns(t *testing.T) {
	s := bustest.Start(t)
	one, other := newShared(t, s), newShared(t, s)
	if one.Register.Code() != other.Register.Code() {
		t.Fatalf("one class has the codes %s and %s", one.Register.Code(), other.Register.Code())
	}
	token := handin.Token{1}
	send := func(to *room, number int) (Kept, error) {
		return Sender{}.Send(t.Context(), to.Address, token, madeBy(t, token, number))
	}
	if kept, err := send(one, 1); err != nil || kept.Replaced {
		t.Errorf("%+v, %v", kept, err)
	}
	other.until(t, "the other server counts it", func() bool { n, _ := other.counts(); return n == 1 })
	if kept, err := send(other, 3); err != nil || !kept.Replaced {
		t.Errorf("%+v, %v", kept, err)
	}
	if _, err := send(one, 2); err == nil || !strings.Contains(err.Error(), "later hand-in") {
		t.Errorf("an earlier one at the first server: %v", err)
	}
	one.until(t, "the later one counts", func() bool { n, number := one.counts(); return n == 1 && number == 3 })
	if n, number := newShared(t, s).counts(); n != 1 || number != 3 {
		t.Errorf("a server that comes later counts %d students and hand-in %d", n, number)
	}
}

func TestTwoServersTakeVotes(t *testing.T) {
	s := bustest.Start(t)
	one, other := newShared(t, s), newShared(t, s)
	turn := func(r *room, lab string, to State) {
		t.Helper()
		if err := r.Register.turn(lab, to); err != nil {
			t.Error(err)
		}
		for _, r := range []*room{one, other} {
			r.until(t, lab+" is "+string(to), func() bool { return r.Register.State(lab) == to })
		}
	}
	turn(one, "03-mutex", Open)
	here, there := one.phone(t), other.phone(t)
	there.client.Jar = here.client.Jar // both addresses are one name, so a browser sends one cookie
	here.vote("03-mutex", "0")
	if page := there.vote("03-mutex", "2"); page != "open true, chosen 2" {
		t.Errorf("the second vote of a phone, at the other server: %s", page)
	}
	other.phone(t).vote("03-mutex", "1")
	for _, r := range []*room{one, other} {
		r.until(t, "both votes count", func() bool { return slices.Equal(r.Register.Votes("03-mutex", 3), []int{0, 1, 1}) })
	}
	turn(other, "02-race", Open)
	if one.Register.State("03-mutex") != Covered {
		t.Error("two questions are open")
	}
	turn(other, "03-mutex", Shown)
	if page := here.vote("03-mutex", "0"); page != "open true, chosen -1, late for 03-mutex" {
		t.Errorf("after the other server closed it: %s", page)
	}
	again := newShared(t, s)
	if again.Register.State("03-mutex") != Shown || !slices.Equal(again.Register.Votes("03-mutex", 3), []int{0, 1, 1}) {
		t.Errorf("a server that comes later: %+v", again.Register.class.Polls)
	}
}

// TestForgottenAtAnotherServer wants nothing left, the other server to end, and a
// class of another code after it.
func TestForgottenAtAnotherServer(t *testing.T) {
	s := bustest.Start(t)
	one, other := newShared(t, s), newShared(t, s)
	if _, err := (Sender{}).Send(t.Context(), one.Address, handin.Token{1}, madeBy(t, handin.Token{1}, 1)); err != nil {
		t.Fatal(err)
	}
	doors, err := other.Listen("127.0.0.1:0", false)
	if err != nil {
		t.Fatal(err)
	}
	served := make(chan error)
	go func() { served <- other.Serve(t.Context(), doors) }()
	on := one.Register.bus.on
	if err := ForgetShared(t.Context(), on); err != nil {
		t.Error(err)
	}
	if err := <-served; !errors.Is(err, errForgotten) {
		t.Errorf("the other server ends with %v", err)
	}
	if _, err := on.Follow(t.Context(), []string{">"}, func(key string, value []byte) {
		if value != nil {
			t.Errorf("%s is left", key)
		}
	}); err != nil {
		t.Error(err)
	}
	on.Close() // what the next class puts there is not left
	next := newShared(t, s)
	if n, _ := next.counts(); n != 0 || next.Register.Code() == one.Register.Code() {
		t.Errorf("the next class counts %d students", n)
	}
}

// TestWithoutItsBus wants a student to be told to come again, and the hand-in to be
// there when the bus is back.
func TestWithoutItsBus(t *testing.T) {
	s := bustest.Start(t)
	r := newShared(t, s)
	if err := r.Register.turn("03-mutex", Open); err != nil {
		t.Fatal(err)
	}
	p := r.phone(t)
	s.Kill()
	sent := make(chan error)
	go func() {
		_, err := Sender{}.Send(t.Context(), r.Address, handin.Token{1}, madeBy(t, handin.Token{1}, 1))
		sent <- err
	}()
	if page := p.vote("03-mutex", "1"); !strings.Contains(page, "try again") {
		t.Errorf("a vote: %s", page)
	}
	s.Restart()
	if err := <-sent; err != nil {
		t.Error(err)
	}
	if n, _ := newShared(t, s).counts(); n != 1 {
		t.Errorf("%d hand-ins are there", n)
	}
}

// TestWhatStrangersPutOnTheBus wants it left out and named.
func TestWhatStrangersPutOnTheBus(t *testing.T) {
	s := bustest.Start(t)
	r := newShared(t, s)
	code, on := r.Register.Code(), r.Register.bus.on
	for _, put := range []struct{ key, value string }{
		{code + ".hand-in." + strings.Repeat("0a", 16), "not a hand-in"},
		{code + ".questions", `{"03-mutex":"ajar"}`},
		{code + ".questions", "null"},
		{code + ".vote.03-mutex.voter", "-1"},
		{code + ".vote.03-mutex.voter2", "many"},
	} {
		if _, err := on.Update(t.Context(), put.key, func([]byte) ([]byte, error) { return []byte(put.value), nil }); err != nil {
			t.Fatal(err)
		}
		if err := <-r.troubles; err == nil || !strings.Contains(err.Error(), "left out") {
			t.Errorf("%s: %v", put.key, err)
		}
	}
	if err := r.Register.turn("03-mutex", Open); err != nil || r.Register.State("03-mutex") != Open {
		t.Errorf("a question after all that: %v", err)
	}
	if _, err := on.Update(t.Context(), identityKey, func([]byte) ([]byte, error) { return []byte("no class"), nil }); err != nil {
		t.Fatal(err)
	}
	if _, err := ShareRegister(on); err == nil || !strings.Contains(err.Error(), "-forget begins a new one") {
		t.Error(err)
	}
}

func TestServersShareACertificate(t *testing.T) {
	s := bustest.Start(t)
	one, other := newShared(t, s), newShared(t, s)
	_, first, err := one.Register.Certificate()
	if err != nil {
		t.Fatal(err)
	}
	if _, second, err := other.Register.Certificate(); err != nil || first != second {
		t.Errorf("%s and %s, %v", first, second, err)
	}
}
