package hosts

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"os"
	"os/signal"
	"strconv"
	"strings"
	"syscall"

	"workbook/labs/lab"
	"workbook/labs/launch"
	"workbook/labs/plain"
	"workbook/labs/servers"
)

// joinFlag lets a person make this machine a worker.
const joinFlag = "join"

// Worker is the whole program in a process that was started as a worker or as a server.
// A lab that a person or the report started gets the flag -join from it, and goes on. It
// comes first in main.
func Worker(works map[string]Work) {
	lab.Instead(joinFlag, "take chunks of the sums that are asked for at these `SERVERS`, such as nats://HOST:PORT; their token is asked for",
		func(typed string) (func() error, error) { return joining(typed, works) })
	if len(os.Args) < 2 {
		return
	}
	var err error
	switch role, args := os.Args[1], os.Args[2:]; {
	case role == workerArg && len(args) == 2:
		launch.Tether()
		err = workFor(args[0], args[1], works)
	case role == serverArg && len(args) == 1:
		if err = runServer(args[0]); err != nil {
			fmt.Println(plain.Line(err.Error())) // its parent reads it there
		}
	case role == workerArg, role == serverArg:
		err = fmt.Errorf("%s %q: started by hand; want a lab's flags, see -h", role, args)
	default:
		return
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, plain.Line(err.Error()))
		os.Exit(1)
	}
	os.Exit(0)
}

// joining reads which servers to join, and returns what does so.
func joining(typed string, works map[string]Work) (join func() error, err error) {
	at := address{}
	at.servers, err = servers.ReadTyped(typed)
	return func() error { return at.join(works) }, err
}

// mostToken bounds the line of the token, in bytes: a longer one is another program's output.
const mostToken = 4 << 10

// join works for the servers at the address, until an interrupt.
func (a address) join(works map[string]Work) error {
	fmt.Fprint(os.Stderr, "token: ")
	line, _ := bufio.NewReader(io.LimitReader(os.Stdin, mostToken)).ReadString('\n') // an error leaves it without a token
	if a.token = strings.TrimSpace(line); a.token == "" || len(line) == mostToken {
		return fmt.Errorf("want the servers' token on standard input, in a line of less than %d bytes", mostToken)
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	s, err := newSite(a)
	if err != nil {
		return err
	}
	fmt.Fprintf(os.Stderr, "works for %s; Ctrl-C ends it\n", a)
	b := &bench{ctx: ctx, js: s.js, works: works, unlucky: -1}
	return b.work()
}

// workFor works for a job of this machine, see [machines.startOne].
func workFor(job, unlucky string, works map[string]Work) error {
	chunk, err := strconv.Atoi(unlucky)
	if err != nil {
		return fmt.Errorf("the chunk that a worker does not survive: %w", err)
	}
	at, err := named()
	if err != nil {
		return err
	}
	js, err := connect(at)
	if err != nil {
		return err
	}
	b := &bench{ctx: context.Background(), js: js, works: works, job: job, unlucky: chunk}
	return b.work()
}
