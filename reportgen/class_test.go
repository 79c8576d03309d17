package main

import (
	"bytes"
	"context"
	"errors"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"workbook/reportgen/internal/classroom"
	"workbook/reportgen/internal/handin"
)

// interrupted is where a class prints, which is interrupted once it says how to end it.
type interrupted struct {
	strings.Builder
	interrupt func()
}

func (i *interrupted) Write(text []byte) (int, error) {
	if strings.Contains(string(text), "Ctrl-C ends the class") {
		i.interrupt()
	}
	return i.Builder.Write(text)
}

// TestAnInvitationNamesOtherNetworks has machines that are in several networks, of which
// the first may be a VPN's, and in one.
func TestAnInvitationNamesOtherNetworks(t *testing.T) {
	door, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer door.Close()
	_, port, err := net.SplitHostPort(door.Addr().String())
	if err != nil {
		t.Fatal(err)
	}
	const begins = "If no student reaches that, as beside a VPN, start the class again with -listen "
	for _, others := range [][]netip.Addr{nil, {netip.MustParseAddr("192.168.1.5")}, {netip.MustParseAddr("172.17.0.1"), netip.MustParseAddr("192.168.1.5")}} {
		var out strings.Builder
		room := &classroom.Class{Address: classroom.Address{Host: "10.8.0.2:" + port, Code: "ABCDEF"}}
		sh := &shell{ctx: t.Context(), stdout: &out, stderr: io.Discard}
		if err := new(classCommand).invite(sh, room, &classroom.Doors{Students: door, Projector: door, Others: others}, 0); err != nil {
			t.Fatal(err)
		}
		_, also, said := strings.Cut(out.String(), begins)
		if said != (len(others) > 0) || strings.Count(also, ":"+port) != len(others) {
			t.Errorf("beside %v: %s", others, out.String())
		}
	}
}

// TestClassGoesOn ends a class, and wants the next one in its folder to be the same
// until it is forgotten, and a page of what was handed in.
func TestClassGoesOn(t *testing.T) {
	t.Chdir(projectWith(t, "01-serial"))
	t.Setenv("XDG_CACHE_HOME", t.TempDir())
	class := func(args ...string) (code, said string) {
		t.Helper()
		ctx, interrupt := context.WithCancel(t.Context())
		defer interrupt()
		out, errs := &interrupted{interrupt: interrupt}, new(strings.Builder)
		if exit := run(ctx, append([]string{"class"}, args...), strings.NewReader(""), out, errs); exit != exitDone {
			t.Fatalf("exit code %d: %s", exit, errs)
		}
		if found := regexp.MustCompile(`Class code: +([A-Z2-7]{6})\n`).FindStringSubmatch(out.String()); found != nil {
			code = found[1]
		}
		return code, out.String()
	}
	first, said := class("-listen", "127.0.0.1:0")
	if first == "" || !strings.Contains(said, "make hand-in TO=http://127.0.0.1:") || !strings.Contains(said, "nothing was handed in") {
		t.Errorf("the class says %s", said)
	}
	if !strings.Contains(said, "export GOPROXY=http://127.0.0.1:") {
		t.Errorf("the class does not say how a laptop without internet gets modules: %s", said)
	}
	if again, said := class("-listen", "127.0.0.1:0", "-tls"); again != first || !strings.Contains(said, "TO=https://127.0.0.1:") {
		t.Errorf("the code was %s and is %s: %s", first, again, said)
	}
	text, err := handInOf(handin.Token{1}).Bytes()
	if err != nil {
		t.Fatal(err)
	}
	kept := filepath.Join(classFolder, strings.Repeat("0a", 16)+".json")
	if err := os.WriteFile(kept, text, 0o600); err != nil {
		t.Fatal(err)
	}
	if _, said := class("-listen", "127.0.0.1:0"); !strings.Contains(said, "report/class.html, report/class.csv: 1 machine\n") {
		t.Errorf("the class says %s", said)
	}
	if page := readText(t, classPage); !strings.Contains(page, "1 machine") {
		t.Error("the page of the class is not there")
	}
	if _, said := class("-forget"); !strings.Contains(said, "is forgotten") {
		t.Error(said)
	}
	for _, where := range []string{classFolder, filepath.Join(t.TempDir(), "calss"), "postgres://127.0.0.1:1/none"} {
		errs := new(strings.Builder)
		exit := run(t.Context(), []string{"class", "-forget", "-store", where}, strings.NewReader(""), io.Discard, errs)
		if exit != exitFailed || !strings.Contains(errs.String(), "nothing was deleted") {
			t.Errorf("without a class in %s, -forget ends with %d: %s", where, exit, errs)
		}
	}
	if next, _ := class("-listen", "127.0.0.1:0"); next == first {
		t.Error("the class was not forgotten")
	}
	for _, path := range []string{kept, classPage, tableBeside(classPage)} {
		if _, err := os.Stat(path); err == nil {
			t.Errorf("%s was not forgotten", path)
		}
	}
}

