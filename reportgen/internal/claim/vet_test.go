package claim

import (
	"strings"
	"testing"
	"unicode"
)

func TestVetAccepts(t *testing.T) {
	for _, c := range []struct {
		src  string
		want Want
	}{
		{"time(compare-and-swap, 4)", Value},
		{"speedup(lock-once, 2 * cpus, 1e6)", Value},
		{"speedup(lock-once) > 1.5 and not race(lock-once)", Predicate},
		{"time(02-race/unlocked) < time(lock-once)", Predicate},
		{"time(lock-once) / 2 < 20ms", Predicate},
		{"memory(04-processes/processes) - memory(serial) > 2MB", Predicate},
		{"speedup(lock-once) > 1.5 and slower(lock-every-add, serial)", Predicate}, // the package comment has these three
		{"time(lock-once, 8, 1e6) / time(03-mutex/lock-once) < 1.2", Predicate},
		{"slower(lock-every-add, serial) or same(lock-every-add, serial)", Predicate},
		{`phase(04-processes/processes, "start") > launch`, Predicate},
	} {
		if err := Vet(c.src, c.want, labs, "03-mutex"); err != nil {
			t.Errorf("%s: %v", c.src, err)
		}
	}
}

func TestVetRefuses(t *testing.T) {
	for _, c := range []struct {
		src  string
		want Want
		says string
	}{
		{"", Value, "empty expression"},
		{"speedub(lock-once)", Value, "unknown function speedub: did you mean speedup?"},
		{"Speedup(lock-once)", Value, "did you mean speedup?"},
		{"len(lock-once)", Value, "unknown function len"},
		{"speedup(lock-onse)", Value, "03-mutex has no variant lock-onse: did you mean lock-once?"},
		{"speedup(Lock-Once)", Value, "did you mean lock-once?"},
		{"speedup(quicksort)", Value, "want one of serial, cpus, launch, launch_memory, lock-every-add"},
		{"speedup(unlocked)", Value, "03-mutex has no variant unlocked"},
		{"speedup(02-rice/unlocked)", Value, "unknown lab 02-rice: did you mean 02-race?"},
		{"speedup(02-race/lock-once)", Value, "02-race has no variant lock-once"},
		{"speedup(lock-once, cpus-1)", Value, "a minus between two expressions has a space on each side"},
		{"speedup > 1", Predicate, "speedup has no arguments: want speedup(variant[, workers[, n]])"},
		{"cpus() > 1", Predicate, "cpus takes no arguments"},
		{"speedup()", Value, "for example speedup(lock-once) > 1.5"},
		{"speedup(4)", Value, "want speedup(variant[, workers[, n]])"},
		{`speedup("lock-once")`, Value, "want speedup(variant["},
		{`race("lock-once")`, Predicate, "race takes a variant, not a quoted text"},
		{"speedup(lock-once, speedup(4))", Value, "want speedup(variant["},
		{"not not 1 > 2", Predicate, "not takes a claim, not a quantity: put the claim in parentheses"},
		{"1 < time(serial) < 2", Predicate, "comparisons in a chain"},
		{strings.Repeat("1<(", 60) + "1" + strings.Repeat(")<1", 60), Predicate, "comparisons in a chain"},
		{"speedup(lock-once, 4, 1e6, 2)", Value, "too many arguments"},
		{"speedup(lock-once, 0)", Value, "0 as workers: want a whole number from 1 to 1024"},
		{"speedup(lock-once, 1.5)", Value, "1.5 as workers: want a whole number"},
		{"speedup(lock-once, 4, 1e12)", Value, "1e12 as n: want a whole number from 0 to 4294967295"},
		{"speedup(lock-once, 4ms)", Value, "4ms as workers: want a number, not a time"},
		{"speedup(lock-once, time(serial))", Value, "time(serial) as workers: want a number, not a time"},
		{"speedup(lock-once) > 1", Value, "gives no value"},
		{"speedup(lock-once)", Predicate, "claims nothing"},
		{"race(lock-once) + 1", Value, "+ takes a quantity, not a claim"},
		{"not speedup(lock-once) > 1", Predicate, "parentheses"},
		{"race(lock-once) == race(lock-twice)", Predicate, "== takes a quantity, not a claim"},
		{"lock-once + lock-twice", Value, "variant"},
		{"lock-once", Value, "gives no value"},
		{"time(lock-once) < 5", Predicate, "time(lock-once) is a time and 5 a plain number: write both sides alike"},
		{"time(lock-once) + memory(lock-once)", Value, "is a time and memory(lock-once) a size"},
		{"time(lock-once) * time(serial)", Value, "a time times a time has no meaning"},
		{"1 / time(lock-once)", Value, "a plain number by a time has no meaning"},
		{"time(lock-once) < 5min", Predicate, "5min: unknown unit"},
		{"1e999", Value, "1e999 is not a number"},
		{"time(lock-once", Value, "ends too soon"},
		{"n(lock-once) == 1,000,000", Predicate, "write 1000000 or 1e6"},
		{"time(lock-once) < 20 ms", Predicate, "20 ms: write the unit without a blank, as 20ms"},
		{"time(lock-once) < 20 ms and cpus > 1", Predicate, "as 20ms"},
		{"speedup(lock-once) > 5 %", Predicate, "as 5%"},
		{"1 // 2", Value, "unexpected token"},
		{"2 ** 8", Value, "unexpected token"},
		{"if time(lock-once) > 1ms { 1 } else { 2 }", Value, "'{' is not part of an expression"},
		{"let x = 1", Value, "'=' is not part"},
		{"[1, 2]", Value, "'[' is not part"},
		{"1..1000000", Value, "'.' is not part"},
		{"true ? 1 : 2", Value, "'?' is not part"},
		{strings.Repeat("(", 300) + "1", Value, ""},
		{strings.Repeat("1 + ", 150), Value, "at most 400"},
		{strings.Repeat("1+", 199) + "1", Value, "maximum allowed nodes"},
	} {
		err := Vet(c.src, c.want, labs, "03-mutex")
		switch {
		case err == nil:
			t.Errorf("%s: want an error that says %q", c.src, c.says)
		case !strings.Contains(err.Error(), c.says) || strings.Contains(err.Error(), "\n"):
			t.Errorf("%s: got %q, want one line that says %q", c.src, err, c.says)
		}
	}
	if err := Vet("time(serial)", Value, labs, "99-none"); err == nil || !strings.Contains(err.Error(), "unknown lab 99-none") {
		t.Errorf("unknown own lab: got %v", err)
	}
}

