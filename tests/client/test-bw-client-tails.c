/* test-bw-client-tails.c: what is new of a series, and what is there of it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-client-tails.h"

#include "bw-client-error.h"

#define HEAD "{\"type\":\"series\",\"id\":\"c/r1/sampled\",\"place\":\"c\",\"subject\":\"r1\"," \
             "\"measure\":\"sampled\",\"at\":\"2021-08-08T14:30:00+08:00\",\"step\":900," \
             "\"start\":\"2021-08-08T%s:00+08:00\","

typedef struct
{
  BwClientTails *tails;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->tails = bw_client_tails_new ();
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  bw_client_tails_free (fixture->tails);
}

/* The event of a document that begins at @start and goes on with @rest. */
static BwFeedEvent *
make_event (const char *start,
            const char *rest)
{
  g_autofree char *head = g_strdup_printf (HEAD, start);
  g_autofree char *text = g_strdup_printf ("event: docs\ndata: [%s%s}]\n\n", head, rest);
  g_autoptr (BwFeedParser) parser = bw_feed_parser_new (BW_FEED_FORMAT_SSE, bw_measure_catalogue_get_default ());
  g_autoptr (GPtrArray) events = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;
  BwFeedEvent *event;

  bw_feed_parser_push (parser, text, strlen (text), events, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (events->len, ==, 1);
  event = g_ptr_array_index (events, 0);
  g_assert_no_error (event->fault);
  return event;
}

/* (nullable): what is passed on of it, its values with a space after each */
static char *
take (Fixture    *fixture,
      const char *start,
      const char *rest)
{
  g_autoptr (BwFeedEvent) event = make_event (start, rest);
  g_autoptr (GError) error = NULL;
  g_autoptr (GString) told = g_string_new (NULL);
  const BwSeries *series;

  bw_client_tails_join (fixture->tails, event, &error);
  g_assert_no_error (error);
  if (event->documents->len == 0)
    return NULL;

  series = bw_document_get_series (g_ptr_array_index (event->documents, 0));
  g_assert_cmpuint (series->from, ==, 0);
  for (guint i = 0; i < series->n_values; i++)
    g_string_append_printf (told, "%g ", series->values[i]);

  return g_string_free (g_steal_pointer (&told), FALSE);
}

static void
assert_taken (Fixture    *fixture,
              const char *start,
              const char *rest,
              const char *wanted)
{
  g_autofree char *told = take (fixture, start, rest);

  g_assert_cmpstr (told, ==, wanted);
}

static void
assert_refused (Fixture    *fixture,
                const char *start,
                const char *rest)
{
  g_autoptr (BwFeedEvent) event = make_event (start, rest);
  g_autoptr (GError) error = NULL;

  g_assert_false (bw_client_tails_join (fixture->tails, event, &error));
  g_assert_error (error, BW_CLIENT_ERROR, BW_CLIENT_ERROR_FORMAT);
}

static void
test_joined (Fixture       *fixture,
             gconstpointer  data)
{
  assert_taken (fixture, "08:00", "\"seq\":5,\"values\":[0,12,40]", "0 12 40 ");
  assert_taken (fixture, "08:00", "\"seq\":9,\"from\":3,\"after\":5,\"values\":[41,50]", "0 12 40 41 50 ");

  /* Something came late; what was told in one step is less than before; none at all. */
  assert_taken (fixture, "08:00", "\"seq\":11,\"from\":1,\"after\":9,\"values\":[13,41,42.5,-3]", "0 13 41 42.5 -3 ");
  assert_taken (fixture, "08:00", "\"seq\":12,\"from\":2,\"after\":11,\"values\":[41]", "0 13 41 ");
  assert_taken (fixture, "08:00", "\"seq\":13,\"from\":3,\"after\":12,\"values\":[]", "0 13 41 ");

  /* The beginning is told from the rest no longer; a whole one replaces all. */
  assert_taken (fixture, "08:15", "\"seq\":14,\"from\":2,\"after\":13,\"values\":[60]", "13 41 60 ");
  assert_taken (fixture, "07:00", "\"seq\":15,\"values\":[1]", "1 ");
}

/* As it would have come, for the cache and for what nobody here knows of. */
static void
test_text (Fixture       *fixture,
           gconstpointer  data)
{
  g_autofree char *first = take (fixture, "08:00", "\"seq\":5,\"values\":[0,12]");
  g_autoptr (BwFeedEvent) event = make_event ("08:00", "\"from\":2,\"after\":5,\"values\":[1e6,0.25],\"seq\":6,"
                                              "\"exercise\":true,\"note\":\"卫\"");
  g_autoptr (BwDocument) back = NULL;
  g_autoptr (GError) error = NULL;
  const BwDocument *document;
  const BwSeries *series;

  g_assert_true (bw_client_tails_join (fixture->tails, event, NULL));
  document = g_ptr_array_index (event->documents, 0);
  g_assert_cmpuint (bw_document_get_seq (document), ==, 6);
  g_assert_true (bw_document_get_exercise (document));
  g_assert_cmpstr (bw_document_get_place (document), ==, "c");
  g_assert_nonnull (strstr (bw_document_get_json (document), "\"note\":\"卫\""));
  g_assert_nonnull (strstr (bw_document_get_json (document), "\"values\":[0,12,1000000,0.25]"));
  g_assert_null (strstr (bw_document_get_json (document), "\"from\""));
  g_assert_null (strstr (bw_document_get_json (document), "\"after\""));

  back = bw_document_new (bw_document_get_json (document), -1, bw_measure_catalogue_get_default (), &error);
  g_assert_no_error (error);
  series = bw_document_get_series (document);
  g_assert_cmpmem (bw_document_get_series (back)->values, bw_document_get_series (back)->n_values * sizeof (double),
                   series->values, series->n_values * sizeof (double));
}

/* What is there may be newer: a whole one came while the tail was made. */
static void
test_known (Fixture       *fixture,
            gconstpointer  data)
{
  assert_taken (fixture, "08:00", "\"seq\":9,\"values\":[0,12,40]", "0 12 40 ");
  assert_taken (fixture, "08:00", "\"seq\":9,\"from\":2,\"after\":5,\"values\":[39]", NULL);
  assert_taken (fixture, "08:00", "\"seq\":10,\"from\":3,\"after\":9,\"values\":[41]", "0 12 40 41 ");
}

static void
test_refused (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr (BwFeedEvent) reset = make_event ("08:00", "\"seq\":20,\"from\":1,\"after\":9,\"values\":[12]");

  /* Nothing is there; it is of another version, begins earlier, between two, or
   * beyond what is there. */
  assert_refused (fixture, "08:00", "\"seq\":9,\"from\":1,\"after\":5,\"values\":[12]");
  assert_taken (fixture, "08:00", "\"seq\":9,\"values\":[0,12,40]", "0 12 40 ");
  assert_refused (fixture, "08:00", "\"seq\":20,\"from\":1,\"after\":8,\"values\":[12]");
  assert_refused (fixture, "07:45", "\"seq\":20,\"from\":1,\"after\":9,\"values\":[12]");
  assert_refused (fixture, "08:05", "\"seq\":20,\"from\":1,\"after\":9,\"values\":[12]");
  assert_refused (fixture, "08:00", "\"seq\":20,\"from\":4,\"after\":9,\"values\":[12]");
  assert_refused (fixture, "08:15", "\"seq\":20,\"from\":3,\"after\":9,\"values\":[12]");
  assert_refused (fixture, "23:45", "\"seq\":20,\"from\":1,\"after\":9,\"values\":[12]");

  /* None of that has changed what is there. */
  assert_taken (fixture, "08:00", "\"seq\":10,\"from\":3,\"after\":9,\"values\":[41]", "0 12 40 41 ");

  /* After a reset nothing is. */
  g_ptr_array_set_size (reset->documents, 0);
  reset->type = BW_FEED_EVENT_RESET;
  g_assert_true (bw_client_tails_join (fixture->tails, reset, NULL));
  assert_refused (fixture, "08:00", "\"seq\":11,\"from\":4,\"after\":10,\"values\":[41]");
}

#define ADD(name, function) g_test_add ("/client-tails/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("joined", test_joined);
  ADD ("text", test_text);
  ADD ("known", test_known);
  ADD ("refused", test_refused);
  return g_test_run ();
}
