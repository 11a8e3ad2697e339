/* test-bw-store-writer.c: many ask, one writes, each is told what happened
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-store-access.h"
#include "bw-store-shared.h"
#include "bw-store-writer.h"

#include "bw-model-error.h"
#include "bw-sqlite-store-private.h"
#include "store-fixture.h"

#include <glib/gstdio.h>

#define N_THREADS 8
#define N_JOBS    100
#define N_REPORTS 3

static void
await (guint *n_open)
{
  while (g_atomic_int_get (n_open) > 0)
    g_main_context_iteration (g_main_context_get_thread_default (), TRUE);
}

static BwReport *
make_reports (guint64 first,
              guint   n)
{
  BwReport *reports = g_new0 (BwReport, n);

  for (guint i = 0; i < n; i++)
    store_fixture_make_report (&reports[i], first + i, "411002");

  return reports;
}

/* One caller with its own loop. */
typedef struct
{
  BwStoreWriter *writer;
  guint          number;
  guint          n_open;
  guint64        last;
  guint          n_taken;
} Caller;

static void
on_writer_appended_cb (GObject      *source,
                       GAsyncResult *result,
                       gpointer      data)
{
  Caller *caller = data;
  g_autoptr (GError) error = NULL;
  const BwReport *reports = NULL;
  guint n_reports = 0;
  g_autofree guint64 *seqs = bw_store_writer_append_finish (BW_STORE_WRITER (source), result, &reports, &n_reports,
                                                            &error);

  g_assert_no_error (error);
  g_assert_cmpuint (n_reports, ==, N_REPORTS);
  for (guint i = 0; i < n_reports; i++)
    {
      g_assert_cmpstr (reports[i].place, ==, "411002");
      if (seqs[i] == 0)
        continue;

      /* In the order of the numbers. */
      g_assert_cmpuint (seqs[i], >, caller->last);
      caller->last = seqs[i];
      caller->n_taken++;
    }

  caller->n_open--;
}

static gpointer
call (gpointer data)
{
  Caller *caller = data;
  g_autoptr (GMainContext) context = g_main_context_new ();

  g_main_context_push_thread_default (context);
  for (guint i = 0; i < N_JOBS; i++)
    {
      /* Each second job is the same for all callers: one of them has it. */
      guint64 first = N_REPORTS * (i % 2 == 0 ? i : i + 1000 * (caller->number + 1));

      caller->n_open++;
      bw_store_writer_append_async (caller->writer, make_reports (first, N_REPORTS), N_REPORTS, 1, NULL, NULL,
                                    on_writer_appended_cb, caller);
      if (i % 7 == 0)
        await (&caller->n_open);
    }

  await (&caller->n_open);
  g_main_context_pop_thread_default (context);
  return NULL;
}

static void
test_threads (StoreFixture  *fixture,
              gconstpointer  unused)
{
  BwStoreWriter *writer = bw_store_writer_new (fixture->store);
  Caller callers[N_THREADS] = { { NULL } };
  GThread *threads[N_THREADS];
  const guint n_expected = N_REPORTS * (N_JOBS / 2 + N_THREADS * N_JOBS / 2);
  g_autoptr (GError) error = NULL;
  guint n_taken = 0;

  for (guint i = 0; i < N_THREADS; i++)
    {
      callers[i].writer = writer;
      callers[i].number = i;
      threads[i] = g_thread_new ("caller", call, &callers[i]);
    }

  for (guint i = 0; i < N_THREADS; i++)
    {
      g_thread_join (threads[i]);
      n_taken += callers[i].n_taken;
    }

  bw_store_writer_stop (writer);
  g_assert_null (bw_store_writer_dup_fault (writer));
  g_assert_finalize_object (writer);
  g_assert_cmpuint (n_taken, ==, n_expected);
  g_assert_cmpuint (store_fixture_count (fixture->store, NULL), ==, n_expected);

  /* A duplicate may cost a number. */
  g_assert_cmpuint (bw_store_get_seq (fixture->store), >=, n_expected);
  g_assert_true (bw_store_verify (fixture->store, &error));
}

/* What came back, in the order in which it did. */
typedef struct
{
  guint    n_open;
  GString *text;
} Answers;

