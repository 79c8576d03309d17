package store

import (
	"context"
	"errors"
	"fmt"
	"net"
	"strings"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"
	"github.com/jackc/pgx/v5/pgxpool"
)

// The times that the database may take to answer: at the start, and when a hand-in is put,
// which is less than a student's machine waits for a class.
const (
	connectTime = 10 * time.Second
	putTime     = 3 * time.Second
)

// A table holds a row for each class and student.
type table struct {
	pool  *pgxpool.Pool
	class string
}

// openPostgres connects, and makes the table if it is missing.
func openPostgres(ctx context.Context, address, class string) (Store, error) {
	ctx, cancel := context.WithTimeout(ctx, connectTime)
	defer cancel()
	config, err := pgxpool.ParseConfig(address)
	if err != nil {
		return nil, fmt.Errorf("address of the database: %w; write -store postgres://USER@HOST:PORT/DATABASE", err)
	}
	config.ConnConfig.DefaultQueryExecMode = pgx.QueryExecModeExec // behind PgBouncer, the next statement may go to another session
	pool, err := pgxpool.NewWithConfig(ctx, config)
	if err != nil {
		return nil, fmt.Errorf("open the database: %w", err)
	}
	t := table{pool, class}
	if err = makeTable(ctx, pool); err == nil {
		err = t.try(ctx)
	}
	if err == nil {
		return t, nil
	}
	pool.Close()
	return nil, fmt.Errorf("open the database: %w", plainly(err))
}

// plainly says what a database refused, and what to do, or why nobody reached it.
func plainly(err error) error {
	switch refused := (*pgconn.PgError)(nil); {
	case errors.As(err, &refused):
		return fmt.Errorf("it runs, and refuses: %s (SQLSTATE %s)%s", refused.Message, refused.Code, todo[refused.Code])
	case strings.Contains(err.Error(), "refused TLS"):
		return fmt.Errorf("it runs, and has no TLS: write no sslmode, or one that does not ask for it (%w)", err)
	case errors.As(err, new(*net.DNSError)):
		return fmt.Errorf("%w; is the name of its machine mistyped?", err)
	}
	return fmt.Errorf("%w; does it run?", err)
}

// todo is what to do if the database refuses, by Postgres' codes.
var todo = map[string]string{
	"42501": "; this user must be allowed to make a table hand_in, or to read and write the one that is there",
	"25006": "; name a server that can be written",
	"42P01": "; the table hand_in was deleted: start the class again, which makes a new one, and let students hand in again",
	"42703": "; the table hand_in there is another program's, so name another database",
	"42P10": "; the table hand_in there is another program's, so name another database",
}

// makeTable looks before it makes, because a user may be allowed to write the table
// and not to make one. Of two classes that start at once, the lock lets one make it.
func makeTable(ctx context.Context, pool *pgxpool.Pool) error {
	var missing bool
	if err := pool.QueryRow(ctx, `select to_regclass('hand_in') is null`).Scan(&missing); err != nil || !missing {
		return err
	}
	_, err := pool.Exec(ctx, `
		select pg_advisory_xact_lock(hashtext('hand_in'));
		create table if not exists hand_in (
			class text not null,
			student text not null,
			body bytea not null,
			primary key (class, student)
		)`, pgx.QueryExecModeSimpleProtocol) // several statements are one transaction
	return err
}

// try puts a hand-in and takes it back, so that a database which can only be read is found
// before a student hands in.
func (t table) try(ctx context.Context) error {
	trial, err := t.pool.Begin(ctx)
	if err != nil {
		return err
	}
	_, err = trial.Exec(ctx, put, t.class, "trial", []byte{})
	return errors.Join(err, trial.Rollback(ctx))
}

// put is the statement that keeps a hand-in.
const put = `
	insert into hand_in (class, student, body) values ($1, $2, $3)
	on conflict (class, student) do update set body = excluded.body`

// Put implements [Store]. If the database does not answer, the error is [ErrAway].
func (t table) Put(ctx context.Context, student string, text []byte) error {
	if err := checkKey(student); err != nil {
		return err
	}
	ctx, cancel := context.WithTimeout(ctx, putTime)
	defer cancel()
	_, err := t.pool.Exec(ctx, put, t.class, student, text)
	switch refused := (*pgconn.PgError)(nil); {
	case err == nil:
		return nil
	case errors.As(err, &refused) && !passing(refused.Code):
		return fmt.Errorf("keep a hand-in in the database: %w", plainly(err))
	}
	return fmt.Errorf("the database %w It says: %v", ErrAway, err)
}

// passing reports that a code of Postgres' means something that passes: it starts or ends,
// or has too many connections.
func passing(code string) bool {
	return strings.HasPrefix(code, "57P") || strings.HasPrefix(code, "08") || code == "53300"
}

func (t table) Follow(ctx context.Context, told func(Entry)) error {
	rows, _ := t.pool.Query(ctx, `
		select student, body from hand_in where class = $1 order by student collate "C"`, t.class) // rows has the error
	defer rows.Close()
	for rows.Next() {
		var e Entry
		if err := rows.Scan(&e.Student, &e.Text); err != nil {
			return fmt.Errorf("read a hand-in from the database: %w", err)
		}
		told(e)
	}
	if err := rows.Err(); err != nil {
		return fmt.Errorf("read the hand-ins from the database: %w", err)
	}
	return nil
}

func (t table) Forget(ctx context.Context) error {
	if _, err := t.pool.Exec(ctx, `delete from hand_in where class = $1`, t.class); err != nil {
		return fmt.Errorf("delete the hand-ins from the database: %w", err)
	}
	return nil
}

func (t table) Close() error {
	t.pool.Close()
	return nil
}
