package claim

// Choose says which choice is the right one: the first whose comparison, such
// as ">= 0.9 and < 2.5", holds for the measure's median. It is ok if the
// ends of the interval choose the same. Without a choice, index is -1.
func (s Scope) Choose(measure string, is []string) (index int, ok bool, err error) {
	q, err := s.quantity(measure)
	if err != nil {
		return -1, false, err
	}
	if q.missing() {
		return -1, false, nil
	}
	var chosen [3]int
	for i, x := range []float64{q.Median, q.Lo, q.Hi} {
		if chosen[i], err = s.choice(x, q.unit, is); err != nil {
			return -1, false, err
		}
	}
	index = chosen[0]
	return index, q.Known() && index >= 0 && chosen[1] == index && chosen[2] == index, nil
}

// choice returns the first choice that holds for x, or -1.
func (s Scope) choice(x float64, u *unit, is []string) (int, error) {
	found := -1
	for i, src := range is {
		r := &reading{scope: s, it: measuredAs(exactly(x), u)}
		verdict, err := r.chosen(src)
		if err != nil {
			return -1, err
		}
		if verdict == Holds && found < 0 {
			found = i
		}
	}
	return found, nil
}

// chosen judges a choice: a predicate whose comparisons lack their left side.
func (r *reading) chosen(src string) (Verdict, error) {
	tokens, err := lex(src)
	if err != nil {
		return "", err
	}
	return r.judge(src, complete(tokens))
}

// complete puts the measure in front of every comparison that begins a choice
// or follows and, or, not or a parenthesis.
func complete(tokens []token) []token {
	var whole []token
	before := "("
	for _, t := range tokens {
		if t.kind == operator && relations[t.text] != nil {
			switch before {
			case "(", "and", "or", "not":
				whole = append(whole, token{constant, "it"})
			}
		}
		whole = append(whole, t)
		before = ""
		if t.kind == operator {
			before = t.text
		}
	}
	return whole
}