static void
note_error (Answers      *answers,
            const GError *error)
{
  if (error->domain == BW_STORE_ERROR)
    g_string_append_printf (answers->text, "E%d ", error->code);
  else
    g_string_append (answers->text, "cancelled ");
  answers->n_open--;
}

static void
on_writer_put_cb (GObject      *source,
                  GAsyncResult *result,
                  gpointer      data)
{
  Answers *answers = data;
  g_autoptr (GError) error = NULL;
  guint64 seq = bw_store_writer_put_finish (BW_STORE_WRITER (source), result, &error);

  if (seq == 0)
    {
      note_error (answers, error);
      return;
    }

  g_string_append_printf (answers->text, "%" G_GUINT64_FORMAT " ", seq);
  answers->n_open--;
}

static void
on_writer_reserved_cb (GObject      *source,
                       GAsyncResult *result,
                       gpointer      data)
{
  Answers *answers = data;
  g_autoptr (GError) error = NULL;

  g_string_append_printf (answers->text, "r%" G_GUINT64_FORMAT " ",
                          bw_store_writer_reserve_finish (BW_STORE_WRITER (source), result, &error));
  g_assert_no_error (error);
  answers->n_open--;
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

static void
on_writer_held_cb (GObject      *source,
                   GAsyncResult *result,
                   gpointer      data)
{
  g_autoptr (GError) error = NULL;

  bw_store_writer_run_finish (BW_STORE_WRITER (source), result, &error);
  g_assert_no_error (error);
  ((Answers *) data)->n_open--;
}

/* Keeps the thread busy while @mutex is locked, so that what follows is a group. */
static void
begin_group (BwStoreWriter *writer,
             GMutex        *mutex,
             Answers       *answers)
{
  g_mutex_lock (mutex);
  answers->n_open++;
  bw_store_writer_run_async (writer, hold, mutex, NULL, NULL, NULL, on_writer_held_cb, answers);
}

static void
put (BwStoreWriter *writer,
     const char    *id,
     const char    *json,
     guint64        expected,
     BwAudit       *audit,
     GCancellable  *cancellable,
     Answers       *answers)
{
  answers->n_open++;
  bw_store_writer_put_async (writer, BW_DOCUMENT_TYPE_TEAM, id, NULL, json, expected, audit, cancellable,
                             on_writer_put_cb, answers);
}

static void
end_group (GMutex     *mutex,
           Answers    *answers,
           const char *expected)
{
  g_mutex_unlock (mutex);
  await (&answers->n_open);
  g_assert_cmpstr (answers->text->str, ==, expected);
  g_string_truncate (answers->text, 0);
}

/* A conflict is told to its own job; the others of the group are written. */
static void
test_group (StoreFixture  *fixture,
            gconstpointer  unused)
{
  BwStoreWriter *writer = bw_store_writer_new (fixture->store);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  Answers answers = { 0, text };
  GMutex mutex;

  g_mutex_init (&mutex);
  begin_group (writer, &mutex, &answers);
  put (writer, "a", "{1}", 0, bw_audit_new (1, "", "", "put a", "", 200, ""), NULL, &answers);
  put (writer, "a", "{2}", 0, bw_audit_new (1, "", "", "put a again", "", 200, ""), NULL, &answers);
  put (writer, "x", "{2}", 0, NULL, cancellable, &answers);
  put (writer, "b", NULL, G_MAXUINT64, NULL, NULL, &answers);
  answers.n_open++;
  bw_store_writer_reserve_async (writer, 10, NULL, on_writer_reserved_cb, &answers);
  put (writer, "a", "{3}", 1, NULL, NULL, &answers);
  put (writer, "a", NULL, 12, NULL, NULL, &answers);
  bw_store_writer_audit (writer, bw_audit_new (2, "", "", "refused", "", 403, ""));
  g_cancellable_cancel (cancellable);
  end_group (&mutex, &answers, "1 E4 cancelled E5 r2 12 13 ");

  bw_store_writer_stop (writer);
  put (writer, "late", "{}", 0, NULL, NULL, &answers);
  g_mutex_lock (&mutex);
  end_group (&mutex, &answers, "E0 ");
  g_assert_finalize_object (writer);
  rows = bw_store_access_list_audit (fixture->store, 0, 0, &error);
  g_assert_cmpuint (rows->len, ==, 2);
  g_assert_cmpstr (((BwAudit *) g_ptr_array_index (rows, 0))->action, ==, "put a");
  g_assert_cmpstr (((BwAudit *) g_ptr_array_index (rows, 1))->action, ==, "refused");
  g_mutex_clear (&mutex);
}

/* What is changed, and what was seen of it before. */
typedef struct
{
  const char *id;
  guint64     seqs[2];
} Pair;

/* Two documents or none, and only if there is none yet. */
static gboolean
put_pair (BwStore   *store,
          gpointer   data,
          GError   **error)
{
  Pair *pair = data;
  g_autofree char *json = NULL;
  guint64 seq;

  if (!bw_store_get_document (store, BW_DOCUMENT_TYPE_TEAM, pair->id, &seq, &json, error))
    return FALSE;

  if (json != NULL)
    {
      g_set_error (error, BW_MODEL_ERROR, BW_MODEL_ERROR_RULE, "/id: is %" G_GUINT64_FORMAT " already", seq);
      return FALSE;
    }

  return bw_store_put_document (store, BW_DOCUMENT_TYPE_TEAM, pair->id, NULL, "{1}", 0, &pair->seqs[0], error)
         && bw_store_put_document (store, BW_DOCUMENT_TYPE_LINK, pair->id, NULL, "{1}", 0, &pair->seqs[1], error);
}

static void
on_writer_changed_cb (GObject      *source,
                      GAsyncResult *result,
                      gpointer      data)
{
  Answers *answers = data;
  g_autoptr (GError) error = NULL;
  const Pair *pair = bw_store_writer_change_finish (BW_STORE_WRITER (source), result, &error);

  if (pair != NULL)
    g_string_append_printf (answers->text, "%" G_GUINT64_FORMAT "+%" G_GUINT64_FORMAT " ",
                            pair->seqs[0], pair->seqs[1]);
  else
    g_string_append_printf (answers->text, "%s ", error->message);
  answers->n_open--;
}

static void
change (BwStoreWriter *writer,
        const char    *id,
        Answers       *answers)
{
  Pair *pair = g_new0 (Pair, 1);

  pair->id = id;
  answers->n_open++;
  bw_store_writer_change_async (writer, put_pair, pair, g_free, 100, bw_audit_new (1, "", "", id, "", 200, ""), NULL,
                                on_writer_changed_cb, answers);
}

/* A change sees what the group has written before it, and fails alone. */
static void
test_changes (StoreFixture  *fixture,
              gconstpointer  unused)
{
  BwStoreWriter *writer = bw_store_writer_new (fixture->store);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GPtrArray) rows = NULL;
  Answers answers = { 0, text };
  GMutex mutex;

  g_mutex_init (&mutex);
  begin_group (writer, &mutex, &answers);
  put (writer, "a", "{1}", 0, NULL, NULL, &answers);
  change (writer, "a", &answers);
  change (writer, "b", &answers);
  change (writer, "b", &answers);
  put (writer, "c", "{1}", 0, NULL, NULL, &answers);
  end_group (&mutex, &answers, "1 /id: is 1 already 2+3 /id: is 2 already 4 ");

  bw_store_writer_stop (writer);
  g_assert_finalize_object (writer);
  rows = bw_store_access_list_audit (fixture->store, 0, 0, NULL);
  g_assert_cmpuint (rows->len, ==, 1);
  g_assert_cmpstr (((BwAudit *) g_ptr_array_index (rows, 0))->action, ==, "b");
  g_mutex_clear (&mutex);
}

