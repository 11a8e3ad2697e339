/* test-bw-alert-duties.c: orders to be confirmed, follow-ups to be closed, shifts
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-alert-duties.h"
#include "bw-time.h"
#include "picture-fixture.h"

#define T0 (G_GINT64_CONSTANT (1628294400) * BW_TIME_SECOND) /* 2021-08-07T08:00+08:00 */

typedef struct
{
  BwPicture      *picture;
  BwMissedShifts *missed;
  BwAlertDuties  *duties;
  GHashTable     *counts;  /* RULE/PLACE → count, as told last */
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  unused)
{
  fixture->picture = bw_picture_new (bw_measure_catalogue_get_default ());
  fixture_area (fixture->picture, "c", NULL);
  fixture_area (fixture->picture, "d", "c");
  fixture_area (fixture->picture, "e", "c");
  fixture_site (fixture->picture, "s", "d", "sampling");
  fixture->missed = bw_missed_shifts_new ();
  fixture->duties = bw_alert_duties_new (fixture->picture, fixture->missed, bw_alert_rule_book_get_default ());
  fixture->counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  unused)
{
  bw_alert_duties_free (fixture->duties);
  bw_missed_shifts_free (fixture->missed);
  g_object_unref (fixture->picture);
  g_hash_table_unref (fixture->counts);
}

static void
on_count_cb (const BwAlertRule *rule,
             BwPlace            place,
             guint              count,
             gpointer           data)
{
  Fixture *fixture = data;
  const char *code = bw_place_tree_get_code (bw_picture_get_places (fixture->picture), place);

  g_hash_table_insert (fixture->counts, g_strjoin ("/", rule->id, code, NULL), GUINT_TO_POINTER (count));
}

static guint
count (Fixture    *fixture,
       const char *key,
       gint64      now)
{
  bw_alert_duties_advance (fixture->duties, now, on_count_cb, fixture);
  return GPOINTER_TO_UINT (g_hash_table_lookup (fixture->counts, key));
}

static void
put_order (Fixture    *fixture,
           const char *id,
           const char *more)
{
  g_assert_true (fixture_apply (fixture->picture, "{'type':'order','id':'%s','at':'2021-08-07T08:00:00+08:00',"
                                "'kind':'order','title':'t','recipients':['d','e']%s}", id, more));
  bw_alert_duties_note (fixture->duties, BW_DOCUMENT_TYPE_ORDER, id);
}

static void
put_receipt (Fixture    *fixture,
             const char *area,
             const char *state)
{
  g_autofree char *id = g_strconcat ("o/", area, NULL);

  g_assert_true (fixture_apply (fixture->picture, "{'type':'receipt','id':'%s','at':'2021-08-07T08:00:00+08:00',"
                                "'order':'o','area':'%s','state':'%s'}", id, area, state));
  bw_alert_duties_note (fixture->duties, BW_DOCUMENT_TYPE_RECEIPT, id);
}

static void
test_order (Fixture       *fixture,
            gconstpointer  unused)
{
  gint64 due = T0 + BW_TIME_HOUR;

  put_order (fixture, "o", ",'due':'2021-08-07T09:00:00+08:00'");
  put_receipt (fixture, "d", "opened");
  g_assert_cmpuint (count (fixture, "order-unconfirmed/d", due - 1), ==, 0);
  g_assert_cmpuint (count (fixture, "order-unconfirmed/d", due), ==, 1);
  g_assert_cmpuint (count (fixture, "order-unconfirmed/e", due), ==, 1);
  put_receipt (fixture, "d", "acknowledged");
  put_receipt (fixture, "e", "unable");
  g_assert_cmpuint (count (fixture, "order-unconfirmed/d", due), ==, 0);
  g_assert_cmpuint (count (fixture, "order-unconfirmed/e", due), ==, 0);
}

