package main

import (
	"context"

	"workbook/labs/11-waiting/exercise"
	"workbook/labs/lab"
)

// yours is what the student made in exercise/exercise.go, with the lab's server
// to ask.
var yours = lab.Variant{Name: "yours", Try: served(ask)}

func ask(ctx context.Context, t lab.Task, s server) (int64, error) {
	return exercise.Ask(ctx, t, s.lookUp)
}
