package answers_test

import (
	"testing"

	"workbook/reportgen/internal/exercise/answers"
)

func TestAnswers(t *testing.T) { answers.Test(t) }