/* One job that finds no room does not cost the others theirs. */
static void
test_one_too_large (StoreFixture  *fixture,
                    gconstpointer  unused)
{
  BwStoreWriter *writer;
  g_autofree char *large = g_strnfill (400 * 1024, 'x');
  g_autofree char *pages = bw_sqlite_dup_first (BW_SQLITE_STORE (fixture->store)->db, "PRAGMA max_page_count = 60",
                                                NULL);
  g_autoptr (GString) text = g_string_new (NULL);
  Answers answers = { 0, text };
  GMutex mutex;

  writer = bw_store_writer_new (fixture->store);
  g_mutex_init (&mutex);
  begin_group (writer, &mutex, &answers);
  put (writer, "a", "{1}", 0, NULL, NULL, &answers);
  put (writer, "b", large, 0, NULL, NULL, &answers);
  put (writer, "c", "{1}", 0, NULL, NULL, &answers);
  end_group (&mutex, &answers, "1 E1 2 ");

  bw_store_writer_stop (writer);
  g_assert_finalize_object (writer);
  g_mutex_clear (&mutex);
}

static gpointer
do_nothing (BwStore   *store,
            gpointer   data,
            GError   **error)
{
  return NULL;
}

static void
on_writer_did_nothing_cb (GObject      *source,
                          GAsyncResult *result,
                          gpointer      data)
{
  g_assert_null (bw_store_writer_run_finish (BW_STORE_WRITER (source), result, NULL));
  ((Answers *) data)->n_open--;
}

