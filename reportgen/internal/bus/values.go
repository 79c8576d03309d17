package bus

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/nats-io/nats.go"
	"github.com/nats-io/nats.go/jetstream"
)

// patience is how long Update waits for servers that do not answer: less than a
// student's machine waits for a class.
const patience = 3 * time.Second

// What a server answers if there is no room for a value.
const (
	bucketFull  jetstream.ErrorCode = 10077
	storageFull jetstream.ErrorCode = 10047
	memoryFull  jetstream.ErrorCode = 10023
)

// Update replaces a key's value by the one that next makes of it, and returns once
// the servers keep it. It returns the revision too: a larger number for each change
// of the bus. Before is nil if there is no value, and next may be called again if
// another program was faster. An error of next ends it and is returned as it is. If
// the servers do not answer, the error is [ErrAway]; they may have kept the value.
func (b *Bus) Update(ctx context.Context, key string, next func(before []byte) ([]byte, error)) (revision uint64, err error) {
	within, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	for {
		var final bool
		if revision, final, err = b.attempt(within, key, next); final {
			if err == nil && b.mute.Swap(false) {
				b.trouble(fmt.Errorf("the bus at %s keeps values again; you need not do anything", b.at))
			}
			return revision, err
		}
		select {
		case <-time.After(retry):
		case <-within.Done():
			if ctx.Err() == nil {
				b.tellMute()
			}
			return 0, b.away(err)
		}
	}
}

// tellMute tells once that the servers are there and keep nothing. If they have gone, that
// is told already.
func (b *Bus) tellMute() {
	if b.conn.IsConnected() && !b.mute.Swap(true) {
		b.trouble(fmt.Errorf("the bus at %s is there and keeps nothing, and its server's log says why: is the disk full, or a majority of its cluster gone? "+
			"Make room, and start it again; until then, students are asked to try again later", b.at))
	}
}

// away is the error after the last attempt, with what the servers said if they did.
func (b *Bus) away(last error) error {
	if isAPI(last) {
		return fmt.Errorf("the bus at %s %w It says: %v", b.at, ErrAway, last)
	}
	return fmt.Errorf("the bus at %s %w", b.at, ErrAway)
}

// attempt makes one attempt, and reports whether it was the last one.
func (b *Bus) attempt(ctx context.Context, key string, next func([]byte) ([]byte, error)) (revision uint64, final bool, err error) {
	ctx, cancel := context.WithTimeout(ctx, patience/3)
	defer cancel()
	there, err := b.kv.Get(ctx, key)
	var before []byte
	switch {
	case err == nil:
		before = there.Value()
	case !errors.Is(err, jetstream.ErrKeyNotFound):
		return 0, false, err
	}
	value, err := next(before)
	switch {
	case err != nil:
		return 0, true, err
	case before != nil && bytes.Equal(before, value):
		return there.Revision(), true, nil
	case len(value) > MaxValue:
		return 0, true, fmt.Errorf("%d bytes are too much for the bus at %s, which takes at most %d", len(value), b.at, MaxValue)
	case before == nil:
		revision, err = b.kv.Create(ctx, key, value)
	default:
		revision, err = b.kv.Update(ctx, key, value, there.Revision())
	}
	var api *jetstream.APIError
	switch {
	case errors.Is(err, nats.ErrMaxPayload):
		return 0, true, fmt.Errorf("%d kB are too much for the server at %s; raise max_payload in its configuration", len(value)>>10, b.at)
	case errors.As(err, &api) && (api.ErrorCode == bucketFull || api.ErrorCode == storageFull || api.ErrorCode == memoryFull):
		return 0, true, fmt.Errorf("the bus at %s is full: %s; class -forget makes room", b.at, api.Description)
	}
	return revision, err == nil, err
}

// Delete deletes a key's value. Followers are told, also those that are away by now.
func (b *Bus) Delete(ctx context.Context, key string) error {
	if err := b.kv.Purge(ctx, key); err != nil {
		return fmt.Errorf("delete from the bus at %s: %w", b.at, err)
	}
	return nil
}

// Wipe deletes the values of all keys that the pattern matches, and tells nobody. In a
// pattern, * matches a word between dots, and > matches all words that are left.
func (b *Bus) Wipe(ctx context.Context, pattern string) error {
	stream, err := b.js.Stream(ctx, "KV_"+bucket)
	if err == nil {
		err = stream.Purge(ctx, jetstream.WithPurgeSubject("$KV."+bucket+"."+pattern))
	}
	if err != nil {
		return fmt.Errorf("delete from the bus at %s: %w", b.at, err)
	}
	return nil
}
