// Package lab holds what every lab needs: the [Task], its [Share] for each worker,
// and [Main], which runs each [Variant] of the lab as the flags ask. Variants come
// in; a table for people, or one JSON line for the report, goes out. The package
// starts no goroutine and takes no lock, so everything concurrent is in the lab's
// main.go.
package lab

import (
	"context"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"path"
	"path/filepath"
	"runtime"
	"strings"

	"workbook/labs/launch"
	"workbook/labs/plain"
)

// A Variant is one way to do a lab's task. It has Sum, or Try if the work can
// fail or be cancelled.
type Variant struct {
	Name string
	Sum  func(Task) int64
	Try  func(context.Context, Task) (int64, error)

	// Before prepares what the repeats of a launch need. It runs once, and its time
	// is not measured. It may be nil.
	Before func(Task)

	// Baseline marks the serial program with which the other variants are
	// compared. A lab that marks none is compared with [Serial], under the name
	// "serial".
	Baseline bool
}

// Unavailable is the error of a variant that cannot run on this machine. Its
// text says what the machine lacks. The lab has not failed; its other variants
// run.
type Unavailable = launch.Unavailable

// NotAttempted is what the functions of an exercise panic with until a student
// has written them. The lab, the report and the checker then say "not attempted".
const NotAttempted = launch.NotAttempted

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

// Main is a lab's whole program: it reads the flags and does what they ask. It
// returns if the lab did that, even if a sum was wrong. Otherwise it prints one
// line on stderr and exits, with 2 for bad usage and 1 for a failure.
func Main(variants ...Variant) {
	launch.Tether()
	if _, file, _, known := runtime.Caller(1); known {
		folder = path.Base(path.Dir(file))
	}
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
	if err := checkNames(variants); err != nil {
		return err
	}
	o, err := parse(variants, args, stderr)
	if err != nil {
		return err
	}
	switch {
	case o.do != nil:
		return o.do()
	case o.list:
		return list(variants, stdout)
	case o.json:
		line, err := measure(ctx, o.chosen[0], o, stdout).Line()
		if err == nil {
			_, err = stdout.Write(line)
		}
		return err
	}
	return table(ctx, variants, o, stdout)
}

// withBaseline puts Serial before variants of which none is a baseline.
func withBaseline(variants []Variant) []Variant {
	for _, v := range variants {
		if v.Baseline {
			return variants
		}
	}
	return append([]Variant{{Name: "serial", Sum: Serial, Baseline: true}}, variants...)
}

// checkNames wants a name for each variant that no other has: a launch names its variant. It
// also wants something to call, and one baseline.
func checkNames(variants []Variant) error {
	taken, baseline := map[string]bool{}, ""
	for _, v := range variants {
		switch {
		case v.Sum == nil && v.Try == nil && v.Name != "":
			return fmt.Errorf("main.go gives the variant %q no function; give it one as Sum or Try", v.Name)
		case v.Baseline && baseline != "":
			return fmt.Errorf("main.go marks two baselines, %q and %q; mark one", baseline, v.Name)
		case v.Name == "":
			return errors.New("main.go has a variant without a name; give it one")
		case taken[v.Name] && (v.Name == "serial" || v.Name == launch.Yours):
			return fmt.Errorf("main.go names a variant %q, as every lab names one already; give it another name", v.Name)
		case taken[v.Name]:
			return fmt.Errorf("main.go names two variants %q; give one of them another name", v.Name)
		}
		taken[v.Name] = true
		if v.Baseline {
			baseline = v.Name
		}
	}
	return nil
}

// list prints the variants as JSON, in the order of the lab's main.go.
func list(variants []Variant, stdout io.Writer) error {
	names := make([]launch.Listed, len(variants))
	for i, v := range variants {
		names[i] = launch.Listed{Name: v.Name, Baseline: v.Baseline}
	}
	return json.NewEncoder(stdout).Encode(names)
}

// folder is the name of the folder whose program called Main, or "".
var folder string

// isLab reports that a text looks like the name of a lab.
func isLab(text string) bool {
	number, _, found := strings.Cut(text, "-")
	return found && len(number) == 2 && strings.Trim(number, "0123456789") == ""
}

// name returns the lab's name, such as "03-mutex": the name of its folder, which
// the go command gives to the program. Editors and go run *.go give it another one.
func name() string {
	program := strings.TrimSuffix(filepath.Base(os.Args[0]), ".exe")
	if !isLab(program) && isLab(folder) {
		return folder
	}
	return program
}