func TestVetChoice(t *testing.T) {
	for _, c := range []struct{ measure, is, says string }{
		{"speedup(lock-once)", ">= 0.9 and < 2.5", ""},
		{"speedup(lock-once)", "> ceiling(cpus)", ""},
		{"speedup(lock-once)", "not (> 1)", ""},
		{"time(lock-once)", "< 20ms", ""},
		{"time(lock-once)", "< 20", "time(lock-once) is a time and 20 a plain number"},
		{"speedup(lock-once)", "2.5", "claims nothing"},
		{"speedup(lock-once)", "> sped", "no variant sped"},
		{"speedup(lock-once)", "> + 1", "not enough arguments to call +"},
	} {
		err := VetChoice(c.measure, c.is, labs, "03-mutex")
		if (err == nil) != (c.says == "") || err != nil && !strings.Contains(err.Error(), c.says) {
			t.Errorf("%s %s: got %v, want %q", c.measure, c.is, err, c.says)
		}
	}
}

func TestVocabulary(t *testing.T) {
	// Every variant that an example names, in one lab.
	all := map[string][]string{"99-all": {
		"lock-once", "lock-every-add", "unlocked", "opposite-order", "atomic-every-add", "share-90", "share-100",
		"goroutines", "processes", "equal-split", "pipe", "shared-map",
	}}
	hidden := []string{"name", "literal", "quoted", "it", "both", "either", "negate", "add", "subtract", "multiply", "divide", "and", "or", "not"}
	seen := map[string]bool{}
	for _, word := range hidden {
		seen[word] = true
	}
	for _, f := range Vocabulary {
		if seen[f.Name] {
			t.Errorf("%s: the word has another meaning", f.Name)
		}
		seen[f.Name] = true
		if !strings.Contains(f.Example, f.Name) {
			t.Errorf("%s: the example %s does not use it", f.Name, f.Example)
		}
		if f.Doc == "" || strings.Contains(f.Doc, "\n") || strings.HasSuffix(f.Doc, ".") {
			t.Errorf("%s: want a doc of one line without a stop, got %q", f.Name, f.Doc)
		}
		value, predicate := Vet(f.Example, Value, all, "99-all"), Vet(f.Example, Predicate, all, "99-all")
		if value != nil && predicate != nil {
			t.Errorf("%s: %v; %v", f.Example, value, predicate)
		}
		if f.Gives == Predicate && predicate != nil {
			t.Errorf("%s: %v", f.Example, predicate)
		}
	}
}