/* While the store is away all are told, it says so, and it goes on by itself,
 * also if others ask it without a pause. */
static void
test_unavailable (StoreFixture  *fixture,
                  gconstpointer  unused)
{
  BwStoreWriter *writer = bw_store_writer_new (fixture->store);
  g_autofree char *elsewhere = g_strconcat (fixture->path, ".away", NULL);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GError) fault = NULL;
  Answers answers = { 0, text };
  GMutex mutex;

  g_mutex_init (&mutex);
  g_assert_cmpint (g_rename (fixture->path, elsewhere), ==, 0);
  begin_group (writer, &mutex, &answers);
  put (writer, "a", "{1}", 0, NULL, NULL, &answers);
  put (writer, "b", "{1}", 0, NULL, NULL, &answers);
  bw_store_writer_audit (writer, bw_audit_new (2, "", "", "lost", "", 403, ""));
  end_group (&mutex, &answers, "E0 E0 ");
  fault = bw_store_writer_dup_fault (writer);
  g_assert_error (fault, BW_STORE_ERROR, BW_STORE_ERROR_UNAVAILABLE);

  g_assert_cmpint (g_rename (elsewhere, fixture->path), ==, 0);
  while (fault != NULL)
    {
      g_clear_error (&fault);
      answers.n_open++;
      bw_store_writer_run_async (writer, do_nothing, NULL, NULL, NULL, NULL, on_writer_did_nothing_cb, &answers);
      await (&answers.n_open);
      fault = bw_store_writer_dup_fault (writer);
    }

  begin_group (writer, &mutex, &answers);
  put (writer, "a", "{1}", 0, NULL, NULL, &answers);
  end_group (&mutex, &answers, "1 ");
  bw_store_writer_stop (writer);
  g_assert_finalize_object (writer);
  g_mutex_clear (&mutex);
}

static void
test_full_queue (StoreFixture  *fixture,
                 gconstpointer  unused)
{
  BwStoreWriter *writer = bw_store_writer_new (fixture->store);
  g_autoptr (GString) text = g_string_new (NULL);
  Answers answers = { 0, text };
  GMutex mutex;

  g_mutex_init (&mutex);
  begin_group (writer, &mutex, &answers);
  for (guint i = 0; !bw_store_writer_is_full (writer); i++)
    {
      g_autofree char *id = g_strdup_printf ("t%u", i);

      g_assert_cmpuint (i, <=, BW_STORE_WRITER_MAX_JOBS);
      put (writer, id, "{1}", 0, NULL, NULL, &answers);
    }

  g_assert_cmpuint (answers.n_open, >=, BW_STORE_WRITER_MAX_JOBS);
  put (writer, "one-too-many", "{1}", 0, NULL, NULL, &answers);
  while (text->len == 0)
    g_main_context_iteration (NULL, TRUE);

  g_assert_true (g_str_has_prefix (text->str, "E0 "));
  g_mutex_unlock (&mutex);
  await (&answers.n_open);
  g_assert_false (bw_store_writer_is_full (writer));
  bw_store_writer_stop (writer);
  g_assert_finalize_object (writer);
  g_mutex_clear (&mutex);
}

static void
test_many_bytes (StoreFixture  *fixture,
                 gconstpointer  unused)
{
  BwStoreWriter *writer = bw_store_writer_new (fixture->store);
  g_autofree char *large = g_strnfill (BW_STORE_WRITER_MAX_BYTES / 2, 'x');
  g_autoptr (GString) text = g_string_new (NULL);
  Answers answers = { 0, text };
  GMutex mutex;

  g_mutex_init (&mutex);
  begin_group (writer, &mutex, &answers);
  put (writer, "a", large, 0, NULL, NULL, &answers);
  g_assert_false (bw_store_writer_is_full (writer));
  put (writer, "b", large, 0, NULL, NULL, &answers);
  g_assert_true (bw_store_writer_is_full (writer));
  g_mutex_unlock (&mutex);
  await (&answers.n_open);
  g_assert_cmpstr (text->str, ==, "1 2 ");
  bw_store_writer_stop (writer);
  g_assert_finalize_object (writer);
  g_mutex_clear (&mutex);
}

