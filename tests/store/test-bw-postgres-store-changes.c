/* test-bw-postgres-store-changes.c: what is counted when the line is cut about a commit
 *
 * A desk counts as a daemon does: what it was told to be stored, and what it is told
 * of others. However the line is cut, each report that stands in the database is
 * counted once, and no report passes for a duplicate that does not stand there.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-postgres-store.h"

#include "bw-store-shared.h"
#include "bw-store-writer.h"
#include "postgres-proxy.h"
#include "store-fixture.h"

#define MAX_REPORTS 8
#define MAX_NUMBER  128
#define OF_OTHERS   100

typedef struct
{
  PostgresProxy *proxy;
  BwStore       *store;   /* (owned): by way of the proxy */
  BwStore       *direct;  /* borrowed: how it is looked up what stands there */
  BwStoreWriter *writer;  /* (owned) (nullable) */
  GMutex         mutex;   /* locked: the writer's thread is busy */
  guint          n_open;
  guint          n_failed;
  guint          counted[MAX_NUMBER];
  gboolean       is_duplicate[MAX_NUMBER];
} Desk;

static guint
get_number (const BwReport *report)
{
  g_assert_cmpfloat (report->statements[0].value, <, MAX_NUMBER);
  return (guint) report->statements[0].value;
}

static void
open_desk (Desk         *self,
           StoreFixture *fixture)
{
  g_autoptr (GError) error = NULL;

  g_mutex_init (&self->mutex);
  self->direct = fixture->store;
  self->proxy = postgres_proxy_new (fixture->url, fixture->folder);
  self->store = bw_store_open (postgres_proxy_get_url (self->proxy), bw_measure_catalogue_get_default (), FALSE,
                               &error);
  g_assert_no_error (error);
}

static void
close_desk (Desk *self)
{
  if (self->writer != NULL)
    {
      bw_store_writer_stop (self->writer);
      g_assert_finalize_object (self->writer);
    }

  g_assert_finalize_object (self->store);
  postgres_proxy_free (self->proxy);
  g_mutex_clear (&self->mutex);
}

static void
count_changes (Desk            *self,
               const GPtrArray *changes)
{
  for (guint i = 0; i < changes->len; i++)
    self->counted[get_number (((const BwStoreChange *) g_ptr_array_index (changes, i))->report)]++;
}

static void
count_answer (Desk           *self,
              const BwReport *report,
              guint64         seq)
{
  if (seq != 0)
    self->counted[get_number (report)]++;
  else
    self->is_duplicate[get_number (report)] = TRUE;
}

static void
note_report (const BwReport *report,
             guint64         seq,
             gint64          received,
             gpointer        data)
{
  guint *n = data;

  n[get_number (report)]++;
}

static void
assert_adds_up (Desk  *self,
                guint  n_expected)
{
  g_autoptr (GError) error = NULL;
  guint stored[MAX_NUMBER] = { 0 };
  guint n = 0;

  g_assert_true (bw_store_scan_reports (self->direct, 0, NULL, note_report, stored, &error));
  for (guint i = 0; i < MAX_NUMBER; i++)
    {
      g_assert_cmpuint (self->counted[i], ==, stored[i]);
      if (self->is_duplicate[i])
        g_assert_cmpuint (stored[i], ==, 1);
      n += stored[i];
    }

  g_assert_cmpuint (n, ==, n_expected);
}

/* As the writer does it, with the line cut before the commit. */
static gboolean
write_reports (Desk        *self,
               guint        first,
               guint        n,
               PostgresCut  cut)
{
  BwReport reports[MAX_REPORTS];
  BwStoreReport items[MAX_REPORTS];
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) changes = NULL;

  for (guint i = 0; i < n; i++)
    {
      store_fixture_make_report (&reports[i], first + i, "411002");
      items[i].report = &reports[i];
    }

  g_assert_true (bw_store_begin_group (self->store, &error));
  g_assert_true (bw_store_append_reports (self->store, items, n, 1, &error));
  postgres_proxy_set_cut (self->proxy, cut);
  if (bw_store_commit (self->store, &error))
    changes = bw_store_shared_take_changes (self->store, &error);

  for (guint i = 0; i < n; i++)
    {
      if (changes != NULL)
        count_answer (self, &reports[i], items[i].seq);
      bw_report_clear (&reports[i]);
    }

  if (changes == NULL)
    g_assert_error (error, BW_STORE_ERROR, BW_STORE_ERROR_UNAVAILABLE);
  else
    count_changes (self, changes);
  return changes != NULL;
}

