package measure

import (
	"context"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"go.uber.org/goleak"

	"workbook/labs/launch"
	"workbook/reportgen/internal/course"
	"workbook/reportgen/internal/results"
	"workbook/reportgen/internal/stacks"
)

// The test binary plays labs that behave badly. PLAY says how.
func TestMain(m *testing.M) {
	sample := `{"lab":"07-bad","variant":"v","n":10,"workers":2,"repeats":2,"work_ns":5,"right":2,"wrong":0,"peak_rss_bytes":1,"memory_kind":"peak"}` + "\n"
	switch os.Getenv("PLAY") {
	case "":
		goleak.VerifyTestMain(m)
	case "well":
		fmt.Print(sample)
	case "nothing":
	case "garbage":
		fmt.Println("\x00\xff{]not a sample")
	case "nan":
		fmt.Print(strings.Replace(sample, `"work_ns":5`, `"work_ns":NaN`, 1))
	case "negative":
		fmt.Print(strings.Replace(sample, `"work_ns":5`, `"work_ns":-5`, 1))
	case "endless-work":
		fmt.Print(strings.Replace(sample, `"work_ns":5`, `"work_ns":9000000000000000000`, 1))
	case "miscount":
		fmt.Print(strings.Replace(sample, `"repeats":2`, `"repeats":3`, 1))
	case "other-lab":
		fmt.Print(strings.Replace(sample, "07-bad", "08-pool", 1))
	case "other-case":
		fmt.Print(strings.Replace(sample, `"n":10`, `"n":11`, 1))
	case "says-why":
		fmt.Print(strings.Replace(sample, `"repeats":2`, `"error":"no more workers","repeats":2`, 1))
	case "lacks-a-server":
		if os.Args[1] == "-list" {
			fmt.Println("[]")
			os.Exit(0)
		}
		fmt.Print(strings.Replace(sample, `"repeats":2`, `"unavailable":"no server","repeats":0`, 1))
	case "million-lines":
		for i := range 1_000_000 {
			fmt.Println("line", i)
		}
	case "talks-then-works":
		for i := range 100_000 {
			fmt.Println("line", i)
		}
		fmt.Print(sample)
	case "crashes":
		fmt.Println("working")
		panic("out of cheese")
	case "no-detector":
		fmt.Fprintln(os.Stderr, "FATAL: ThreadSanitizer: unexpected memory mapping 0x711993472000-0x711993900000")
		os.Exit(stacks.RaceExit)
	case "no-memory-for-the-detector":
		fmt.Fprintln(os.Stderr, "==41==ERROR: ThreadSanitizer failed to allocate 0x4000 bytes")
		os.Exit(1)
	case "detector-gives-up":
		if os.Args[1] == "-list" {
			fmt.Println("[]")
			os.Exit(0)
		}
		fmt.Fprintln(os.Stderr, "race: limit on 8128 simultaneously alive goroutines is exceeded, dying")
		os.Exit(stacks.RaceExit)
	case "ends-as-a-race-does":
		if os.Args[1] == "-list" {
			fmt.Println("[]")
			os.Exit(0)
		}
		os.Exit(stacks.RaceExit)
	case "prints-a-race":
		fmt.Fprint(os.Stderr, aRace)
		if os.Args[1] == "-list" {
			fmt.Println("[]")
		}
	case "hangs":
		call()
		fmt.Println("still here")
		select {}
	case "stuck":
		getStuck()
	case "leaves-a-child":
		child := exec.Command(os.Args[0])
		child.Env = append(os.Environ(), "PLAY=hangs")
		called, err := child.StdoutPipe()
		if err == nil {
			err = child.Start()
		}
		if err != nil {
			panic(err)
		}
		_, _ = called.Read(make([]byte, 1))
		fmt.Print(sample)
	}
}

func call() {
	if _, err := net.Dial("tcp", os.Getenv("CALL")); err != nil {
		panic(err)
	}
}

// bad is a lab that behaves as told.
func bad(t *testing.T, how string) *subject {
	t.Setenv("PLAY", how)
	return &subject{
		unit:   course.Unit{Name: "07-bad"},
		path:   os.Args[0],
		lab:    results.Lab{Cases: []results.Case{{Variant: "v", Workers: 2, N: 10}}},
		pilots: make([]pilot, 1),
		random: rand.New(rand.NewPCG(1, 2)),
	}
}

