package launch

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"os"
	"os/exec"
	"runtime"
	"strings"
	"testing"

	"go.uber.org/goleak"
)

// The test binary plays every program that these tests launch. PLAY says which
// part; CALL is the address of the test, which a process calls and never hangs
// up: the line goes dead when the process does.
func TestMain(m *testing.M) {
	if len(os.Args) > 1 && (os.Args[1] == janitorArg || os.Args[1] == trialArg) {
		Tether()
	}
	switch os.Getenv("PLAY") {
	case "":
		goleak.VerifyTestMain(m)
	case "speaker":
		fmt.Println("one")
		fmt.Println("two")
		fmt.Fprintln(os.Stderr, "aside")
		os.Exit(3)
	case "chatterbox":
		fmt.Print(chatter)
	case "eater":
		memory, err := PeakMemory()
		fmt.Println(memory, err)
	case "gossip":
		gossip()
	case "sleeper":
		Tether()
		call()
		fmt.Println("called")
		select {}
	case "echo": // answers until the other side hangs up
		Tether()
		line, err := net.Dial("tcp", os.Getenv("CALL"))
		if err != nil {
			panic(err)
		}
		_, _ = io.Copy(line, line)
	case "stranger":
		call()
		select {}
	case "employer": // is killed meanwhile
		employer()
	case "parent": // launches a sleeper and is killed meanwhile
		_, _, err := Run(context.Background(), play("sleeper", os.Getenv("CALL")))
		panic(fmt.Sprint("the sleeper ended: ", err))
	case "deserter": // leaves a sleeper behind
		cmd := exec.Command(os.Args[0])
		cmd.Env = append(os.Environ(), "PLAY=sleeper")
		called, err := cmd.StdoutPipe()
		if err != nil {
			panic(err)
		}
		if err := cmd.Start(); err != nil {
			panic(err)
		}
		_, _ = called.Read(make([]byte, 1))
	}
}

// chatter is far longer than what is kept of it.
var chatter = strings.Repeat(strings.Repeat("x", 1023)+"\n", 1024) + "last\n"

func play(part, address string) Command {
	return Command{Path: os.Args[0], Env: []string{"PLAY=" + part, "CALL=" + address}}
}

func call() {
	if _, err := net.Dial("tcp", os.Getenv("CALL")); err != nil {
		panic(err)
	}
}

// phone answers the calls of launched processes.
func phone(t *testing.T) (listener net.Listener, address string) {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { listener.Close() })
	return listener, listener.Addr().String()
}

// answer waits for a process to call, and returns a function that waits for its
// end.
func answer(t *testing.T, listener net.Listener) (awaitEnd func()) {
	line, err := listener.Accept()
	if err != nil {
		t.Fatal(err)
	}
	return func() { _, _ = io.Copy(io.Discard, line) }
}

func TestRunTellsWhatCameOut(t *testing.T) {
	var lines []string
	command := play("speaker", "")
	command.Line = func(line []byte) { lines = append(lines, string(line)) }
	usage, out, err := Run(t.Context(), command)
	var exit *exec.ExitError
	if !errors.As(err, &exit) || exit.ExitCode() != 3 {
		t.Errorf("error %v, want exit code 3", err)
	}
	if got := strings.Join(lines, " "); got != "one two" {
		t.Errorf("lines %q", got)
	}
	if string(out.Stdout) != "one\ntwo\n" || string(out.Stderr) != "aside\n" {
		t.Errorf("output %q, %q", out.Stdout, out.Stderr)
	}
	if usage.Wall() <= 0 || usage.User+usage.System <= 0 {
		t.Errorf("usage %+v", usage)
	}
}

func TestRunKeepsBothEndsOfALongOutput(t *testing.T) {
	_, out, err := Run(t.Context(), play("chatterbox", ""))
	if err != nil {
		t.Fatal(err)
	}
	first, last := chatter[:keptFirst], chatter[len(chatter)-(KeptOutput-keptFirst):]
	if string(out.Stdout) != first+last {
		t.Errorf("kept %d bytes, ending in %q, want the first %d and the last %d",
			len(out.Stdout), out.Stdout[max(0, len(out.Stdout)-8):], len(first), len(last))
	}
}

func TestRunOfNoProgram(t *testing.T) {
	if _, _, err := Run(t.Context(), Command{Path: "no/such/program"}); err == nil || !strings.Contains(err.Error(), "no/such/program") {
		t.Errorf("error %v", err)
	}
}

func TestContextEndsTheLaunch(t *testing.T) {
	listener, address := phone(t)
	ctx, cancel := context.WithCancel(t.Context())
	ended := make(chan error)
	go func() {
		_, _, err := Run(ctx, play("sleeper", address))
		ended <- err
	}()
	awaitEnd := answer(t, listener)
	cancel()
	if err := <-ended; !errors.Is(err, context.Canceled) {
		t.Errorf("error %v", err)
	}
	awaitEnd()
}

func TestALaunchPrintsItsGoroutinesBeforeItEnds(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("no signal asks for them")
	}
	listener, address := phone(t)
	ctx, cancel := context.WithCancel(t.Context())
	printed := make(chan string)
	go func() {
		command := play("sleeper", address)
		command.Dump = true
		_, out, _ := Run(ctx, command)
		printed <- string(out.Stderr)
	}()
	awaitEnd := answer(t, listener)
	cancel()
	if text := <-printed; !strings.Contains(text, "\ngoroutine 1 ") {
		t.Errorf("printed %q", text)
	}
	awaitEnd()
}

func TestNobodyIsLeftBehind(t *testing.T) {
	listener, address := phone(t)
	ended := make(chan error)
	go func() {
		_, _, err := Run(t.Context(), play("deserter", address))
		ended <- err
	}()
	awaitEnd := answer(t, listener)
	if err := <-ended; !errors.Is(err, ErrLeftBehind) {
		t.Errorf("error %v, want %v", err, ErrLeftBehind)
	}
	awaitEnd()
}

func TestALaunchDiesWithItsParent(t *testing.T) {
	listener, address := phone(t)
	parent := exec.Command(os.Args[0])
	parent.Env = append(os.Environ(), "PLAY=parent", "CALL="+address)
	if err := parent.Start(); err != nil {
		t.Fatal(err)
	}
	awaitEnd := answer(t, listener)
	if err := parent.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	awaitEnd()
	_ = parent.Wait()
}

func TestPeakMemoryIsTheChildsOwn(t *testing.T) {
	if runtime.GOOS != "linux" {
		t.Skip("elsewhere the system alone knows how it counts")
	}
	const held = 128 << 20
	ballast := make([]byte, held)
	for i := 0; i < len(ballast); i += 4096 {
		ballast[i] = 1
	}
	_, out, err := Run(t.Context(), play("eater", ""))
	runtime.KeepAlive(ballast)
	var peak int64
	if _, scan := fmt.Sscan(string(out.Stdout), &peak); err != nil || scan != nil || peak <= 0 || peak > held/2 {
		t.Errorf("a child that holds nothing peaks at %d bytes while its parent holds %d (%v)", peak, held, err)
	}
}
