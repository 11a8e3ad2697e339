/* test-bw-suggest-draft.c: the order names who gives, who gets, by when, and the figure
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-suggest-draft.h"

#include "bw-desk.h"
#include "desk-fixture.h"

#include <string.h>

/* What the fixture's city suggests: from d1, which is nearly done, to d2. */
static BwSuggest *
make_suggest (BwDesk *desk,
              gint64  setup)
{
  static const char * const codes[] = { "d1", "d2" };
  BwRound *round = bw_desk_get_round (desk);
  BwSuggestTerms terms = {
    .now = bw_desk_get_now (desk), .deadline = round->deadline, .setup = setup, .margin = BW_TIME_HOUR, .most = 2,
  };
  BwSuggest *suggest = bw_suggest_new (&terms);

  for (guint i = 0; i < G_N_ELEMENTS (codes); i++)
    {
      BwSuggestArea area;

      bw_suggest_area_init (&area, bw_desk_get_picture (desk),
                            bw_place_tree_lookup (bw_desk_get_places (desk), codes[i]), round, terms.now);
      g_assert_cmpint (area.fault, ==, BW_SUGGEST_FAULT_NONE);
      bw_suggest_take_area (suggest, &area);
    }

  bw_suggest_solve (suggest);
  g_assert_cmpuint (bw_suggest_get_moves (suggest)->len, ==, 1);
  return suggest;
}

static void
test_order (void)
{
  g_autoptr (BwClientSession) session = desk_fixture_new_session ();
  g_autoptr (BwDesk) desk = bw_desk_new (session);
  g_autoptr (BwSuggest) suggest = make_suggest (desk, BW_TIME_HOUR);
  gint64 now = bw_desk_get_now (desk);
  BwSuggestWords words;
  g_autoptr (BwOrder) order = NULL;

  bw_suggest_words_init (&words, suggest, desk);
  words.language = "en";
  order = bw_suggest_draft_new (&words, 1, now);

  g_assert_cmpstr (order->kind, ==, "order");
  g_assert_cmpstr (order->title, ==, "Moving sampling desks to Beta");
  g_assert_nonnull (strstr (order->text, "Alpha moves 2 desks, with people and goods, to Beta, open there by "
                            "8 Aug 15:35."));
  g_assert_nonnull (strstr (order->text, "Beta: Ends: "));
  g_assert_nonnull (strstr (order->text, "Desks: 4 → 6"));
  g_assert_nonnull (strstr (order->text, "Alpha: Ends: "));
  g_assert_nonnull (strstr (order->text, "as of 14:30"));
  g_assert_null (order->id);
  g_assert_null (order->number);

  g_assert_cmpuint (g_strv_length (order->recipients), ==, 2);
  g_assert_cmpstr (order->recipients[0], ==, "d2");
  g_assert_cmpstr (order->recipients[1], ==, "d1");
  g_assert_cmpstr (order->measure, ==, "desks_open");
  g_assert_cmpstr (order->measure_place, ==, "d2");
  g_assert_cmpfloat (order->target, ==, 6);

  /* 14:32: by 15:35, and to be acknowledged by 15:05. */
  g_assert_cmpint (order->due, ==, now + 63 * BW_TIME_MINUTE);
  g_assert_cmpint (order->acknowledge_by, ==, now + 33 * BW_TIME_MINUTE);
}

static void
take_line (BwSuggest *suggest,
           BwPlace    place,
           double     missing,
           gint64     now)
{
  BwSuggestArea area = {
    .place = place, .desks = 10, .queue = 5, .target = missing, .rate = 100,
    .as_of = now, .course = { .start = now, .step = BW_TIME_HOUR, .now = now, .missing = missing, .low = 1, .high = 1,
                              .n_steps = 48 },
  };

  area.course.come = g_new0 (double, area.course.n_steps + 1);
  for (guint i = 1; i <= area.course.n_steps; i++)
    area.course.come[i] = 100.0 * i;
  bw_suggest_take_area (suggest, &area);
}

/* One gives to two: each order says what of it is for the other. */
static void
test_two_orders (void)
{
  g_autoptr (BwClientSession) session = desk_fixture_new_session ();
  g_autoptr (BwDesk) desk = bw_desk_new (session);
  gint64 now = bw_desk_get_now (desk);
  BwSuggestTerms terms = { .now = now, .deadline = now + 48 * BW_TIME_HOUR, .setup = 0, .most = 2 };
  g_autoptr (BwSuggest) suggest = bw_suggest_new (&terms);
  BwSuggestWords words;
  g_autoptr (BwOrder) order = NULL;

  take_line (suggest, desk_fixture_place (session, "d1"), 200, now);
  take_line (suggest, desk_fixture_place (session, "d2"), 2000, now);
  take_line (suggest, desk_fixture_place (session, "s1"), 1990, now);
  bw_suggest_solve (suggest);
  g_assert_cmpuint (bw_suggest_get_moves (suggest)->len, ==, 2);

  bw_suggest_words_init (&words, suggest, desk);
  words.language = "en";
  order = bw_suggest_draft_new (&words, 1, now);
  g_assert_cmpuint (g_strv_length (order->recipients), ==, 2);
  g_assert_nonnull (strstr (order->text, "Alpha moves 1 desk, with people and goods, to Beta"));
  g_assert_nonnull (strstr (order->text, "Desks: 10 → 8"));
  g_assert_nonnull (strstr (order->text, "In this, 1 desk for other areas."));
  g_assert_cmpfloat (order->target, ==, 11);
}

/* Desks that are there at once: there is time to read the order all the same. */
static void
test_no_way (void)
{
  g_autoptr (BwClientSession) session = desk_fixture_new_session ();
  g_autoptr (BwDesk) desk = bw_desk_new (session);
  g_autoptr (BwSuggest) suggest = make_suggest (desk, 0);
  gint64 now = bw_desk_get_now (desk);
  BwSuggestWords words;
  g_autoptr (BwOrder) order = NULL;

  bw_suggest_words_init (&words, suggest, desk);
  order = bw_suggest_draft_new (&words, 1, now);
  g_assert_cmpint (order->acknowledge_by, ==, now + 8 * BW_TIME_MINUTE);
  g_assert_cmpint (order->due, ==, now + 13 * BW_TIME_MINUTE);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/suggest-draft/order", test_order);
  g_test_add_func ("/suggest-draft/two-orders", test_two_orders);
  g_test_add_func ("/suggest-draft/no-way", test_no_way);
  return g_test_run ();
}