func TestABadLabIsAnErrorThatSaysWhat(t *testing.T) {
	for how, want := range map[string]string{
		"nothing":       "printed no sample",
		"garbage":       "printed no sample and ended with exit code 0, as os.Exit(0) does",
		"nan":           "printed something other than a sample",
		"negative":      "of work in a launch of",
		"endless-work":  "of work in a launch of",
		"miscount":      "counts 3 repeats, but 2 right and 0 wrong",
		"other-lab":     `printed a sample of lab "08-pool"`,
		"other-case":    "printed a sample of another case: variant \"v\", n 11",
		"says-why":      "no more workers",
		"million-lines": "line 999999",
		"crashes":       "panic: out of cheese",
	} {
		t.Run(how, func(t *testing.T) {
			_, err := bad(t, how).launch(t.Context(), 0, launch.Call{Repeat: 2})
			if err == nil || !strings.Contains(err.Error(), want) || !strings.HasPrefix(err.Error(), "07-bad, variant v, 2 workers, n 10: ") {
				t.Errorf("error %v\nwant the case and %q", err, want)
			}
		})
	}
}

func TestACrashSaysWhere(t *testing.T) {
	s := bad(t, "crashes")
	s.unit.Lab = "reportgen/internal/measure"
	_, err := s.launch(t.Context(), 0, launch.Call{Repeat: 2})
	if want := "panic: out of cheese; it was in reportgen/internal/measure/badlab_test.go:"; err == nil || !strings.Contains(err.Error(), want) {
		t.Errorf("got %v, want %q", err, want)
	}
}

func TestALabThatListsGarbageIsNamed(t *testing.T) {
	s := bad(t, "garbage")
	_, err := list(t.Context(), s.path)
	if want := filepath.Base(s.path) + " -list: printed something other than a list of variants"; err == nil || err.Error() != want {
		t.Errorf("got %v, want %q", err, want)
	}
	ctx, cancel := context.WithTimeoutCause(t.Context(), 0, errors.New("the time is over"))
	defer cancel()
	if _, err := list(ctx, s.path); err == nil || !strings.HasSuffix(err.Error(), " -list: the time is over") {
		t.Errorf("got %v, want why it was ended", err)
	}
}

func TestALabMayTalkBeforeItsSample(t *testing.T) {
	for _, how := range []string{"well", "talks-then-works"} {
		got, err := bad(t, how).launch(t.Context(), 0, launch.Call{Repeat: 2})
		if err != nil || got.Right != 2 || got.Wall <= 0 {
			t.Errorf("%s: %+v, %v", how, got, err)
		}
	}
}

// TestWhyIsOneLine wants the first line of an error to say why, and to announce nothing
// that the next one has.
func TestWhyIsOneLine(t *testing.T) {
	_, err := bad(t, "crashes").launch(t.Context(), 0, launch.Call{Repeat: 2})
	why, printed, _ := strings.Cut(fmt.Sprint(err), "\n")
	if !strings.HasSuffix(why, "panic: out of cheese;") || !strings.HasPrefix(printed, "it printed last:\npanic: out of cheese") {
		t.Errorf("got %q and %q", why, printed)
	}
}

// TestNothingOfABadLabLivesOn waits for the lab's line to go dead: that it does
// is the test.
func TestNothingOfABadLabLivesOn(t *testing.T) {
	for how, want := range map[string]string{"hangs": "context canceled", "leaves-a-child": "left a process running"} {
		t.Run(how, func(t *testing.T) {
			listener, err := net.Listen("tcp", "127.0.0.1:0")
			if err != nil {
				t.Fatal(err)
			}
			defer listener.Close()
			t.Setenv("CALL", listener.Addr().String())
			ctx, cancel := context.WithCancel(t.Context())
			defer cancel()
			failed := make(chan error)
			s := bad(t, how)
			go func() {
				_, err := s.launch(ctx, 0, launch.Call{Repeat: 2})
				failed <- err
			}()
			line, err := listener.Accept()
			if err != nil {
				t.Fatal(err)
			}
			if how == "hangs" {
				cancel()
			}
			if err := <-failed; err == nil || !strings.Contains(err.Error(), want) {
				t.Errorf("error %v, want %q", err, want)
			}
			_, _ = io.Copy(io.Discard, line)
		})
	}
}

func TestAFailingLabKeepsItsEarlierRounds(t *testing.T) {
	s := bad(t, "well")
	if err := s.round(t.Context(), 1); err != nil {
		t.Fatal(err)
	}
	t.Setenv("PLAY", "crashes")
	if err := s.round(t.Context(), 1); err == nil {
		t.Fatal("no error")
	}
	r := &run{file: &results.File{}, subjects: []*subject{s}}
	s.failure = errors.New("gone")
	f, err := r.result()
	if err == nil {
		t.Error("a failed lab does not fail the run")
	}
	got := f.Labs[0]
	if got.Status != results.Failed || got.Error != "gone" || len(got.Cases[0].Samples) != 1 {
		t.Errorf("lab %+v", got)
	}
}
