package main

import (
	"bytes"
	"encoding/json"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"workbook/labs/contract"
	"workbook/reportgen/internal/exercise"
	"workbook/reportgen/internal/results"
)

// TestVerdictsSchema holds what check -json prints against docs/check.schema.json:
// every key and every status is there.
func TestVerdictsSchema(t *testing.T) {
	schema, err := jsonschema.NewCompiler().Compile("../docs/check.schema.json")
	if err != nil {
		t.Fatal(err)
	}
	all := judged{verdictsVersion, nil}
	for _, status := range []results.Attempt{results.Passed, results.PassedUnraced, results.NotPassed, results.NotJudged, results.NotAttempted} {
		v := exercise.Verdict{Lab: "02-race", File: "exercise.go", Status: status, Note: "no", NotKept: "no", Edited: true, Seed: 1<<32 - 1, Hints: []string{"read"}, Took: 1, Steps: []exercise.Step{}}
		for _, outcome := range []exercise.Outcome{exercise.StepPassed, exercise.StepFailed, exercise.StepUnavailable} {
			for name := range stepNames {
				v.Steps = append(v.Steps, exercise.Step{Name: name, Outcome: outcome, Note: "no", Where: []string{"a.go:1"}, Printed: []string{"x"},
					Failure: &contract.Failure{Cause: "race", Input: "n 1", Want: "a", Got: "b", Hints: []string{"look"}}})
			}
		}
		all.Verdicts = append(all.Verdicts, v)
	}
	text, err := json.Marshal(all)
	if err != nil {
		t.Fatal(err)
	}
	value, err := jsonschema.UnmarshalJSON(bytes.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	if err := schema.Validate(value); err != nil {
		t.Error(err)
	}
	if err := schema.Validate(map[string]any{"version": 2, "verdicts": []any{}}); err == nil {
		t.Error("takes another version")
	}
}
