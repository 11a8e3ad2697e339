/* test-bw-feed-parser.c: the same events however the bytes are cut
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-feed-parser.h"

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

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/feed-parser/sse", test_sse);
  g_test_add_func ("/feed-parser/ndjson", test_ndjson);
  g_test_add_func ("/feed-parser/broken-frame", test_broken_frame);

  return g_test_run ();
}
