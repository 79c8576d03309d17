// Package lab is what every lab shares: the task, the flags, the stopwatch and
// one result. Variants come in; a table for people, or one JSON line for the
// report, goes out. It starts no goroutine and takes no lock, so that nothing
// concurrent hides below a lab's main.go.
package lab

import (
	"context"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"workbook/labs/launch"
	"workbook/labs/plain"
)

// A Variant is one way to do a lab's task. It has Sum, or Try where the work can
// fail or be called off.
type Variant struct {
	Name string
	Sum  func(Task) int64
	Try  func(context.Context, Task) (int64, error)

	// Baseline marks the serial program that the others are held against. A lab
	// that marks none is held against Serial, under the name "serial".
	Baseline bool
}

// Unavailable is the error of a variant that cannot run on this machine, and
// says what is missing. The lab has not failed; the others run without it.
type Unavailable string

func (u Unavailable) Error() string { return string(u) }

// NotAttempted is what an exercise's function panics with until a student has
// made something of it. Launch knows it by its text, in whichever process of the
// launch it was.
const NotAttempted attempt = "this exercise is not attempted yet"

// An attempt is the error of an exercise that is none yet.
type attempt string

func (a attempt) Error() string { return string(a) }

// call runs the variant once.
func (v Variant) call(ctx context.Context, t Task) (int64, error) {
	if v.Try != nil {
		return v.Try(ctx, t)
	}
	return v.Sum(t), nil
}

// Serial is the baseline: the best serial program, one loop that keeps the
// total in a register.
func Serial(t Task) int64 {
	var total int64
	for i := int64(1); i <= t.N; i++ {
		total += i
	}
	return total
}

// Main is a lab's whole program: it reads the flags and does as they say. It
// returns where the lab did what was asked, right or wrong sums alike; else it
// exits, with 2 for bad usage and 1 for a failure, after one line on stderr.
func Main(variants ...Variant) {
	launch.Tether()
	err := run(context.Background(), withBaseline(variants), os.Args[1:], os.Stdout, os.Stderr)
	switch {
	case err == nil || errors.Is(err, flag.ErrHelp):
		return
	case errors.As(err, new(usageError)):
		fmt.Fprintf(os.Stderr, "%s: %s; -h lists the flags\n", name(), plain.Line(err.Error()))
		os.Exit(2)
	}
	fmt.Fprintf(os.Stderr, "%s: %s\n", name(), plain.Line(err.Error()))
	os.Exit(1)
}

func run(ctx context.Context, variants []Variant, args []string, stdout, stderr io.Writer) error {
	o, err := parse(variants, args, stderr)
	if err != nil {
		return err
	}
	switch {
	case o.list:
		return list(variants, stdout)
	case o.json:
		line, err := measure(ctx, o.chosen[0], o, stdout).line()
		if err == nil {
			_, err = stdout.Write(line)
		}
		return err
	}
	return table(ctx, variants, o, stdout)
}

// withBaseline puts Serial before variants that bring no baseline of their own.
func withBaseline(variants []Variant) []Variant {
	for _, v := range variants {
		if v.Baseline {
			return variants
		}
	}
	return append([]Variant{{Name: "serial", Sum: Serial, Baseline: true}}, variants...)
}

// Listed is one variant in the output of -list.
type Listed struct {
	Name     string `json:"name"`
	Baseline bool   `json:"baseline"`
}

// list prints the variants as JSON, in the order of the lab's main.go.
func list(variants []Variant, stdout io.Writer) error {
	names := make([]Listed, len(variants))
	for i, v := range variants {
		names[i] = Listed{v.Name, v.Baseline}
	}
	return json.NewEncoder(stdout).Encode(names)
}

// name returns the lab's name, its folder's: "03-mutex". The go command names
// the program so.
func name() string {
	return strings.TrimSuffix(filepath.Base(os.Args[0]), ".exe")
}