// TestAClassWithoutANetworkSaysSo wants it said below the address that nobody else reaches.
func TestAClassWithoutANetworkSaysSo(t *testing.T) {
	door, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer door.Close()
	for alone, want := range map[bool]string{true: "this machine has no network", false: ""} {
		errs := new(strings.Builder)
		sh := &shell{stdout: io.Discard, stderr: errs}
		if err := new(classCommand).invite(sh, new(classroom.Class), &classroom.Doors{Projector: door, Alone: alone}, 0); err != nil {
			t.Fatal(err)
		}
		if got := errs.String(); !strings.Contains(got, want) || want == "" && got != "" {
			t.Errorf("alone is %v, and it says %q", alone, got)
		}
	}
}

// TestForgetWithoutACode wants an error, and not a class that is said to be deleted, if
// the code that its hand-ins have in a database cannot be read.
func TestForgetWithoutACode(t *testing.T) {
	t.Chdir(projectWith(t, "01-serial"))
	if err := errors.Join(os.MkdirAll(classFolder, 0o700), os.WriteFile(filepath.Join(classFolder, ".class.json"), []byte("{"), 0o600)); err != nil {
		t.Fatal(err)
	}
	errs := new(bytes.Buffer)
	exit := run(t.Context(), []string{"class", "-forget", "-store", "postgres://127.0.0.1:1/none"}, strings.NewReader(""), io.Discard, errs)
	if exit != exitFailed || !strings.Contains(errs.String(), "nothing was deleted") {
		t.Errorf("exit code %d: %s", exit, errs)
	}
}

// handInOf is a small hand-in of the token's.
func handInOf(token handin.Token) *handin.HandIn {
	return &handin.HandIn{Schema: handin.Schema, ID: token.ID(), Number: 1, Labs: []handin.Lab{},
		Calibration: handin.Calibration{Ceiling: []handin.Ceiling{}},
		Machine:     handin.Machine{OS: "linux", Arch: "amd64", CPU: handin.Other, CPUs: 4, Go: "1.26"}}
}

// TestSend wants the student to be told that the class has the hand-in, or which
// file it is that goes another way.
func TestSend(t *testing.T) {
	status := http.StatusOK
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		w.WriteHeader(status)
		// The receipt of an empty text.
		_, _ = w.Write([]byte(`{"pseudonym":"calm-owl-007","replaced":true,"sha256":"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"}`))
	}))
	defer server.Close()
	var to destination
	if err := to.UnmarshalText([]byte(server.URL + "/ABCDEF")); err != nil {
		t.Fatal(err)
	}
	var out strings.Builder
	sh := &shell{ctx: t.Context(), stdout: &out, stderr: &out}
	if err := to.send(sh, handin.Token{1}, nil); err != nil || out.String() != "The class has it in place of your earlier one. You are calm-owl-007 there.\n" {
		t.Errorf("%q, %v", &out, err)
	}
	status = http.StatusGone
	if err := to.send(sh, handin.Token{1}, nil); err == nil || !strings.Contains(err.Error(), "has ended") || !strings.Contains(err.Error(), "report/hand-in.json") {
		t.Error(err)
	}
	to.Address = classroom.Address{}
	out.Reset()
	if err := to.send(sh, handin.Token{1}, nil); err != nil || !strings.Contains(out.String(), "report/hand-in.json") {
		t.Errorf("%q, %v", &out, err)
	}
	if code, _, stderr := typed(t, projectWith(t, "01-serial"), "hand-in", "-to", "nowhere"); code != exitUsage || !strings.Contains(stderr, "as it is shown") {
		t.Errorf("exit code %d: %s", code, stderr)
	}
}

// TestADoorHasAPort has an address whose port a shell's empty variable left out: the class would
// be at another one each time.
func TestADoorHasAPort(t *testing.T) {
	for typed, want := range map[string]door{"8700": ":8700", "[::1]:0": "[::1]:0", "": "", ":": "", "localhost:": "", "::1": ""} {
		var got door
		if err := got.UnmarshalText([]byte(typed)); got != want || (err == nil) != (want != "") {
			t.Errorf("%q: got %q, %v", typed, got, err)
		}
	}
}
