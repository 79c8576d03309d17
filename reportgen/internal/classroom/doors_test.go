package classroom

import (
	"fmt"
	"net"
	"net/netip"
	"slices"
	"strings"
	"testing"
	"testing/synctest"
)

// TestADoorThatDoesNotOpen wants the reason, and not another program blamed for all.
func TestADoorThatDoesNotOpen(t *testing.T) {
	taken, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer taken.Close()
	for at, says := range map[string]string{
		taken.Addr().String(): "another program has this port",
		"192.0.2.77:0":        "no such address", // reserved for documentation
		"no-such.invalid:0":   "no such address",
		"8642":                "write -listen HOST:PORT",
	} {
		if _, err := new(Class).Listen(at, false); err == nil || !strings.Contains(err.Error(), says) {
			t.Errorf("%s: got %v, want %q", at, err, says)
		}
	}
}

// TestANameOpensEveryAddress has a name that means another machine here, such as a load
// balancer's, one that means loopback, and one that nobody knows.
func TestANameOpensEveryAddress(t *testing.T) {
	known := map[string]string{"class.example": "192.0.2.7", "laptop": "127.0.1.1", "localhost": "127.0.0.1"}
	lookUp := func(name string) ([]string, error) {
		if addr, is := known[name]; is {
			return []string{addr}, nil
		}
		return nil, &net.DNSError{IsNotFound: true}
	}
	for host, want := range map[string]string{
		"class.example": ":8642", "laptop": ":8642", "": ":8642",
		"localhost": "localhost:8642", "192.0.2.7": "192.0.2.7:8642", "::1": "[::1]:8642", "nowhere": "nowhere:8642",
	} {
		if got := opensAt(host, "8642", lookUp); got != want {
			t.Errorf("-listen %s:8642 opens %s, want %s", host, got, want)
		}
	}
}

// TestAMachineWithoutNetworkIsAlone wants to know it, unless loopback was asked for.
func TestAMachineWithoutNetworkIsAlone(t *testing.T) {
	loopback, other := netip.MustParseAddr("127.0.0.1"), netip.MustParseAddr("192.0.2.7")
	for named, want := range map[string]bool{"": true, "0.0.0.0": true, "::": true, "127.0.0.1": false, "localhost": false} {
		if alone(named, []netip.Addr{loopback}) != want {
			t.Errorf("-listen %q without a network: alone is %v", named, !want)
		}
		if alone(named, []netip.Addr{other, loopback}) {
			t.Errorf("-listen %q on a network is alone", named)
		}
	}
}

// TestAComputerThatMoves has one that sleeps, wakes up elsewhere, gets a VPN there, and
// comes back, and one that has no network at first. It wants to be told once of each new
// address, and of none that is shown.
func TestAComputerThatMoves(t *testing.T) {
	for shown, a := range map[string]struct{ here, told []string }{
		"192.168.1.5": {[]string{"192.168.1.5", "", "10.0.0.7", "10.0.0.7", "10.8.0.2 10.0.0.7", "172.17.0.1 192.168.1.5"}, []string{"10.0.0.7", "10.8.0.2"}},
		"127.0.0.1":   {[]string{"", "10.0.0.7", "10.0.0.7"}, []string{"10.0.0.7"}},
	} {
		synctest.Test(t, func(t *testing.T) {
			var told []string
			now := make(chan []netip.Addr)
			c := &Class{at: netip.MustParseAddr(shown), Address: Address{Host: shown + ":8642", Code: "ABCDEF"}}
			c.Trouble = func(err error) { told = append(told, err.Error()) }
			go c.watch(t.Context(), func() []netip.Addr { return <-now })
			for _, at := range a.here {
				var here []netip.Addr
				for text := range strings.FieldsSeq(at + " 127.0.0.1") {
					here = append(here, netip.MustParseAddr(text))
				}
				now <- here
				synctest.Wait()
			}
			if !slices.EqualFunc(told, a.told, func(line, at string) bool { return strings.Contains(line, " at http://"+at+":8642/ABCDEF; ") }) {
				t.Errorf("shown at %s: told %q, want %q", shown, told, a.told)
			}
		})
	}
}

// TestOtherNetworksAreNamed has machines with a VPN, with containers, and with nothing but
// what each laptop has.
func TestOtherNetworksAreNamed(t *testing.T) {
	for here, want := range map[string]string{
		"10.8.0.2 192.168.1.5 172.17.0.1 127.0.0.1":     "[192.168.1.5 172.17.0.1]",
		"192.168.1.5 2001:db8::5 2001:db8::6 127.0.0.1": "[]",
		"2001:db8::5 192.168.1.5 127.0.0.1":             "[192.168.1.5]",
		"127.0.0.1":                                     "[]",
	} {
		var addrs []netip.Addr
		for text := range strings.FieldsSeq(here) {
			addrs = append(addrs, netip.MustParseAddr(text))
		}
		if got := fmt.Sprint(others("", addrs)); got != want {
			t.Errorf("%s: got %s, want %s", here, got, want)
		}
		if got := others("192.168.1.5", addrs); got != nil {
			t.Errorf("%s, and one is named: got %v", here, got)
		}
	}
}

// TestACodeThatIsReadWrong types digits for the letters that look like them.
func TestACodeThatIsReadWrong(t *testing.T) {
	r := &Register{class: class{identity: identity{Code: "OIB2AB"}}}
	for code, want := range map[string]bool{"OIB2AB": true, "oib2ab": true, "0182a8": true, "OIBZAB": false, "": false} {
		if r.admits(code) != want {
			t.Errorf("%q is admitted: %v", code, !want)
		}
	}
}

// TestFirstOf is on a machine that lacks the first address, as one without IPv4 does.
func TestFirstOf(t *testing.T) {
	listener, err := firstOf(0, "192.0.2.77", "127.0.0.1")
	if err != nil {
		t.Fatal(err)
	}
	defer listener.Close()
	at := listener.Addr().(*net.TCPAddr)
	if !at.IP.IsLoopback() {
		t.Errorf("it listens at %v", at)
	}
	if other, err := firstOf(at.Port, "127.0.0.1", "::1"); err == nil {
		other.Close()
		t.Error("a port that is taken is looked for at another address")
	}
}
