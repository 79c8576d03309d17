package answers_test

import (
	"testing"

	"workbook/reportgen/internal/exercise/answers"
)

func TestAnswers(t *testing.T) { answers.Test(t) }
func TestMutants(t *testing.T) { answers.Mutants(t) }
