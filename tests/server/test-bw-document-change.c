/* test-bw-document-change.c: judged on what stands, written whole or not at all
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-document-change.h"
#include "bw-model-error.h"
#include "bw-precondition.h"
#include "bw-store-upkeep.h"
#include "bw-uuid.h"

#include <glib/gstdio.h>

#include <string.h>

#define AT ",\"at\":\"2021-08-08T09:30:00+08:00\""

typedef struct
{
  char    *folder;
  BwStore *store;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  unused)
{
  g_autofree char *url = NULL;
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("bulwark-change-XXXXXX", &error);
  g_assert_no_error (error);
  url = g_strconcat ("sqlite:", fixture->folder, "/store.db", NULL);
  fixture->store = bw_store_open (url, bw_measure_catalogue_get_default (), TRUE, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  unused)
{
  g_autoptr (GDir) folder = g_dir_open (fixture->folder, 0, NULL);
  const char *name;

  g_assert_finalize_object (fixture->store);
  while ((name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

      g_unlink (path);
    }

  g_rmdir (fixture->folder);
  g_free (fixture->folder);
}

static BwDocumentChange *
make (const char *id,
      const char *draft,
      guint64     expected)
{
  BwDocumentChange *change = bw_document_change_new (bw_measure_catalogue_get_default (), BW_DOCUMENT_TYPE_ORDER, id);

  change->draft = g_strdup (draft);
  change->expected = expected;
  change->token = g_strdup ("t");
  change->role = "commander";
  return change;
}

/* In a transaction of its own. */
static gboolean
run (Fixture           *fixture,
     BwDocumentChange  *change,
     gboolean           is_kept,
     GError           **error)
{
  gboolean is_done;

  g_assert_true (bw_store_begin (fixture->store, NULL));
  is_done = bw_document_change_run (fixture->store, change, error);
  if (is_kept)
    g_assert_true (bw_store_commit (fixture->store, NULL));
  else
    bw_store_roll_back (fixture->store);

  return is_done;
}

#define FIRST  "{\"type\":\"order\",\"id\":\"a\",\"kind\":\"order\",\"title\":\"t\"" AT "}"
#define SECOND "{\"type\":\"order\",\"id\":\"b\",\"kind\":\"order\",\"title\":\"t\",\"supersedes\":\"a\"" AT "}"

/* A group that failed is written again: what was found the first time is forgotten. */
static void
test_again (Fixture       *fixture,
            gconstpointer  unused)
{
  BwDocumentChange *first = make ("a", FIRST, 0);
  BwDocumentChange *second = make ("b", SECOND, 0);
  g_autoptr (GError) error = NULL;

  g_assert_true (run (fixture, first, FALSE, &error));
  g_assert_true (run (fixture, first, TRUE, &error));
  g_assert_cmpuint (first->n_written, ==, 1);
  g_assert_cmpuint (first->seqs[0], ==, 1);
  for (guint i = 0; i < 3; i++)
    {
      g_assert_true (run (fixture, second, i == 2, &error));
      g_assert_cmpuint (second->n_written, ==, 2);
      g_assert_cmpuint (second->seqs[0], ==, 2);
      g_assert_cmpuint (second->seqs[1], ==, 3);
      g_assert_null (second->current);
      g_assert_nonnull (strstr (bw_document_get_json (second->written[1]), "\"superseded_by\":\"b\""));
    }

  bw_document_change_free (first);
  bw_document_change_free (second);
}