static void
catch_up (Desk *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) changes = bw_store_shared_take_changes (self->store, &error);

  g_assert_no_error (error);
  count_changes (self, changes);
}

/* Nobody can be asked, then somebody can again. */
static void
write_unknown (Desk  *self,
               guint  first)
{
  g_assert_false (write_reports (self, first, 2, POSTGRES_CUT_ALL));
  postgres_proxy_set_cut (self->proxy, POSTGRES_CUT_NOTHING);

  /* blocks: until it is tried again to connect */
  while (!bw_store_check (self->store, NULL))
    g_usleep (50000);
}

/* The first came about, and the second did not: what the first left behind must not
 * be taken for the second, or its reports pass for duplicates. */
static void
test_unknown_then_undone (StoreFixture  *fixture,
                          gconstpointer  unused)
{
  Desk desk = { NULL };

  open_desk (&desk, fixture);
  g_assert_true (write_reports (&desk, 1, 1, POSTGRES_CUT_NOTHING));
  write_unknown (&desk, 2);
  g_assert_false (write_reports (&desk, 10, 3, POSTGRES_CUT_QUESTION));
  catch_up (&desk);
  assert_adds_up (&desk, 3);

  /* Sent again: stored now. */
  g_assert_true (write_reports (&desk, 10, 3, POSTGRES_CUT_NOTHING));
  g_assert_true (write_reports (&desk, 2, 2, POSTGRES_CUT_NOTHING));
  assert_adds_up (&desk, 6);
  g_assert_true (desk.is_duplicate[2] && desk.is_duplicate[3] && !desk.is_duplicate[10]);
  close_desk (&desk);
}

/* Twice nobody knows, with others' reports among them; the third is found out. */
static void
test_unknown_twice (StoreFixture  *fixture,
                    gconstpointer  unused)
{
  Desk desk = { NULL };

  open_desk (&desk, fixture);
  g_assert_true (write_reports (&desk, 1, 1, POSTGRES_CUT_NOTHING));
  write_unknown (&desk, 2);
  store_fixture_append (fixture->store, OF_OTHERS, "411002");
  write_unknown (&desk, 4);
  g_assert_true (write_reports (&desk, 4, 4, POSTGRES_CUT_ANSWER));
  assert_adds_up (&desk, 8);
  g_assert_true (desk.is_duplicate[4] && desk.is_duplicate[5] && !desk.is_duplicate[6]);
  close_desk (&desk);
}

static void
on_cut (gpointer data)
{
  store_fixture_tamper (data, "DELETE FROM report WHERE seq > 1; UPDATE counter SET seq = 1;"
                        " UPDATE source SET n = n - 1");
}

/* It came about, that was found out, and a failover lost it before that was certain: the
 * next question finds nothing, and all of it is stored anew. */
static void
test_known_then_lost (StoreFixture  *fixture,
                      gconstpointer  unused)
{
  Desk desk = { NULL };

  open_desk (&desk, fixture);
  g_assert_true (write_reports (&desk, 1, 1, POSTGRES_CUT_NOTHING));
  postgres_proxy_set_func (desk.proxy, on_cut, fixture);
  g_assert_true (write_reports (&desk, 2, 3, POSTGRES_CUT_COMMITTED));
  g_assert_true (postgres_proxy_has_cut (desk.proxy));
  assert_adds_up (&desk, 4);
  g_assert_true (write_reports (&desk, 2, 4, POSTGRES_CUT_NOTHING));
  assert_adds_up (&desk, 5);
  g_assert_true (desk.is_duplicate[2] && desk.is_duplicate[4] && !desk.is_duplicate[5]);
  close_desk (&desk);
}

/* The server is there and does not answer: whoever waits is told after some seconds, and
 * not when a dead connection would be noticed, again and again. */
