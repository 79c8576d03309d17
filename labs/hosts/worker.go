package hosts

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"os"
	"os/signal"
	"strconv"
	"strings"
	"syscall"

	"workbook/labs/launch"
	"workbook/labs/plain"
)

// joinArg, as the first argument, lets a person make this machine a worker.
const joinArg = "-join"

// Worker does nothing in a lab that a person or the report started. In a process
// that was started as a worker or as a server it is the whole program. It comes
// first in main.
func Worker(works map[string]Work) {
	if len(os.Args) < 2 {
		return
	}
	var err error
	switch os.Args[1] {
	case workerArg:
		launch.Tether()
		err = workFor(os.Args[2], os.Args[3], works)
	case serverArg:
		if err = runServer(os.Args[2], os.Args[3]); err != nil {
			fmt.Println(plain.Line(err.Error())) // its parent reads it there
		}
	case joinArg:
		err = join(os.Args[2:], works)
	default:
		return
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, plain.Line(err.Error()))
		os.Exit(1)
	}
	os.Exit(0)
}

// join works for the servers that a person named, until an interrupt.
func join(args []string, works map[string]Work) error {
	if len(args) != 1 || strings.HasPrefix(args[0], "-") {
		return errors.New("-join: want the address of a server behind it, such as nats://host:4222")
	}
	at, err := readAddress(args[0])
	switch {
	case strings.Contains(args[0], "@"):
		return errors.New("-join: leave the token out, every user of this machine could read it here; you are asked for it")
	case err != nil:
		return fmt.Errorf("-join: %w", err)
	}
	fmt.Fprint(os.Stderr, "token: ")
	line, err := bufio.NewReader(os.Stdin).ReadString('\n')
	if at.token = strings.TrimSpace(line); at.token == "" {
		return fmt.Errorf("-join: want the server's token on standard input: %w", err)
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	s, err := newSite(at)
	if err != nil {
		return err
	}
	fmt.Fprintf(os.Stderr, "works for %s; Ctrl-C ends it\n", at)
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