/* What is refused leaves nothing behind, and shows what stands. */
static void
test_refused (Fixture       *fixture,
              gconstpointer  unused)
{
  static const struct
  {
    const char *id;
    const char *draft;
    guint64     expected;
    int         domain;   /* 0: the store's */
    int         code;
    gboolean    shows;
  } cases[] = {
    { "a", FIRST, 0, 0, BW_STORE_ERROR_CONFLICT, TRUE },
    { "a", FIRST, 7, 0, BW_STORE_ERROR_CONFLICT, TRUE },
    { "c", FIRST, 7, 0, BW_STORE_ERROR_CONFLICT, FALSE },
    { "c", FIRST, BW_PRECONDITION_ANY, 0, BW_STORE_ERROR_CONFLICT, FALSE },
    { "c", NULL, BW_PRECONDITION_ANY, 0, BW_STORE_ERROR_NOT_FOUND, FALSE },
    { "a", NULL, BW_PRECONDITION_ANY, 1, BW_MODEL_ERROR_RULE, TRUE },
    { "b", "{\"type\":\"order\",\"id\":\"b\",\"kind\":\"order\",\"title\":\"t\",\"supersedes\":\"x\"" AT "}", 0, 1,
      BW_MODEL_ERROR_REFERENCE, FALSE },
  };
  BwDocumentChange *first = make ("a", FIRST, 0);

  g_assert_true (run (fixture, first, TRUE, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      BwDocumentChange *change = make (cases[i].id, cases[i].draft, cases[i].expected);
      g_autoptr (GError) error = NULL;

      g_test_message ("case %u", i);
      g_assert_false (run (fixture, change, TRUE, &error));
      g_assert_error (error, (cases[i].domain == 0 ? BW_STORE_ERROR : BW_MODEL_ERROR), cases[i].code);
      g_assert_true ((change->current != NULL) == cases[i].shows);
      g_assert_cmpuint (change->current_seq, ==, cases[i].shows ? 1 : 0);
      g_assert_cmpuint (change->n_written, ==, 0);
      g_assert_cmpuint (bw_store_get_seq (fixture->store), ==, 1);
      bw_document_change_free (change);
    }

  bw_document_change_free (first);
}

static void
append_reports (BwStore    *store,
                const char *place,
                guint       n)
{
  BwMeasureCatalogue *catalogue = bw_measure_catalogue_get_default ();
  g_autofree BwReport *reports = g_new0 (BwReport, n);
  g_autofree BwStoreReport *items = g_new0 (BwStoreReport, n);

  for (guint i = 0; i < n; i++)
    {
      guint8 random[10] = { 0 };

      bw_uuid_make (reports[i].id, 1600000000000 + (gint64) i, random);
      reports[i].place = (char *) place;
      reports[i].subject = (char *) "checkpoint";
      reports[i].at = 1600000000000000;
      reports[i].statements[0].measure = bw_measure_catalogue_lookup (catalogue, "passed")->index;
      reports[i].statements[0].value = 1;
      reports[i].n_statements = 1;
      items[i].report = &reports[i];
    }

  g_assert_true (bw_store_begin (store, NULL));
  g_assert_true (bw_store_append_reports (store, items, n, 1, NULL));
  g_assert_true (bw_store_commit (store, NULL));
}

static gboolean
give_up (guint64  done,
         guint64  total,
         gpointer data)
{
  return FALSE;
}

/* A place where something was counted stays, and to see that takes no time: whoever may
 * not take long comes to an end. */
static void
test_counted (Fixture       *fixture,
              gconstpointer  unused)
{
  BwDocumentChange *change = bw_document_change_new (bw_measure_catalogue_get_default (), BW_DOCUMENT_TYPE_SITE, "s");
  g_autoptr (GError) error = NULL;

  change->expected = BW_PRECONDITION_ANY;
  change->role = "staff";
  g_assert_true (bw_store_begin (fixture->store, NULL));
  g_assert_true (bw_store_put_document (fixture->store, BW_DOCUMENT_TYPE_SITE, "s", "A",
                                        "{\"type\":\"site\",\"id\":\"s\",\"area\":\"A\"" AT "}", 0,
                                        &change->seqs[0], NULL));
  g_assert_true (bw_store_commit (fixture->store, NULL));
  append_reports (fixture->store, "s", 40000);
  bw_store_upkeep_set_monitor (fixture->store, give_up, NULL);
  g_assert_false (run (fixture, change, FALSE, &error));
  g_assert_error (error, BW_MODEL_ERROR, BW_MODEL_ERROR_RULE);
  g_assert_nonnull (strstr (error->message, "counted there"));
  bw_store_upkeep_set_monitor (fixture->store, NULL, NULL);
  bw_document_change_free (change);
}

#define ADD(name, function) g_test_add ("/document-change/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("again", test_again);
  ADD ("refused", test_refused);
  ADD ("counted", test_counted);

  return g_test_run ();
}