func TestLogic(t *testing.T) {
	const h, f, c = Holds, Fails, CantTell
	for _, row := range []struct{ a, b, and, or, notA Verdict }{
		{h, h, h, h, f}, {h, f, f, h, f}, {h, c, c, h, f},
		{f, h, f, h, h}, {f, f, f, f, h}, {f, c, f, c, h},
		{c, h, c, h, c}, {c, f, f, c, c}, {c, c, c, c, c},
	} {
		if and, or, n := both(row.a, row.b), either(row.a, row.b), not(row.a); and != row.and || or != row.or || n != row.notA {
			t.Errorf("%s, %s: got and %s, or %s, not %s; want %s, %s, %s", row.a, row.b, and, or, n, row.and, row.or, row.notA)
		}
	}
}

func FuzzClaim(f *testing.F) {
	for _, word := range Vocabulary {
		f.Add(word.Example, "> 1")
	}
	for _, src := range []string{
		"1 / (speedup(lock-once) - speedup(lock-once))", "not not race(x)", "-(-1) < 2 < 3", "02-race/unlocked",
		`phase(a, "b", 1, 1e9)`, "1e308 * 1e308 - 1e308", "best_workers(lock-once) == 4", "0 / 0", "time(lock-once, best_workers(lock-once))",
	} {
		f.Add(src, ">= 0.9 and < 2.5")
	}
	s := in(machine(2), "03-mutex")
	empty := Scope{File: machine(1)}
	f.Fuzz(func(t *testing.T, src, is string) {
		for _, err := range []error{
			Vet(src, Value, labs, "03-mutex"),
			Vet(src, Predicate, labs, "10-granularity"),
			VetChoice("speedup(lock-once)", is, labs, "03-mutex"),
		} {
			if err != nil && (err.Error() == "" || strings.ContainsFunc(err.Error(), func(r rune) bool { return !unicode.IsPrint(r) })) {
				t.Errorf("not one plain line: %q", err)
			}
		}
		for _, scope := range []Scope{s, empty} {
			if out, err := scope.Claim(src); err == nil && out.Verdict != Holds && out.Verdict != Fails && out.Verdict != CantTell {
				t.Errorf("%q: verdict %q", src, out.Verdict)
			}
			if text, err := scope.Value(src); err == nil && (text == "" || strings.Contains(text, "NaN") || strings.Contains(text, "Inf")) {
				t.Errorf("%q: value %q", src, text)
			}
			if i, err := scope.Number(src); err == nil && (i.Lo > i.Median || i.Median > i.Hi) {
				t.Errorf("%q: median %g outside %g to %g", src, i.Median, i.Lo, i.Hi)
			}
			if index, ok, _ := scope.Choose(src, []string{is, "> 1"}); ok && (index < 0 || index > 1) {
				t.Errorf("%q, %q: choice %d", src, is, index)
			}
		}
	})
}
