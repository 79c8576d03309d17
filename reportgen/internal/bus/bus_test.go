package bus

import (
	"fmt"
	"maps"
	"net"
	"strings"
	"sync"
	"testing"

	"go.uber.org/goleak"

	"workbook/reportgen/internal/bus/bustest"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

// opened opens the bus of a server.
func opened(t *testing.T, s *bustest.Server) *Bus {
	t.Helper()
	return openedAt(t, s.Address(), s.Token)
}

func openedAt(t *testing.T, address, token string) *Bus {
	t.Helper()
	at, err := ParseAddress(address)
	if err != nil {
		t.Fatal(err)
	}
	b, err := Open(t.Context(), at, token, func(err error) { t.Log(err) })
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { b.Close() })
	return b
}

// put replaces whatever is there.
func put(t *testing.T, b *Bus, key, value string) uint64 {
	t.Helper()
	revision, err := b.Update(t.Context(), key, func([]byte) ([]byte, error) { return []byte(value), nil })
	if err != nil {
		t.Error(err)
	}
	return revision
}

// A board is what a follower was told.
type board struct {
	mu   sync.Mutex
	last map[string]string // guarded by mu: "deleted" for nil
}

func follow(t *testing.T, b *Bus, patterns ...string) (*board, *Follower) {
	t.Helper()
	seen := &board{last: map[string]string{}}
	f, err := b.Follow(t.Context(), patterns, func(key string, value []byte) {
		seen.mu.Lock()
		defer seen.mu.Unlock()
		seen.last[key] = string(value)
		if value == nil {
			seen.last[key] = "deleted"
		}
	})
	if err != nil {
		t.Fatal(err)
	}
	return seen, f
}

func (b *board) at(key string) string {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.last[key]
}

// there are the values that the patterns match, as a program sees them that comes now.
func there(t *testing.T, b *Bus, patterns ...string) map[string]string {
	t.Helper()
	seen, _ := follow(t, b, patterns...)
	seen.mu.Lock()
	defer seen.mu.Unlock()
	return maps.Clone(seen.last)
}

func TestTwoShare(t *testing.T) {
	s := bustest.Start(t)
	one, other := opened(t, s), opened(t, s)
	put(t, one, "a.x", "1")
	put(t, one, "b", "of no interest")
	seen, f := follow(t, other, "a.*", "c")
	if seen.at("a.x") != "1" || seen.at("b") != "" {
		t.Errorf("at first: %q", seen.last)
	}
	first := put(t, one, "a.x", "2")
	if again := put(t, one, "a.x", "2"); again != first {
		t.Error("a value was replaced by itself")
	}
	f.Reach(put(t, one, "a.y", "3"))
	if seen.at("a.x") != "2" || seen.at("a.y") != "3" {
		t.Errorf("after changes: %q", seen.last)
	}
	if got := there(t, other, "a.>"); !maps.Equal(got, map[string]string{"a.x": "2", "a.y": "3"}) {
		t.Errorf("what a program sees that comes later: %q", got)
	}
	put(t, one, "c", "secret")
	if err := one.Delete(t.Context(), "c"); err != nil {
		t.Error(err)
	}
	f.Reach(put(t, other, "c", "new")) // a value that was deleted can be there again
	if err := other.Delete(t.Context(), "c"); err != nil {
		t.Error(err)
	}
	f.Reach(put(t, one, "a.z", "4"))
	if seen.at("c") != "deleted" {
		t.Errorf("after it was deleted: %q", seen.last)
	}
	if err := one.Wipe(t.Context(), "*.>"); err != nil {
		t.Error(err)
	}
	if got := there(t, other, "*.>", "b"); !maps.Equal(got, map[string]string{"b": "of no interest"}) {
		t.Errorf("after a.x and the like were wiped: %q", got)
	}
}

// TestNoUpdateIsLost lets several programs count in one value.
func TestNoUpdateIsLost(t *testing.T) {
	s := bustest.Start(t)
	var all sync.WaitGroup
	const programs, times = 3, 10
	for range programs {
		b := opened(t, s)
		all.Go(func() {
			for range times {
				if _, err := b.Update(t.Context(), "count", func(before []byte) ([]byte, error) {
					n := 0
					_, _ = fmt.Sscan(string(before), &n)
					return fmt.Append(nil, n+1), nil
				}); err != nil {
					t.Error(err)
				}
			}
		})
	}
	all.Wait()
	if got := there(t, opened(t, s), "count")["count"]; got != fmt.Sprint(programs*times) {
		t.Errorf("%d times it was counted, and it is %s", programs*times, got)
	}
}

// TestOpenSaysWhatToDo wants one line that names the server and holds no token.
func TestOpenSaysWhatToDo(t *testing.T) {
	closed, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Skip(err)
	}
	closed.Close()
	s, plain, secure := bustest.Start(t), bustest.StartPlain(t), bustest.StartTLS(t)
	for _, c := range []struct{ what, address, token, want string }{
		{"a wrong token", s.Address(), "guess-me", "refuses the token"},
		{"nobody there", "nats://" + closed.Addr().String(), "guess-me", "does a server run there"},
		{"a certificate of its own", secure.Address(), secure.Token, "answers, and this machine does not trust its certificate: nats:"},
		{"no JetStream", plain.Address(), plain.Token, "has no JetStream; start it with -js"},
	} {
		at, err := ParseAddress(c.address)
		if err != nil {
			t.Fatal(err)
		}
		_, err = Open(t.Context(), at, c.token, func(error) {})
		if err == nil || !strings.Contains(err.Error(), c.want) || !strings.Contains(err.Error(), c.address) || strings.Contains(err.Error(), c.token) || strings.Contains(err.Error(), "\n") {
			t.Errorf("%s: %v", c.what, err)
		}
	}
}
