/* test-bw-feed-parser.c: the same events however the bytes are cut
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-feed-parser.h"

#include "mutation-fixture.h"

#include <string.h>

#define ENTRY "{\"type\":\"entry\",\"id\":\"e\",\"at\":\"2021-08-07T10:00:00Z\",\"kind\":\"shift\",\"text\":\"t\"}"
#define CLOCK "\"clock\":{\"now\":\"2021-08-07T10:00:00Z\",\"speed\":2}"

static char *
read_feed (BwFeedFormat  format,
           const char   *text,
           gsize         cut)
{
  g_autoptr (BwFeedParser) parser = bw_feed_parser_new (format, bw_measure_catalogue_get_default ());
  g_autoptr (GPtrArray) events = g_ptr_array_new_with_free_func ((GDestroyNotify) bw_feed_event_free);
  g_autoptr (GError) error = NULL;
  GString *told = g_string_new (NULL);

  if (bw_feed_parser_push (parser, text, cut, events, &error))
    bw_feed_parser_push (parser, text + cut, strlen (text) - cut, events, &error);
  bw_feed_parser_end (parser, events);

  for (guint i = 0; i < events->len; i++)
    {
      BwFeedEvent *event = g_ptr_array_index (events, i);

      g_string_append_printf (told, "%d %u %u %u %s %d %s;", (int) event->type, event->documents->len,
                              event->gone_ids->len, event->n_faulty, event->id != NULL ? event->id : "-",
                              event->clock_now > 0, event->epoch != NULL ? event->epoch : "-");
    }

  return g_string_free (told, error != NULL);
}

static void
check_cuts (BwFeedFormat  format,
            const char   *text,
            const char   *wanted)
{
  for (gsize cut = 0; cut <= strlen (text); cut++)
    {
      g_autofree char *told = read_feed (format, text, cut);

      g_assert_cmpstr (told, ==, wanted);
    }
}

static void
test_sse (void)
{
  check_cuts (BW_FEED_FORMAT_SSE,
              "\xef\xbb\xbf: hello\r\nretry: 5\r\n\r\n"
              "event: docs\rdata: [" ENTRY ",\rdata: {\"type\":\"x\"}]\r\r"
              "event: gone\ndata: [{\"type\":\"site\",\"id\":\"s\"}]\n\n"
              "event: live\nid: 1-7\ndata: {" CLOCK "}\n\n"
              "event: news\ndata: 1\n\n"
              "event: heartbeat\ndata: {" CLOCK "}\n\n"
              "event: reset\ndata: {\"epoch\":\"2\"}\n\n"
              "event: bye\ndata: {}\n\nevent: live\ndata: {}\n",
              "0 1 0 1 - 0 -;1 0 1 0 - 0 -;2 0 0 0 1-7 1 -;3 0 0 0 - 1 -;4 0 0 0 - 0 2;5 0 0 0 - 0 -;");
}

/* What was booked where; of what this release does not know nothing. */
static void
test_booked (void)
{
  static const char feed[] = "event: ledger\ndata: [{\"type\":\"entry\",\"place\":\"p\"},{\"type\":\"donation\"},\n"
                             "data: {\"type\":\"news\",\"place\":\"p\"},{\"type\":1},7]\n\n"
                             "event: ledger\ndata: {}\n\n";
  g_autoptr (BwFeedParser) parser = bw_feed_parser_new (BW_FEED_FORMAT_SSE, bw_measure_catalogue_get_default ());
  g_autoptr (GPtrArray) events = g_ptr_array_new_with_free_func ((GDestroyNotify) bw_feed_event_free);
  g_autoptr (GError) error = NULL;
  BwFeedEvent *event;

  g_assert_false (bw_feed_parser_push (parser, feed, strlen (feed), events, &error));
  g_assert_cmpuint (events->len, ==, 1);
  event = g_ptr_array_index (events, 0);
  g_assert_cmpint (event->type, ==, BW_FEED_EVENT_LEDGER);
  g_assert_cmpuint (event->n_faulty, ==, 0);
  g_assert_cmpuint (event->booked_types->len, ==, 2);
  g_assert_cmpint (g_array_index (event->booked_types, BwDocumentType, 0), ==, BW_DOCUMENT_TYPE_ENTRY);
  g_assert_cmpint (g_array_index (event->booked_types, BwDocumentType, 1), ==, BW_DOCUMENT_TYPE_DONATION);
  g_assert_cmpstr (g_ptr_array_index (event->booked_places, 0), ==, "p");
  g_assert_cmpstr (g_ptr_array_index (event->booked_places, 1), ==, "");
}

