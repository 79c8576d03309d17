// Package exercise is an answer for a test.
package exercise

type Flights struct{ all map[int64]*flight }

type flight struct {
	ended  chan struct{}
	answer int64
	err    error
}

func (f *Flights) Do(key int64, ask func() (int64, error)) (int64, error) {
	if under, ok := f.all[key]; ok {
		<-under.ended
		return under.answer, under.err
	}
	own := &flight{ended: make(chan struct{})}
	if f.all == nil {
		f.all = map[int64]*flight{}
	}
	f.all[key] = own
	own.answer, own.err = ask()
	delete(f.all, key)
	close(own.ended)
	return own.answer, own.err
}