static void
test_silence (StoreFixture  *fixture,
              gconstpointer  unused)
{
  Desk desk = { NULL };

  open_desk (&desk, fixture);
  g_assert_true (write_reports (&desk, 1, 1, POSTGRES_CUT_NOTHING));
  g_assert_false (write_reports (&desk, 2, 3, POSTGRES_CUT_SILENCE));
  g_assert_true (postgres_proxy_has_cut (desk.proxy));
  catch_up (&desk);
  assert_adds_up (&desk, 4);
  close_desk (&desk);
}

static guint
count_questions (Desk  *self,
                 guint  first)
{
  const guint n = postgres_proxy_get_n_questions (self->proxy);

  g_assert_true (write_reports (self, first, 2, POSTGRES_CUT_NOTHING));
  return postgres_proxy_get_n_questions (self->proxy) - n;
}

/* Who looks at the store each second does not make those slower who write. */
static void
test_checked (StoreFixture  *fixture,
              gconstpointer  unused)
{
  g_autoptr (GError) error = NULL;
  Desk desk = { NULL };
  guint n_alone;

  open_desk (&desk, fixture);
  g_assert_cmpuint (count_questions (&desk, 1), >, 1);
  n_alone = count_questions (&desk, 3);
  g_assert_true (bw_store_check (desk.store, &error));
  g_assert_cmpuint (count_questions (&desk, 5), ==, n_alone);

  /* Others have written since: their numbers are not given twice. */
  store_fixture_append (fixture->store, OF_OTHERS, "411002");
  g_assert_true (bw_store_check (desk.store, &error));
  g_assert_cmpuint (count_questions (&desk, 7), >, n_alone);
  assert_adds_up (&desk, 9);
  close_desk (&desk);
}

static void
on_desk_changed_cb (BwStoreWriter *writer,
                    GPtrArray     *changes,
                    gpointer       data)
{
  count_changes (data, changes);
}

static void
on_desk_appended_cb (GObject      *source,
                     GAsyncResult *result,
                     gpointer      data)
{
  Desk *self = data;
  g_autoptr (GError) error = NULL;
  const BwReport *reports = NULL;
  guint n = 0;
  g_autofree guint64 *seqs = bw_store_writer_append_finish (BW_STORE_WRITER (source), result, &reports, &n, &error);

  self->n_open--;
  if (seqs == NULL)
    {
      g_assert_error (error, BW_STORE_ERROR, BW_STORE_ERROR_UNAVAILABLE);
      self->n_failed++;
      return;
    }

  for (guint i = 0; i < n; i++)
    count_answer (self, &reports[i], seqs[i]);
}

static void
on_desk_done_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      data)
{
  ((Desk *) data)->n_open--;
}

static void
await (Desk *self)
{
  while (self->n_open > 0)
    g_main_context_iteration (NULL, TRUE);
}

static void
send_reports (Desk  *self,
              guint  first,
              guint  n)
{
  BwReport *reports = g_new0 (BwReport, n);

  for (guint i = 0; i < n; i++)
    store_fixture_make_report (&reports[i], first + i, "411002");
  self->n_open++;
  bw_store_writer_append_async (self->writer, reports, n, 1, NULL, NULL, on_desk_appended_cb, self);
}

static gpointer
hold (BwStore  *store,
      gpointer  data,
      GError  **error)
{
  g_mutex_lock (data);
  g_mutex_unlock (data);
  return NULL;
}

/* Runs when all before it has been told. */
static void
send_hold (Desk *self)
{
  self->n_open++;
  bw_store_writer_run_async (self->writer, hold, &self->mutex, NULL, NULL, NULL, on_desk_done_cb, self);
}

/* Within the desk's transaction, which has locked nothing yet. */
static gboolean
write_of_other (BwStore   *store,
                gpointer   data,
                GError   **error)
{
  Desk *self = data;

  store_fixture_append (self->direct, OF_OTHERS, "411002");
  return TRUE;
}

static void
keep_desk (gpointer data)
{
}

/* The commit is answered for, but what others wrote before it cannot be read: it is
 * told as failed, and so it must come in with what the others wrote. */
