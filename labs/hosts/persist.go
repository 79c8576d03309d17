package hosts

import (
	"context"
	"errors"
	"time"

	"github.com/nats-io/nats.go"
	"github.com/nats-io/nats.go/jetstream"
)

// patience is how long a cluster that has lost a server may take to work again, and
// retry is the time between two attempts.
const (
	patience = time.Minute
	retry    = 50 * time.Millisecond
)

// persist calls do until it succeeds, or until patience has passed.
func persist(ctx context.Context, do func(context.Context) error) error {
	ctx, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	for {
		once, done := context.WithTimeout(ctx, answer/5)
		err := do(once)
		done()
		if err == nil || errors.Is(err, nats.ErrConnectionClosed) {
			return err
		}
		select {
		case <-time.After(retry):
		case <-ctx.Done():
			return err
		}
	}
}

// taken is the server's code for a subject that has its one message.
const taken jetstream.ErrorCode = 10077

// publish sends a message until the server confirms that it has it.
func publish(ctx context.Context, js jetstream.JetStream, subject string, text []byte) error {
	return persist(ctx, func(ctx context.Context) error {
		_, err := js.Publish(ctx, subject, text)
		if api := (*jetstream.APIError)(nil); errors.As(err, &api) && api.ErrorCode == taken {
			return nil
		}
		return err
	})
}