/* A function that forgets its transaction does not take what follows with it. */
static gpointer
forget (BwStore  *store,
        gpointer  data,
        GError  **error)
{
  guint64 first;

  g_assert_true (bw_store_begin (store, error));
  g_assert_true (bw_store_reserve (store, 50, &first, error));
  g_set_error_literal (error, BW_STORE_ERROR, BW_STORE_ERROR_INVALID, "forgotten");
  return NULL;
}

static void
on_writer_forgot_cb (GObject      *source,
                     GAsyncResult *result,
                     gpointer      data)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (bw_store_writer_run_finish (BW_STORE_WRITER (source), result, &error));
  note_error (data, error);
}

static void
test_run (StoreFixture  *fixture,
          gconstpointer  unused)
{
  BwStoreWriter *writer = bw_store_writer_new (fixture->store);
  g_autoptr (GString) text = g_string_new (NULL);
  Answers answers = { 0, text };

  put (writer, "a", "{1}", 0, NULL, NULL, &answers);
  answers.n_open++;
  bw_store_writer_run_async (writer, forget, g_strdup ("freed"), g_free, NULL, NULL, on_writer_forgot_cb, &answers);
  put (writer, "b", "{1}", 0, NULL, NULL, &answers);
  await (&answers.n_open);
  g_assert_cmpstr (text->str, ==, "1 E6 2 ");
  bw_store_writer_stop (writer);
  g_assert_finalize_object (writer);
}

static void
on_writer_term_cb (BwStoreWriter *writer,
                   guint          term,
                   gpointer       data)
{
  *(guint *) data = term;
}

/* Who is alone leads; it is told also of a term that had begun before. */
static void
test_term (StoreFixture  *fixture,
           gconstpointer  unused)
{
  guint known = bw_store_shared_lead (fixture->store, NULL);
  BwStoreWriter *writer = bw_store_writer_new (fixture->store);
  guint term = 0;

  g_signal_connect (writer, "term", G_CALLBACK (on_writer_term_cb), &term);
  while (term == 0)
    g_main_context_iteration (NULL, TRUE);

  g_assert_cmpuint (term, ==, known);
  bw_store_writer_stop (writer);
  g_assert_finalize_object (writer);
  g_assert_true (bw_store_shared_check_term (fixture->store, term, NULL));
}

/* Who led while the store was read, and does not any more, is told so. */
static void
test_led_by_another (StoreFixture  *fixture,
                     gconstpointer  unused)
{
  g_autoptr (BwStore) other = store_fixture_open (fixture);
  BwStoreWriter *writer;
  guint term = G_MAXUINT;

  g_assert_cmpuint (bw_store_shared_lead (other, NULL), !=, 0);
  writer = bw_store_writer_new (fixture->store);
  g_signal_connect (writer, "term", G_CALLBACK (on_writer_term_cb), &term);
  while (term == G_MAXUINT)
    g_main_context_iteration (NULL, TRUE);

  g_assert_cmpuint (term, ==, 0);
  bw_store_writer_stop (writer);
  g_assert_finalize_object (writer);
}

#define ADD(name, function) \
  g_test_add ("/store-writer/" name, StoreFixture, NULL, store_fixture_set_up, function, store_fixture_tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("threads", test_threads);
  ADD ("group", test_group);
  ADD ("changes", test_changes);

  /* What a file alone can be brought to. */
  if (!store_fixture_is_postgres ())
    {
      ADD ("one-too-large", test_one_too_large);
      ADD ("unavailable", test_unavailable);
    }

  /* Of a file nobody else leads. */
  if (store_fixture_is_postgres ())
    ADD ("led-by-another", test_led_by_another);

  ADD ("full-queue", test_full_queue);
  ADD ("many-bytes", test_many_bytes);
  ADD ("run", test_run);
  ADD ("term", test_term);

  return g_test_run ();
}
