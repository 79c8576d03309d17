package main

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestLongFlags(t *testing.T) {
	typed := []string{"predict", "-why", "gr\xf6\xdfer, \x84so\x93", "-choice=1", "--seed", "-1", "größer", "-n", "-n=10", "-o=a=b"}
	want := []string{"predict", "--why", "größer, „so“", "--choice=1", "--seed=-1", "größer", "-n", "--n=10", "--output=a=b"}
	if diff := cmp.Diff(want, longFlags(typed)); diff != "" {
		t.Error(diff)
	}
}
