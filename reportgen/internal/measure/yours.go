package measure

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"workbook/labs/launch"
	"workbook/reportgen/internal/exercise"
	"workbook/reportgen/internal/gobuild"
	"workbook/reportgen/internal/results"
)

// list asks the lab for its variants. If it did not build, with that error, or
// does not start, list builds it with its exercise as it was given. If that helps,
// the student's files are at fault: the other variants are measured, and every case
// of yours says why it is not.
func (s *subject) list(ctx context.Context, root, dir string, failed error) (err error) {
	if failed == nil {
		if s.variants, failed = list(ctx, s.path); failed == nil {
			return nil
		}
		if !launch.Started(failed) {
			return failed
		}
		failed = fmt.Errorf("%w; %s", failed, remedy(s.unit, failed.Error()))
	}
	if ctx.Err() != nil || s.unit.Exercise == "" {
		return failed
	}
	flag, err := s.buildGiven(ctx, root, dir)
	if err != nil {
		return failed
	}
	if s.variants, err = list(ctx, s.path); err != nil {
		return failed
	}
	s.asGiven, s.fault = flag, s.failureOf(failed)
	if slices.Contains(gobuild.LeftOut(root, s.unit.Exercise), path.Base(s.unit.ExerciseFile())) { // the compiler misses what it declares
		s.fault = &results.Failure{Outcome: results.DoesNotBuild, Why: s.unit.ExerciseFile() + " is left out here for its line //go:build; take that line out"}
	}
	return nil
}

// buildGiven builds the lab with its exercise as it was given, and returns the flag of go
// build for it. What is beside the exercise may belong to it. If it does not build so, it
// may be a copy, which declares all of it again.
func (s *subject) buildGiven(ctx context.Context, root, dir string) (flag string, err error) {
	for _, alone := range []bool{false, true} {
		if flag, err = s.givenFlag(root, dir, alone); err != nil {
			return "", err
		}
		if err = gobuild.Build(ctx, root, dir, []string{s.unit.Lab}, flag); err == nil {
			break
		}
	}
	return flag, err
}

// givenFlag is the flag of go build that puts the given file in place of the
// student's, and nothing in that of every file in another language than Go; if it is to
// be alone, nothing in that of the other Go files either, except the course's own.
func (s *subject) givenFlag(root, dir string, alone bool) (string, error) {
	in := func(file string) string { return filepath.Join(root, filepath.FromSlash(file)) }
	files := map[string]string{}
	beside, err := os.ReadDir(in(s.unit.Exercise))
	if err != nil {
		return "", err
	}
	for _, entry := range beside {
		file := path.Join(s.unit.Exercise, entry.Name())
		if !entry.IsDir() && utf8.ValidString(file) && (!strings.HasSuffix(file, ".go") || alone && !exercise.IsCourses(s.unit, file)) {
			files[in(file)] = "" // as if it did not exist
		}
	}
	files[in(s.unit.ExerciseFile())] = in(s.unit.Given())
	return gobuild.Replacing(dir, s.unit.Name+".json", files)
}

// sourceLine is a line of a Go file as the compiler names it.
var sourceLine = regexp.MustCompile(`labs/[^:;]+\.go:[0-9]+`)

// failureOf says in the words of the results file how the student's variant failed,
// and at which place.
func (s *subject) failureOf(err error) *results.Failure {
	if b := (*gobuild.Error)(nil); errors.As(err, &b) {
		return &results.Failure{Outcome: results.DoesNotBuild, Why: b.Line(),
			Place: sourceLine.FindString(filepath.ToSlash(b.Words))}
	}
	why := err.Error()
	if c := (*caseError)(nil); errors.As(err, &c) {
		why = c.why
	}
	failed := (*launch.Error)(nil)
	if !errors.As(err, &failed) {
		return &results.Failure{Outcome: results.GaveError, Why: why}
	}
	return &results.Failure{Outcome: results.Outcome(failed.Outcome()), Why: why, Place: failed.Place(s.unit.Exercise)}
}

// yoursFell keeps that case i, of the student's variant, gave no samples or none
// that count. If it did not end, no other case of the variant is waited for.
func (s *subject) yoursFell(i int, fault *results.Failure) {
	c := s.lab.Cases[i]
	s.fallen = append(s.fallen, results.Case{Variant: c.Variant, Workers: c.Workers, N: c.N, Expect: c.Expect,
		Samples: []results.Sample{}, Failure: fault}) // a list in the file, if an empty one
	if fault.Outcome == results.DidNotEnd {
		s.fault = fault
	}
	place := ""
	if fault.Place != "" && !strings.Contains(fault.Why, fault.Place) {
		place = ", at " + fault.Place
	}
	s.warn(results.Warning{Level: results.Amber, Code: "yours", Lab: s.unit.Name, Variant: results.Yours,
		Text: fmt.Sprintf("Your own variant of %s is left out, because it %s: %s%s; go run ./reportgen check %s says more.",
			s.unit.Name, fault.Outcome, fault.Why, place, s.unit.Number)})
}
