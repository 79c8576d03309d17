// Command reportgen measures the labs and makes the report.
//
// Every command runs in the project's folder:
//
//	go run ./reportgen report          # measure, and make report/index.html; -live, -open
//	go run ./reportgen run             # measure only, into report/results.json
//	go run ./reportgen render report/results.json -o page.html
//	go run ./reportgen compare old.json new.json    # what changed between two
//	go run ./reportgen lab 03          # one lab in the terminal
//	go run ./reportgen list            # the labs and their lessons; -check
//	go run ./reportgen predict         # ask the lessons' predictions
//	go run ./reportgen check 03        # check an exercise; -hint, -watch, -json
//	go run ./reportgen progress        # how far, and what next
//	go run ./reportgen solution 03     # once the check has passed
//	go run ./reportgen reset 03        # the exercise as it was given
//	go run ./reportgen stick windows/amd64  # a folder for a room without internet
//	go run ./reportgen hand-in         # write report/hand-in.json for the class; -to sends it
//	go run ./reportgen class           # serve a class: hand-ins, votes, projector; -bus with other computers
//	go run ./reportgen merge FOLDER -o class.html   # one page of what was handed in
//
// It ends with exit code 0 when done, 1 when something failed, 2 for bad usage,
// 3 when check could not judge and 130 when interrupted.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"reflect"
	"slices"
	"syscall"

	"github.com/alecthomas/kong"

	"workbook/labs/launch"
	"workbook/labs/plain"
)

func main() {
	launch.Tether()
	ctx, stop := signal.NotifyContext(context.Background(), endings()...)
	defer stop()
	context.AfterFunc(ctx, stop) // a second signal ends what does not listen to the first
	os.Exit(run(ctx, os.Args[1:], os.Stdin, os.Stdout, os.Stderr))
}

// endings are the signals that end a command. If it is started with nohup, or behind an
// & in a script, the system ignores some of them, and so does the command.
func endings() []os.Signal {
	all := []os.Signal{os.Interrupt, syscall.SIGTERM, syscall.SIGHUP}
	return slices.DeleteFunc(all, signal.Ignored)
}

// Exit codes.
const (
	exitDone        = 0
	exitFailed      = 1
	exitUsage       = 2
	exitNotJudged   = 3
	exitInterrupted = 130
)

// commands is the command line; each command's help is its tag.
type commands struct {
	Report   reportCommand   `cmd:"" help:"Measure the labs and make the report."`
	Run      runCommand      `cmd:"" help:"Measure the labs into report/results.json."`
	Render   renderCommand   `cmd:"" help:"Make the page from a results file, without measuring."`
	Compare  compareCommand  `cmd:"" help:"Print what changed between two results files."`
	Lab      labCommand      `cmd:"" help:"Run one lab in the terminal."`
	List     listCommand     `cmd:"" help:"List the labs and their lessons."`
	Predict  predictCommand  `cmd:"" help:"Ask the lessons' predictions, and keep your answers."`
	Check    checkCommand    `cmd:"" help:"Check the exercises that you made."`
	Progress progressCommand `cmd:"" help:"Say how far you have come, and what to do next."`
	Solution solutionCommand `cmd:"" help:"Show an exercise's solution, once yours has passed."`
	Reset    resetCommand    `cmd:"" help:"Put an exercise back to what it was, and keep a copy of yours."`
	Stick    stickCommand    `cmd:"" help:"Make a folder from which the course runs without Go and without a network."`
	HandIn   handInCommand   `cmd:"" help:"Write what this machine hands in to the class, without your name; -to sends it."`
	Class    classCommand    `cmd:"" help:"Take hand-ins and votes from the room, and show them on the projector."`
	Merge    mergeCommand    `cmd:"" help:"Make one page of what a class handed in."`
}

func run(ctx context.Context, args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	args = plain.Args(args)
	if err := plain.LongDash(args); err != nil {
		complain(stderr, err)
		return exitUsage
	}
	if len(args) > 0 && args[0] == "help" { // as of go and git
		args = append(slices.Clone(args[1:]), "--help")
	}
	var c commands
	printed := &printer{Writer: stdout}
	done := false
	parser, err := kong.New(&c,
		kong.Name("reportgen"),
		kong.Description("Measures the labs of the concurrency workbook and makes the report. Example: reportgen report 02 03"),
		kong.Writers(printed, stderr),
		kong.KindMapper(reflect.Int, kong.MapperFunc(decimal)),
		kong.KindMapper(reflect.Uint32, kong.MapperFunc(decimal)),
		kong.KindMapper(reflect.Uint64, kong.MapperFunc(decimal)),
		kong.Exit(func(int) { done = true }),
	)
	if err != nil {
		complain(stderr, err)
		return exitFailed
	}
	chosen, err := parser.Parse(longFlags(args))
	switch {
	case printed.failed != nil:
		complain(stderr, fmt.Errorf("print the help: %w", printed.failed))
		return exitFailed
	case done:
		return exitDone
	case err != nil:
		complain(stderr, fmt.Errorf("%s; --help lists the commands", inOurWords(err.Error())))
		return exitUsage
	}
	sh := &shell{ctx: ctx, stdin: stdin, stdout: printed, stderr: stderr}
	err = chosen.Run(sh)
	switch {
	case ctx.Err() != nil && !sh.finished:
		complain(stderr, errors.New("interrupted; no file is half written"))
		return exitInterrupted
	case errors.As(err, new(usageError)):
		complain(stderr, err)
		return exitUsage
	case errors.As(err, new(notJudgedError)):
		complain(stderr, err)
		return exitNotJudged
	case err != nil:
		complain(stderr, err)
		return exitFailed
	case printed.failed != nil:
		complain(stderr, fmt.Errorf("done, but not all of its output was printed: %w", printed.failed))
		return exitFailed
	}
	return exitDone
}

// notJudgedError means that no exercise failed, and that not all were judged.
type notJudgedError struct{ error }