static void
test_unread (StoreFixture  *fixture,
             gconstpointer  unused)
{
  Desk desk = { NULL };
  GError *fault;

  open_desk (&desk, fixture);
  desk.writer = bw_store_writer_new (desk.store);
  g_signal_connect (desk.writer, "changed", G_CALLBACK (on_desk_changed_cb), &desk);
  send_reports (&desk, 1, 2);
  await (&desk);

  g_mutex_lock (&desk.mutex);
  send_hold (&desk);
  send_reports (&desk, 2, 3);
  desk.n_open++;
  bw_store_writer_change_async (desk.writer, write_of_other, &desk, keep_desk, 0, NULL, NULL, on_desk_done_cb, &desk);
  postgres_proxy_set_cut (desk.proxy, POSTGRES_CUT_AFTER_COMMIT);
  g_mutex_unlock (&desk.mutex);
  await (&desk);
  g_assert_true (postgres_proxy_has_cut (desk.proxy));
  g_assert_cmpuint (desk.n_failed, ==, 1);
  g_assert_cmpuint (store_fixture_count (fixture->store, NULL), ==, 5);

  /* The writer asks each second whether it is well again. */
  while ((fault = bw_store_writer_dup_fault (desk.writer)) != NULL)
    {
      g_error_free (fault);
      g_main_context_iteration (NULL, FALSE);
      g_usleep (10000);
    }

  send_hold (&desk);
  await (&desk);
  assert_adds_up (&desk, 5);

  send_reports (&desk, 2, 4);
  await (&desk);
  assert_adds_up (&desk, 6);
  g_assert_true (desk.is_duplicate[3] && desk.is_duplicate[4] && !desk.is_duplicate[5]);
  close_desk (&desk);
}

/* So many that they come in several pieces. */
static void
append_backlog (BwStore *store,
                guint    n)
{
  g_autofree BwReport *reports = g_new0 (BwReport, n);
  g_autofree BwStoreReport *items = g_new0 (BwStoreReport, n);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < n; i++)
    {
      store_fixture_make_report (&reports[i], i, "411002");
      items[i].report = &reports[i];
    }

  g_assert_true (bw_store_begin (store, &error));
  g_assert_true (bw_store_append_reports (store, items, n, 1, &error));
  g_assert_true (bw_store_commit (store, &error));
  for (guint i = 0; i < n; i++)
    bw_report_clear (&reports[i]);
}

/* Pieces, and what came in them. */
typedef struct
{
  guint   n_pieces;
  guint   n_changes;
  guint64 last;
} Backlog;

static void
on_backlog_changed_cb (BwStoreWriter *writer,
                       GPtrArray     *changes,
                       gpointer       data)
{
  Backlog *backlog = data;

  g_assert_cmpuint (changes->len, <=, BW_STORE_SHARED_MANY);
  backlog->n_pieces++;
  for (guint i = 0; i < changes->len; i++, backlog->n_changes++)
    g_assert_cmpuint (((const BwStoreChange *) g_ptr_array_index (changes, i))->seq, ==, ++backlog->last);
}

/* What others wrote in an outage comes in pieces, in order, none of it twice. */
static void
test_backlog (StoreFixture  *fixture,
              gconstpointer  unused)
{
  Desk desk = { NULL };
  Backlog backlog = { 0, 0, 0 };
  const guint n = 4 * BW_STORE_SHARED_MANY + 7;

  open_desk (&desk, fixture);
  append_backlog (fixture->store, n);
  desk.writer = bw_store_writer_new (desk.store);
  g_signal_connect (desk.writer, "changed", G_CALLBACK (on_backlog_changed_cb), &backlog);
  while (backlog.n_changes < n)
    g_main_context_iteration (NULL, TRUE);

  g_assert_cmpuint (backlog.n_pieces, >=, 5);
  close_desk (&desk);
}

/* Nobody takes it in, and the writer is stopped: it must not wait for ever, nor read all of
 * it into memory. */
static void
test_backlog_at_the_end (StoreFixture  *fixture,
                         gconstpointer  unused)
{
  Desk desk = { NULL };
  Backlog backlog = { 0, 0, 0 };

  open_desk (&desk, fixture);
  append_backlog (fixture->store, 6 * BW_STORE_SHARED_MANY);
  desk.writer = bw_store_writer_new (desk.store);
  g_signal_connect (desk.writer, "changed", G_CALLBACK (on_backlog_changed_cb), &backlog);
  send_hold (&desk);
  bw_store_writer_stop (desk.writer);
  await (&desk);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_cmpuint (backlog.n_changes, <=, 2 * BW_STORE_SHARED_MANY);
  close_desk (&desk);
}