/* WHATWG HTML §9.2.6, line by line. */
static void
test_sse_fields (void)
{
  static const char * const cases[][2] =
  {
    /* A colon and one space, a colon alone, two spaces, a tab. */
    { "event: bye\ndata:{}\n\n", "5 0 0 0 - 0 -;" },
    { "event:bye\ndata:  {}\n\n", "5 0 0 0 - 0 -;" },
    { "event:  bye\ndata: {}\n\n", "" },
    { "event:\tbye\ndata: {}\n\n", "" },

    /* Names are whole, in small letters, and at the beginning. */
    { "Event: bye\ndata: {}\n\n", "" },
    { " event: bye\ndata: {}\n\n", "" },
    { "events: bye\ndata: {}\n\n", "" },
    { "event : bye\ndata: {}\n\n", "" },
    { "event: Bye\ndata: {}\n\n", "" },
    { "event: bye \ndata: {}\n\n", "" },
    { "data: {}\n\n", "" },
    { "event\ndata: {}\n\n", "" },
    { "event: message\ndata: {\n\n", "" },

    /* The last name counts, all lines of data, and a field without a colon. */
    { "event: live\nevent: bye\ndata: {}\n\n", "5 0 0 0 - 0 -;" },
    { "event: bye\ndata: {\ndata: }\n\n", "5 0 0 0 - 0 -;" },
    { "event: bye\ndata\ndata: {}\n\n", "5 0 0 0 - 0 -;" },
    { "event: bye\n: comment\n:\ndata: {}\nretry: 5\nretry: x\nunheard: 1\n:data: {\n\n", "5 0 0 0 - 0 -;" },

    /* Without data nothing is told, and nothing is left of the name. */
    { "event: bye\n\ndata: {}\n\n", "" },
    { "event: bye\ndata\n", "" },
    { "event: bye\ndata: {}", "" },
    { "event: bye\ndata: {}\n", "" },

    /* Every end of a line, mixed; blank lines are no events. */
    { "\r\r\n\n\n\revent: bye\rdata: {}\n\r\n", "5 0 0 0 - 0 -;" },
    { "event: bye\r\ndata: {}\r\n\r\n", "5 0 0 0 - 0 -;" },
    { "event: bye\ndata: {}\r\r", "5 0 0 0 - 0 -;" },

    /* One mark at the very beginning. */
    { "\xef\xbb\xbf" "event: bye\ndata: {}\n\n", "5 0 0 0 - 0 -;" },
    { "\xef\xbb\xbf\xef\xbb\xbf" "event: bye\ndata: {}\n\n", "" },
    { "\n\xef\xbb\xbf" "event: bye\ndata: {}\n\n", "" },
    { "\xef\xbb", "" },

    /* Ids: the last one counts, also one that came without data; an empty one takes
     * it back; what cannot stand in a header is none. */
    { "event: live\nid: a\nid: b\ndata: {}\n\n", "2 0 0 0 b 0 -;" },
    { "id: a\n\nevent: live\ndata: {}\n\n", "2 0 0 0 a 0 -;" },
    { "event: news\nid: a\ndata: 1\n\nevent: live\ndata: {}\n\n", "2 0 0 0 a 0 -;" },
    { "event: live\nid: a\ndata: {}\n\nevent: live\ndata: {}\n\n", "2 0 0 0 a 0 -;2 0 0 0 - 0 -;" },
    { "event: live\nid: a\nid\ndata: {}\n\n", "2 0 0 0  0 -;" },
    { "event: live\nid: a b\ndata: {}\n\n", "2 0 0 0 - 0 -;" },
    { "event: live\nid: \x01\ndata: {}\n\n", "2 0 0 0 - 0 -;" },
    { "event: live\nid: \xff\ndata: {}\n\n", "2 0 0 0 - 0 -;" },

    /* What is told by name must be what the name says. */
    { "event: docs\ndata: {}\n\n", NULL },
    { "event: docs\ndata: [{}]\n\n", "0 0 0 1 - 0 -;" },
    { "event: docs\ndata: [1,null,[]]\n\n", "0 0 0 3 - 0 -;" },
    { "event: docs\ndata: []\n\n", "0 0 0 0 - 0 -;" },
    { "event: docs\ndata: [],\n\n", NULL },
    { "event: gone\ndata: [{\"type\":\"site\"},{\"id\":\"x\"},{\"type\":\"x\",\"id\":\"x\"},1]\n\n", "1 0 0 4 - 0 -;" },
    { "event: gone\ndata: {}\n\n", NULL },
    { "event: live\ndata: 1\n\n", NULL },
    { "event: heartbeat\ndata: null\n\n", NULL },
    { "event: heartbeat\ndata: {\"clock\":5}\n\n", "3 0 0 0 - 0 -;" },
    { "event: heartbeat\ndata: {\"clock\":{\"now\":\"soon\",\"speed\":\"x\"}}\n\n", "3 0 0 0 - 0 -;" },
    { "event: reset\ndata: {\"epoch\":5}\n\n", "4 0 0 0 - 0 -;" },
    { "event: bye\ndata: {\"a\":1,\"a\":2}\n\n", NULL },
    { "event: bye\ndata: \xef\xbb\xbf{}\n\n", NULL },
    { "event: bye\ndata: {\"\xff\":1}\n\n", NULL },
    { "event: bye\ndata: {\"a\":\"\\ud800\"}\n\n", NULL },
    { "event: bye\ndata: {}\n\nevent: live\ndata: [\n\nevent: bye\ndata: {}\n\n", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    check_cuts (BW_FEED_FORMAT_SSE, cases[i][0], cases[i][1]);
}

static guint
count_events (const char *text,
              gsize       length,
              gboolean   *is_good)
{
  g_autoptr (BwFeedParser) parser = bw_feed_parser_new (BW_FEED_FORMAT_SSE, bw_measure_catalogue_get_default ());
  g_autoptr (GPtrArray) events = g_ptr_array_new_with_free_func ((GDestroyNotify) bw_feed_event_free);
  g_autoptr (GError) error = NULL;

  *is_good = bw_feed_parser_push (parser, text, length, events, &error);
  return events->len;
}

static void
test_nul (void)
{
  static const char name[] = "event: bye\0\ndata: {}\n\n";
  static const char field[] = "event\0: bye\ndata: {}\n\n";
  static const char data[] = "event: bye\ndata: {}\0\n\n";
  gboolean is_good;

  g_assert_cmpuint (count_events (name, sizeof name - 1, &is_good), ==, 0);
  g_assert_true (is_good);
  g_assert_cmpuint (count_events (field, sizeof field - 1, &is_good), ==, 0);
  g_assert_true (is_good);
  g_assert_cmpuint (count_events (data, sizeof data - 1, &is_good), ==, 0);
  g_assert_false (is_good);
}

/* Whoever never ends a line or an event does not fill the memory. */
static void
test_endless (void)
{
  static const char * const pieces[] = { "x", "data: x\n", "data\n", "event: x", "id: x" };
  g_autoptr (GPtrArray) events = g_ptr_array_new_with_free_func ((GDestroyNotify) bw_feed_event_free);

  for (guint i = 0; i < G_N_ELEMENTS (pieces); i++)
    {
      g_autoptr (BwFeedParser) parser = bw_feed_parser_new (BW_FEED_FORMAT_SSE, bw_measure_catalogue_get_default ());
      g_autoptr (GString) piece = g_string_new (NULL);
      gboolean goes_on = TRUE;
      guint n = 0;

      while (piece->len < 65536)
        g_string_append (piece, pieces[i]);
      for (; goes_on && n < 1000; n++)
        goes_on = bw_feed_parser_push (parser, piece->str, piece->len, events, NULL);

      g_assert_false (goes_on);
      g_assert_cmpuint (events->len, ==, 0);
    }
}

static void
test_ndjson (void)
{
  check_cuts (BW_FEED_FORMAT_NDJSON,
              "{\"type\":\"reset\",\"epoch\":\"2\"}\n"
              ENTRY "\r\n\n" ENTRY "\n{broken\n{\"type\":\"gone\",\"documents\":[{\"type\":\"site\",\"id\":\"s\"}]}\n"
              ENTRY "\n{\"type\":\"live\",\"id\":\"1-9\"," CLOCK "}\n{\"type\":",
              "4 0 0 0 - 0 2;0 2 0 1 - 0 -;1 0 1 0 - 0 -;0 1 0 0 - 0 -;2 0 0 0 1-9 1 -;");
}

static void
test_broken_frame (void)
{
  check_cuts (BW_FEED_FORMAT_SSE, "event: docs\ndata: [\n\n", NULL);
  check_cuts (BW_FEED_FORMAT_SSE, "event: live\ndata: []\n\n", NULL);
}

static void
tell_events (GString   *told,
             GPtrArray *events)
{
  for (guint i = 0; i < events->len; i++)
    {
      BwFeedEvent *event = g_ptr_array_index (events, i);

      g_string_append_printf (told, "%d %u %u %u %s %" G_GINT64_FORMAT " %s %s;", (int) event->type,
                              event->documents->len, event->gone_ids->len, event->n_faulty,
                              event->id != NULL ? event->id : "-", event->clock_now,
                              event->epoch != NULL ? event->epoch : "-",
                              event->fault != NULL ? event->fault->message : "-");
    }
}

/* In pieces of no more than @most bytes; what was told until it ended. */
static char *
read_pieces (BwFeedFormat   format,
             const GString *text,
             gsize          most)
{
  g_autoptr (BwFeedParser) parser = bw_feed_parser_new (format, bw_measure_catalogue_get_default ());
  g_autoptr (GPtrArray) events = g_ptr_array_new_with_free_func ((GDestroyNotify) bw_feed_event_free);
  g_autoptr (GError) error = NULL;
  GString *told = g_string_new (NULL);

  for (gsize i = 0; i < text->len && error == NULL; i += most)
    {
      gsize length = MIN (most, text->len - i);
      g_autofree char *exact = g_memdup2 (text->str + i, length);

      g_assert_true (bw_feed_parser_push (parser, exact, length, events, &error) == (error == NULL));
    }

  bw_feed_parser_end (parser, events);
  tell_events (told, events);
  g_string_append (told, error != NULL ? error->message : ".");
  g_assert_true (g_utf8_validate (told->str, -1, NULL));
  return g_string_free (told, FALSE);
}

/* Of whatever comes, the same is told however it is cut. */
static void
test_changed (void)
{
  static const char * const texts[] = {
    ": hello\r\nretry: 5\r\n\r\nevent: docs\rdata: [" ENTRY ",\rdata: {\"type\":\"x\"}]\r\r"
    "event: gone\ndata: [{\"type\":\"site\",\"id\":\"s\"}]\n\nevent: live\nid: 1-7\ndata: {" CLOCK "}\n\n"
    "event: heartbeat\ndata: {" CLOCK "}\n\nevent: reset\ndata: {\"epoch\":\"2\"}\n\nevent: bye\ndata: {}\n\n",
    "{\"type\":\"reset\",\"epoch\":\"2\"}\n" ENTRY "\r\n\n" ENTRY "\n"
    "{\"type\":\"gone\",\"documents\":[{\"type\":\"site\",\"id\":\"s\"}]}\n"
    "{\"type\":\"live\",\"id\":\"1-9\"," CLOCK "}\n",
  };
  static const char * const words[] = {
    "\n", "\r", "\r\n", "\n\n", "\r\r", ":", ": ", "data", "data:", "data: ", "event:", "event: docs\n",
    "event: live\n", "id", "id: ", "id:\n", "retry: 1\n", "\xef\xbb\xbf", "\xff", "\xe5", "{", "}", "[", "]", ",",
    "\"", "null",
    "[[[[[[[[[[[[[[[[",
    "\"clock\":", "\"documents\":", "\"seq\":-1,", "\"type\":\"tally\",", NULL,
  };
  MutationFixture fixture = { g_rand_new_with_seed (20260102), words };

  for (guint i = 0; i < 8000; i++)
    {
      BwFeedFormat format = i % 2 == 0 ? BW_FEED_FORMAT_SSE : BW_FEED_FORMAT_NDJSON;
      const char *text = texts[i % 2];
      g_autoptr (GString) changed = mutation_fixture_mutate (&fixture, text, strlen (text));
      g_autofree char *whole = read_pieces (format, changed, MAX (changed->len, 1));
      g_autofree char *bytes = read_pieces (format, changed, 1);
      g_autofree char *pieces = read_pieces (format, changed, mutation_fixture_draw (&fixture, 2, 80));

      g_assert_cmpstr (bytes, ==, whole);
      g_assert_cmpstr (pieces, ==, whole);
    }

  g_rand_free (fixture.rand);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/feed-parser/sse", test_sse);
  g_test_add_func ("/feed-parser/sse-fields", test_sse_fields);
  g_test_add_func ("/feed-parser/booked", test_booked);
  g_test_add_func ("/feed-parser/nul", test_nul);
  g_test_add_func ("/feed-parser/endless", test_endless);
  g_test_add_func ("/feed-parser/ndjson", test_ndjson);
  g_test_add_func ("/feed-parser/broken-frame", test_broken_frame);
  g_test_add_func ("/feed-parser/changed", test_changed);

  return g_test_run ();
}
