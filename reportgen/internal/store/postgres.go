package store

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"
	"github.com/jackc/pgx/v5/pgxpool"
)

// connectTime is how long the database may take to answer at the start.
const connectTime = 10 * time.Second

// mayNot is Postgres' code for what a user may not do.
const mayNot = "42501"

// A table holds a row for each class and student.
type table struct {
	pool  *pgxpool.Pool
	class string
}

// openPostgres connects, and makes the table if it is missing.
func openPostgres(ctx context.Context, address, class string) (Store, error) {
	ctx, cancel := context.WithTimeout(ctx, connectTime)
	defer cancel()
	pool, err := pgxpool.New(ctx, address)
	if err != nil {
		return nil, fmt.Errorf("address of the database: %w; write -store postgres://USER@HOST:PORT/DATABASE", err)
	}
	if err := makeTable(ctx, pool); err != nil {
		pool.Close()
		if refused := (*pgconn.PgError)(nil); errors.As(err, &refused) && refused.Code != mayNot {
			return nil, fmt.Errorf("open the database: it runs, and refuses: %s (SQLSTATE %s)", refused.Message, refused.Code)
		}
		return nil, fmt.Errorf("open the database: %w; does it run, and may this user make a table hand_in?", err)
	}
	return table{pool, class}, nil
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

func (t table) Put(ctx context.Context, student string, text []byte) error {
	if err := checkKey(student); err != nil {
		return err
	}
	_, err := t.pool.Exec(ctx, `
		insert into hand_in (class, student, body) values ($1, $2, $3)
		on conflict (class, student) do update set body = excluded.body`, t.class, student, text)
	if err != nil {
		return fmt.Errorf("keep a hand-in in the database: %w", err)
	}
	return nil
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
