package main

import (
	"context"
	"errors"
	"testing"

	"workbook/reportgen/internal/classroom"
	"workbook/reportgen/internal/store"
)

// A stubborn store cannot delete its hand-ins.
type stubborn struct{ store.Store }

var errStubborn = errors.New("the database is away")

func (stubborn) Forget(context.Context) error { return errStubborn }
func (stubborn) Close() error                 { return nil }

// TestHandInsThatStayKeepTheirClass wants the class to be there as long as its hand-ins
// are: without its code, nobody finds them in a database.
func TestHandInsThatStayKeepTheirClass(t *testing.T) {
	folder := t.TempDir()
	before, err := classroom.OpenRegister(folder)
	if err != nil {
		t.Fatal(err)
	}
	if err := forgetKept(t.Context(), stubborn{}, folder); !errors.Is(err, errStubborn) {
		t.Errorf("got %v, want %v", err, errStubborn)
	}
	if after, err := classroom.OpenRegister(folder); err != nil || after.Code() != before.Code() {
		t.Errorf("the class that could not be forgotten is not there any more: %v", err)
	}
}
