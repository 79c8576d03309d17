package course

import (
	"path/filepath"
	"strings"
	"testing"
)

func TestSelect(t *testing.T) {
	units := []Unit{{Name: "02-race", Number: "02"}, {Name: "03-mutex", Number: "03"}, {Name: "04-processes", Number: "04"}, {Name: "10-granularity", Number: "10"}}
	const all = "02-race, 03-mutex, 04-processes, 10-granularity"
	for typed, want := range map[string]string{
		"":                                  all,
		"10 2":                              "02-race, 10-granularity",
		"03-mutex 03":                       "03-mutex",
		"02,03":                             "02-race, 03-mutex",
		"02, 10;3":                          "02-race, 03-mutex, 10-granularity",
		"1-4":                               "02-race, 03-mutex, 04-processes",
		"03-10":                             "03-mutex, 04-processes, 10-granularity",
		"2..3":                              "02-race, 03-mutex",
		"2–3":                               "02-race, 03-mutex",
		"labs/03-mutex/":                    "03-mutex",
		"./labs/03-mutex":                   "03-mutex",
		`labs\03-mutex\main.go`:             "03-mutex",
		"lessons/03-mutex.md":               "03-mutex",
		"labs/02-race/exercise/exercise.go": "02-race",
		"./labs/02-race/exercise/":          "02-race",
		"lab03":                             "03-mutex",
		"lab-3":                             "03-mutex",
		"lab 3":                             "03-mutex",
		"“Labs 2, 3”":                       "02-race, 03-mutex",
		"Lab_03, lesson 10":                 "03-mutex, 10-granularity",
		"exercise 3; Ex. 4":                 "03-mutex, 04-processes",
		"No. 3":                             "03-mutex",
		"№ 3":                               "03-mutex",
		"labs03-mutex":                      "03-mutex",
		"lab-mutex":                         "03-mutex",
		"#3 02.":                            "02-race, 03-mutex",
		"03-Mutex":                          "03-mutex",
		"“02 03”":                           "02-race, 03-mutex",
		"„2“,\u00a0«3»":                     "02-race, 03-mutex",
		"`02-race`":                         "02-race",
		"‘2–3’":                             "02-race, 03-mutex",
		"all":                               all,
		"*":                                 all,
		"mutex":                             "03-mutex",
		"3_mutex, 02_race":                  "02-race, 03-mutex",
		"2 - 3":                             "02-race, 03-mutex",
		"2 to 3":                            "02-race, 03-mutex",
		"2…3":                               "02-race, 03-mutex",
		"2~3":                               "02-race, 03-mutex",
		"[02,03]":                           "02-race, 03-mutex",
		"{2..3}":                            "02-race, 03-mutex",
		"02+10":                             "02-race, 10-granularity",
		"02/03":                             "02-race, 03-mutex",
		"/home/a1/03-mutex":                 "03-mutex",
		"labs/03-mutex/exercise/exercise.go:30:5:": "03-mutex",
		"03\u200b":    "03-mutex",
		"０２，０３":       "02-race, 03-mutex",
		"2、3\u300010": "02-race, 03-mutex, 10-granularity",
		"２～４":         "02-race, 03-mutex, 04-processes",
	} {
		got, err := Select(units, []string{typed})
		if err != nil || strings.Join(Names(got), ", ") != want {
			t.Errorf("%q chose %q, %v; want %q", typed, strings.Join(Names(got), ", "), err, want)
		}
	}
	file, err := filepath.Abs("Übung 02, neu/labs/03-mutex/exercise/exercise.go")
	if err != nil {
		t.Fatal(err)
	}
	if got, err := Select(units, []string{"2", file}); err != nil || strings.Join(Names(got), ", ") != "02-race, 03-mutex" {
		t.Errorf("%q chose %q, %v", file, Names(got), err)
	}
	for _, typed := range []string{"05", "0", "5-9", "4-2", "-3", "03-mutx", "1e1", "٣", "2-", "2:4", "main.go", "“”", ",", "/"} {
		if _, err := Select(units, []string{typed}); err == nil || !strings.HasSuffix(err.Error(), ": want one of "+all) {
			t.Errorf("%q: got %v", typed, err)
		}
	}
}