static void
test_order_changes (Fixture       *fixture,
                    gconstpointer  unused)
{
  gint64 due = T0 + BW_TIME_HOUR;

  /* Without a time nothing is late. */
  put_order (fixture, "o", "");
  g_assert_cmpuint (count (fixture, "order-unconfirmed/d", due + BW_TIME_DAY), ==, 0);
  put_order (fixture, "o", ",'due':'2021-08-07T09:00:00+08:00'");
  g_assert_cmpuint (count (fixture, "order-unconfirmed/d", due), ==, 1);

  put_order (fixture, "p", ",'supersedes':'o'");
  g_assert_cmpuint (count (fixture, "order-unconfirmed/d", due), ==, 0);
  bw_picture_remove (fixture->picture, BW_DOCUMENT_TYPE_ORDER, "p");
  bw_alert_duties_note (fixture->duties, BW_DOCUMENT_TYPE_ORDER, "p");
  g_assert_cmpuint (count (fixture, "order-unconfirmed/d", due), ==, 1);
  bw_picture_remove (fixture->picture, BW_DOCUMENT_TYPE_ORDER, "o");
  bw_alert_duties_note (fixture->duties, BW_DOCUMENT_TYPE_ORDER, "o");
  g_assert_cmpuint (count (fixture, "order-unconfirmed/d", due), ==, 0);
}

static void
put_followup (Fixture    *fixture,
              const char *state)
{
  g_assert_true (fixture_apply (fixture->picture, "{'type':'followup','id':'f','at':'2021-08-07T08:00:00+08:00',"
                                "'inspection':'i','area':'d','what':'w','due':'2021-08-07T09:00:00+08:00',"
                                "'state':'%s'}", state));
  bw_alert_duties_note (fixture->duties, BW_DOCUMENT_TYPE_FOLLOWUP, "f");
}

static void
test_followup (Fixture       *fixture,
               gconstpointer  unused)
{
  gint64 due = T0 + BW_TIME_HOUR;

  put_followup (fixture, "open");
  g_assert_cmpuint (count (fixture, "followup-overdue/d", due - 1), ==, 0);
  g_assert_cmpuint (count (fixture, "followup-overdue/d", due), ==, 1);
  put_followup (fixture, "evidence");
  g_assert_cmpuint (count (fixture, "followup-overdue/d", due), ==, 1);
  put_followup (fixture, "closed");
  g_assert_cmpuint (count (fixture, "followup-overdue/d", due), ==, 0);
}

static void
put_shift (Fixture    *fixture,
           const char *state)
{
  g_assert_true (fixture_apply (fixture->picture, "{'type':'assignment','id':'a','at':'2021-08-07T08:00:00+08:00',"
                                "'team':'t','site':'s','from':'2021-08-07T09:00:00+08:00',"
                                "'to':'2021-08-07T17:00:00+08:00','state':'%s'}", state));
  bw_alert_duties_note (fixture->duties, BW_DOCUMENT_TYPE_ASSIGNMENT, "a");
}

static void
test_shift (Fixture       *fixture,
            gconstpointer  unused)
{
  gint64 from = T0 + BW_TIME_HOUR;

  put_shift (fixture, "planned");
  g_assert_cmpuint (count (fixture, "shift-uncovered/s", from + 14 * BW_TIME_MINUTE), ==, 0);
  g_assert_cmpuint (count (fixture, "shift-uncovered/s", from + 15 * BW_TIME_MINUTE), ==, 1);
  put_shift (fixture, "on_duty");
  g_assert_cmpuint (count (fixture, "shift-uncovered/s", from + BW_TIME_HOUR), ==, 0);
  g_assert_cmpuint (count (fixture, "shift-long/s", from + 12 * BW_TIME_HOUR - 1), ==, 0);
  g_assert_cmpuint (count (fixture, "shift-long/s", from + 12 * BW_TIME_HOUR), ==, 1);
  put_shift (fixture, "relieved");
  g_assert_cmpuint (count (fixture, "shift-long/s", from + 12 * BW_TIME_HOUR), ==, 0);
}