/* What another one writes while a job of its own runs, which writes as well in the end. */
typedef struct
{
  Desk    desk;
  Backlog backlog;
  guint   n_before;
} Running;

static gpointer
write_in_turn (BwStore   *store,
               gpointer   data,
               GError   **error)
{
  Running *running = data;
  guint64 seq;

  append_backlog (running->desk.direct, running->n_before);
  g_assert_true (bw_store_begin (store, error));
  g_assert_true (bw_store_put_document (store, BW_DOCUMENT_TYPE_TEAM, "t", NULL, "{}", 0, &seq, error));
  g_assert_cmpuint (seq, ==, running->n_before + 1);
  g_assert_true (bw_store_commit (store, error));
  store_fixture_append (running->desk.direct, 100000, "411002");
  return NULL;
}

static void
on_ran_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  Running *running = data;

  /* All of it before, and nothing yet of what came after: that is newer. */
  g_assert_cmpuint (running->backlog.n_changes, ==, running->n_before);
  running->backlog.last++;
  running->desk.n_open--;
}

static void
test_backlog_of_a_job (StoreFixture  *fixture,
                       gconstpointer  unused)
{
  Running running = { .n_before = 3 * BW_STORE_SHARED_MANY };

  open_desk (&running.desk, fixture);
  running.desk.writer = bw_store_writer_new (running.desk.store);
  g_signal_connect (running.desk.writer, "changed", G_CALLBACK (on_backlog_changed_cb), &running.backlog);
  running.desk.n_open++;
  bw_store_writer_run_async (running.desk.writer, write_in_turn, &running, NULL, NULL, NULL, on_ran_cb, &running);
  await (&running.desk);
  while (running.backlog.n_changes == running.n_before)
    g_main_context_iteration (NULL, TRUE);

  g_assert_cmpuint (running.backlog.n_pieces, >=, 4);
  close_desk (&running.desk);
}

/* What others wrote cannot be read, for a reason of which a job might be the cause. */
static gboolean
spoil (BwStore   *store,
       gpointer   data,
       GError   **error)
{
  Desk *self = data;
  guint64 seq;

  self->n_failed++;
  store_fixture_append (self->direct, OF_OTHERS, "411002");
  return bw_store_put_document (store, BW_DOCUMENT_TYPE_TEAM, "t", NULL, "{}", G_MAXUINT64, &seq, error)
         && bw_store_set_meta (store, "folded_until", "no number", error);
}

/* What is committed is not written a second time, whatever the failure is like. */
static void
test_unread_not_again (StoreFixture  *fixture,
                       gconstpointer  unused)
{
  Desk desk = { NULL };

  open_desk (&desk, fixture);
  desk.writer = bw_store_writer_new (desk.store);
  send_reports (&desk, 1, 2);
  await (&desk);
  g_mutex_lock (&desk.mutex);
  send_hold (&desk);
  desk.n_open += 2;
  bw_store_writer_change_async (desk.writer, spoil, &desk, keep_desk, 0, NULL, NULL, on_desk_done_cb, &desk);
  bw_store_writer_reserve_async (desk.writer, 1, NULL, on_desk_done_cb, &desk);
  g_mutex_unlock (&desk.mutex);
  await (&desk);
  g_assert_cmpuint (desk.n_failed, ==, 1);
  close_desk (&desk);
}

#define ADD(name, function) \
  g_test_add ("/postgres-store-changes/" name, StoreFixture, NULL, store_fixture_set_up, function, \
              store_fixture_tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("unread", test_unread);
  ADD ("unknown-then-undone", test_unknown_then_undone);
  ADD ("unknown-twice", test_unknown_twice);
  ADD ("known-then-lost", test_known_then_lost);
  ADD ("silence", test_silence);
  ADD ("checked", test_checked);
  ADD ("backlog", test_backlog);
  ADD ("backlog-at-the-end", test_backlog_at_the_end);
  ADD ("backlog-of-a-job", test_backlog_of_a_job);
  ADD ("unread-not-again", test_unread_not_again);

  return g_test_run ();
}
