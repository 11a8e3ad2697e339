/* test-bw-ledger-news.c: who is told where the ledger has got something, and how much of it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-ledger-news.h"

#include "picture-fixture.h"

#define N_AREAS 1100

typedef struct
{
  BwPicture    *picture;
  BwLedgerNews *news;
} Fixture;

/* A city of two districts: of one with two areas, of the other with more than anybody goes through. */
static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->picture = bw_picture_new (bw_measure_catalogue_get_default ());
  fixture->news = bw_ledger_news_new (0);
  fixture_area (fixture->picture, "c", NULL);
  fixture_area (fixture->picture, "d", "c");
  fixture_area (fixture->picture, "e", "c");
  fixture_area (fixture->picture, "d1", "d");
  fixture_area (fixture->picture, "d2", "d");
  for (guint i = 0; i < N_AREAS; i++)
    {
      g_autofree char *code = g_strdup_printf ("e%u", i);

      fixture_area (fixture->picture, code, "e");
    }
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  bw_ledger_news_free (fixture->news);
  g_object_unref (fixture->picture);
}

static void
note (Fixture        *fixture,
      BwDocumentType  type,
      const char     *place,
      guint64         seq)
{
  bw_ledger_news_note (fixture->news, type, fixture_place (fixture->picture, place), place, seq);
}

static void
assert_told (Fixture    *fixture,
             const char *scope,
             guint64     since,
             guint64     until,
             const char *wanted)
{
  g_autoptr (GString) told = g_string_new (NULL);
  g_autofree char *event = *wanted != '\0' ? g_strdup_printf ("event: ledger\ndata: [%s]\n\n", wanted) : g_strdup ("");

  bw_ledger_news_append (fixture->news, told, bw_picture_get_places (fixture->picture),
                         fixture_place (fixture->picture, scope), since, until);
  g_assert_cmpstr (told->str, ==, event);
}

/* The newest first, each place once, to those who may see it, and of the time that is asked for. */
static void
test_places (Fixture       *fixture,
             gconstpointer  data)
{
  note (fixture, BW_DOCUMENT_TYPE_ENTRY, "d1", 11);
  note (fixture, BW_DOCUMENT_TYPE_SUPPLY, "d2", 12);
  note (fixture, BW_DOCUMENT_TYPE_DONATION, "d1", 13);
  bw_ledger_news_note (fixture->news, BW_DOCUMENT_TYPE_ENTRY, BW_PLACE_NONE, NULL, 14);
  note (fixture, BW_DOCUMENT_TYPE_ENTRY, "d1", 15);

  assert_told (fixture, "d", 10, 15, "{\"type\":\"entry\",\"place\":\"d1\"},{\"type\":\"supply\",\"place\":\"d2\"}");
  assert_told (fixture, "d2", 10, 15, "{\"type\":\"supply\",\"place\":\"d2\"}");
  assert_told (fixture, "e", 10, 15, "");
  assert_told (fixture, "c", 12, 14, "{\"type\":\"entry\"},{\"type\":\"donation\",\"place\":\"d1\"}");
  assert_told (fixture, "c", 15, 20, "");
}

/* Beyond what anybody goes through, and of what is not remembered, the types alone. */
static void
test_many (Fixture       *fixture,
           gconstpointer  data)
{
  const char *city = "{\"type\":\"entry\"},{\"type\":\"donation\"},{\"type\":\"supply\"},{\"type\":\"briefing\"}";
  const char *part = "{\"type\":\"entry\"},{\"type\":\"supply\"},{\"type\":\"briefing\"}";

  note (fixture, BW_DOCUMENT_TYPE_ENTRY, "d1", 1);
  for (guint i = 0; i < N_AREAS; i++)
    {
      g_autofree char *code = g_strdup_printf ("e%u", i);

      note (fixture, BW_DOCUMENT_TYPE_ENTRY, code, 2 + i);
    }

  assert_told (fixture, "e1099", N_AREAS, N_AREAS + 1, "{\"type\":\"entry\",\"place\":\"e1099\"}");
  assert_told (fixture, "d", N_AREAS - 1, N_AREAS + 1, "");
  assert_told (fixture, "c", N_AREAS - 100, N_AREAS + 1, city);
  assert_told (fixture, "d", 0, N_AREAS + 1, part);
}

/* What was booked before a start may be of any type, and what came after is known. */
static void
test_start (Fixture       *fixture,
            gconstpointer  data)
{
  const char *part = "{\"type\":\"entry\"},{\"type\":\"supply\"},{\"type\":\"briefing\"}";

  bw_ledger_news_free (fixture->news);
  fixture->news = bw_ledger_news_new (10);
  assert_told (fixture, "d", 9, 10, part);
  assert_told (fixture, "d", 10, 10, "");
  note (fixture, BW_DOCUMENT_TYPE_ENTRY, "d1", 11);
  assert_told (fixture, "d", 10, 11, "{\"type\":\"entry\",\"place\":\"d1\"}");
  assert_told (fixture, "d", 9, 11, part);
}

/* Places that are not there are told apart by nothing. */
static void
test_unknown (Fixture       *fixture,
              gconstpointer  data)
{
  bw_ledger_news_note (fixture->news, BW_DOCUMENT_TYPE_ENTRY, BW_PLACE_NONE, "x", 11);
  bw_ledger_news_note (fixture->news, BW_DOCUMENT_TYPE_ENTRY, BW_PLACE_NONE, "y", 12);
  assert_told (fixture, "c", 10, 12, "{\"type\":\"entry\"}");
  assert_told (fixture, "c", 11, 12, "{\"type\":\"entry\"}");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/ledger-news/places", Fixture, NULL, set_up, test_places, tear_down);
  g_test_add ("/ledger-news/many", Fixture, NULL, set_up, test_many, tear_down);
  g_test_add ("/ledger-news/start", Fixture, NULL, set_up, test_start, tear_down);
  g_test_add ("/ledger-news/unknown", Fixture, NULL, set_up, test_unknown, tear_down);

  return g_test_run ();
}