/* As the daemon does: it is in the ledger, and out of the picture. */
static void
miss_shift (Fixture    *fixture,
            const char *id,
            const char *more)
{
  g_autofree char *text = g_strdup_printf ("{'type':'assignment','id':'%s','team':'t','site':'s',"
                                           "'from':'2021-08-07T09:00:00+08:00',%s}", id, more);
  g_autoptr (JsonNode) node = json_from_string (g_strdelimit (text, "'", '"'), NULL);
  g_autofree char *corrected = bw_missed_shifts_note (fixture->missed, json_node_get_object (node), T0);

  bw_picture_remove (fixture->picture, BW_DOCUMENT_TYPE_ASSIGNMENT, id);
  bw_alert_duties_note (fixture->duties, BW_DOCUMENT_TYPE_ASSIGNMENT, id);
  if (corrected != NULL)
    bw_alert_duties_note (fixture->duties, BW_DOCUMENT_TYPE_ASSIGNMENT, corrected);
}

/* Its site stands without it until it is over: nobody can be sent to it then. */
static void
test_shift_missed (Fixture       *fixture,
                   gconstpointer  unused)
{
  put_shift (fixture, "planned");
  g_assert_cmpuint (count (fixture, "shift-uncovered/s", T0 + 2 * BW_TIME_HOUR), ==, 1);
  miss_shift (fixture, "a", "'to':'2021-08-07T17:00:00+08:00','state':'missed'");
  g_assert_cmpuint (count (fixture, "shift-uncovered/s", T0 + 3 * BW_TIME_HOUR), ==, 1);
  g_assert_cmpuint (count (fixture, "shift-uncovered/s", T0 + 9 * BW_TIME_HOUR), ==, 0);
}

/* It was not so: another one says how it was. */
static void
test_shift_corrected (Fixture       *fixture,
                      gconstpointer  unused)
{
  miss_shift (fixture, "a", "'to':'2021-08-07T17:00:00+08:00','state':'missed'");
  g_assert_cmpuint (count (fixture, "shift-uncovered/s", T0 + 3 * BW_TIME_HOUR), ==, 1);
  miss_shift (fixture, "b", "'corrects':'a','state':'relieved'");
  g_assert_cmpuint (count (fixture, "shift-uncovered/s", T0 + 3 * BW_TIME_HOUR), ==, 0);
}

static void
test_begin (Fixture       *fixture,
            gconstpointer  unused)
{
  g_autoptr (BwAlertDuties) other = bw_alert_duties_new (fixture->picture, fixture->missed,
                                                         bw_alert_rule_book_get_default ());

  put_followup (fixture, "open");
  put_shift (fixture, "planned");
  put_order (fixture, "o", ",'due':'2021-08-07T09:00:00+08:00'");
  bw_alert_duties_begin (other);
  bw_alert_duties_advance (other, T0 + 2 * BW_TIME_HOUR, on_count_cb, fixture);
  g_assert_cmpuint (g_hash_table_size (fixture->counts), ==, 4);

  /* One that is asked for is told, whatever it is. */
  g_hash_table_remove_all (fixture->counts);
  bw_alert_duties_touch (other, bw_alert_rule_book_lookup (bw_alert_rule_book_get_default (), "shift-long"),
                         fixture_place (fixture->picture, "s"));
  bw_alert_duties_advance (other, T0 + 2 * BW_TIME_HOUR, on_count_cb, fixture);
  g_assert_true (g_hash_table_contains (fixture->counts, "shift-long/s"));
}

#define ADD(path, test) g_test_add ("/server/alert-duties/" path, Fixture, NULL, set_up, test, tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("order", test_order);
  ADD ("order-changes", test_order_changes);
  ADD ("followup", test_followup);
  ADD ("shift", test_shift);
  ADD ("shift-missed", test_shift_missed);
  ADD ("shift-corrected", test_shift_corrected);
  ADD ("begin", test_begin);
  return g_test_run ();
}
