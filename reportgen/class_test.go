package main

import (
	"context"
	"net/http"
	"net/http/httptest"
	"regexp"
	"strings"
	"testing"

	"workbook/reportgen/internal/classroom"
	"workbook/reportgen/internal/handin"
)

// TestClassGoesOn ends a class at once, and wants the next one in its folder to be
// the same until it is forgotten.
func TestClassGoesOn(t *testing.T) {
	t.Chdir(smallProject(t))
	class := func(args ...string) (code, said string) {
		t.Helper()
		ctx, interrupt := context.WithCancel(t.Context())
		defer interrupt()
		if args[0] == "-listen" {
			interrupt()
		}
		var out, errs strings.Builder
		if exit := run(ctx, append([]string{"class"}, args...), strings.NewReader(""), &out, &errs); exit != exitDone {
			t.Fatalf("exit code %d: %s", exit, &errs)
		}
		if found := regexp.MustCompile(`Class code: +([A-Z2-7]{6})\n`).FindStringSubmatch(out.String()); found != nil {
			code = found[1]
		}
		return code, out.String()
	}
	first, said := class("-listen", "127.0.0.1:0")
	if first == "" || !strings.Contains(said, "make hand-in TO=http://127.0.0.1:") || !strings.Contains(said, "0 machines handed in") {
		t.Errorf("the class says %s", said)
	}
	if again, said := class("-listen", "127.0.0.1:0", "-tls"); again != first || !strings.Contains(said, "TO=https://127.0.0.1:") {
		t.Errorf("the code was %s and is %s: %s", first, again, said)
	}
	if _, said := class("-forget"); !strings.Contains(said, "is forgotten") {
		t.Error(said)
	}
	if next, _ := class("-listen", "127.0.0.1:0"); next == first {
		t.Error("the class was not forgotten")
	}
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
	if code, _, stderr := typed(t, smallProject(t), "hand-in", "-to", "nowhere"); code != exitUsage || !strings.Contains(stderr, "as it is shown") {
		t.Errorf("exit code %d: %s", code, stderr)
	}
}
