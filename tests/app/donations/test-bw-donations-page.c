/* test-bw-donations-page.c: totals from the feed, the list from the ledger, and what is in neither
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-donations-page.h"

#include "bw-figure-card.h"
#include "bw-sheet-card.h"
#include "desk-fixture.h"

#include <string.h>

/* GTK's, and some more. */
#define TOOLTIP_DELAY_MS 600

#define AT "'at':'2021-08-08T00:00:00+08:00','source':'import'"

typedef struct
{
  BwClientSession *session;
  BwDesk          *desk;
  BwDonationsPage *page;
  GtkWindow       *window;
} Fixture;

static void
run (guint ms)
{
  gint64 end = g_get_monotonic_time () + (gint64) ms * 1000;

  while (g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, FALSE);
}

static void
settle (Fixture *fixture)
{
  run (20);
  while (bw_desk_get_scope_place (fixture->desk) == BW_PLACE_NONE
         || !bw_donations_page_is_settled (fixture->page))
    g_main_context_iteration (NULL, TRUE);
  run (50);
}

static void
show (Fixture *fixture,
      int      width,
      int      height)
{
  fixture->desk = bw_desk_new (fixture->session);
  fixture->page = BW_DONATIONS_PAGE (bw_donations_page_new (fixture->desk));
  fixture->window = GTK_WINDOW (gtk_window_new ());
  gtk_window_set_default_size (fixture->window, width, height);
  gtk_window_set_child (fixture->window, GTK_WIDGET (fixture->page));
  gtk_window_present (fixture->window);
  settle (fixture);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  unused)
{
  fixture->session = desk_fixture_new_session ();
  desk_fixture_apply (fixture->session, "%s",
    "{'type':'fund','id':'f1'," AT ",'payer':'市总工会','purpose':'both',"
    "'category':'专项资金','allotted_fen':206000000,'seq':50}\n"
    "{'type':'fund','id':'f2'," AT ",'payer':'市总工会','within':'f1','category':'补助','allotted_fen':58000000,'seq':51}\n"
    "{'type':'fund','id':'f3'," AT ",'payer':'市总工会','purpose':'both','within':'f1',"
    "'category':'慰问','spent_fen':35000000,'seq':52}\n"
    "{'type':'fund','id':'f4'," AT ",'payer':'县级工会','spent_fen':103000000,'note':'单列','seq':53}\n"
    "{'type':'tally','id':'c/donations'," AT ",'place':'c','subject':'donations','values':{'donations_fen':2526640000,"
    "'donor_model_workers':75,'donor_award_units':90},'seq':54}\n"
    "{'type':'tally','id':'k1/donations'," AT ",'place':'k1','subject':'donations','values':{'donations_booked':1,"
    "'goods_lines':2,'goods_unquantified':2,'goods_unvalued':1},'seq':55}\n"
    "{'type':'donation','id':'g1'," AT ",'donor':'市民','donor_kind':'person','form':'goods',"
    "'goods':[{'item':'冰袋'},{'item':'风扇'}],'to':'k1','seq':56}\n"
    "{'type':'donation','id':'g2'," AT ",'donor':'某企业','form':'goods','goods':[{'item':'手套','quantity':6000,"
    "'unit':'副'}],'to':'d1','seq':57}\n");
  show (fixture, 1080, 753);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  unused)
{
  BwDonationsPage *page = fixture->page;

  /* A tooltip that is still due when its window goes would look for its surface: the
   * pointer of the screen stands on the list. */
  run (TOOLTIP_DELAY_MS);
  g_object_add_weak_pointer (G_OBJECT (page), (gpointer *) &fixture->page);
  gtk_window_destroy (fixture->window);
  run (20);
  g_assert_null (fixture->page);
  g_assert_finalize_object (fixture->desk);
  g_clear_object (&fixture->session);
}

/* (nullable): the first label that is shown and says so */
static GtkWidget *
find_text (GtkWidget  *widget,
           const char *text)
{
  if (!gtk_widget_get_visible (widget) || !gtk_widget_get_child_visible (widget))
    return NULL;
  if (GTK_IS_LABEL (widget) && strstr (gtk_label_get_text (GTK_LABEL (widget)), text) != NULL)
    return widget;
  if (BW_IS_TABLE_ROW (widget) && bw_table_row_says (BW_TABLE_ROW (widget), text))
    return widget;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_text (child, text);

      if (found != NULL)
        return found;
    }

  return NULL;
}

static GtkWidget *
find_type (GtkWidget *widget,
           GType      type)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type))
    return widget;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_type (child, type);

      if (found != NULL)
        return found;
    }

  return NULL;
}

static void
assert_says (Fixture    *fixture,
             const char *text,
             gboolean    says)
{
  g_test_message ("%s", text);
  g_assert_cmpint (find_text (GTK_WIDGET (fixture->page), text) != NULL, ==, says);
}

static const char *
get_figure (Fixture *fixture,
            guint    figure)
{
  GtkWidget *card = find_type (GTK_WIDGET (fixture->page), BW_TYPE_FIGURE_CARD);

  return bw_figure_button_get_text (bw_figure_card_get_button (BW_FIGURE_CARD (card), figure));
}

/* What of the first sheet can be taken away as a picture: its lines, the last in it. */
static GtkWidget *
get_lines (Fixture *fixture)
{
  return gtk_widget_get_last_child (find_type (GTK_WIDGET (fixture->page), BW_TYPE_SHEET_CARD));
}

/* The whole is the source's, its parts are told, and the rest is told as such. */
static void
test_city (Fixture       *fixture,
           gconstpointer  unused)
{
  g_assert_nonnull (strstr (get_figure (fixture, 0), "2,526.64 万元"));
  g_assert_nonnull (strstr (get_figure (fixture, 1), "206 万元"));
  g_assert_nonnull (strstr (get_figure (fixture, 1), "93 万元"));
  g_assert_nonnull (strstr (get_figure (fixture, 2), "103 万元"));
  g_assert_nonnull (strstr (get_figure (fixture, 3), "75"));
  g_assert_nonnull (strstr (get_figure (fixture, 4), "90"));

  /* These are two kinds of donors, and not all persons and units that gave. */
  g_assert_nonnull (strstr (get_figure (fixture, 3), "劳模先进人物"));
  g_assert_nonnull (strstr (get_figure (fixture, 4), "五一劳动奖获得单位"));
  assert_says (fixture, "捐赠个人", FALSE);
  assert_says (fixture, "Epidemic and flood · set aside", TRUE);
  assert_says (fixture, "Epidemic and flood · spent", TRUE);
  assert_says (fixture, "45.1%", TRUE);
  assert_says (fixture, "113", TRUE);
  assert_says (fixture, "54.9%", TRUE);
  assert_says (fixture, "The source does not say what it was for", TRUE);
  assert_says (fixture, "Funds of several payers are not added up", TRUE);
  assert_says (fixture, "nothing is worked out here", TRUE);
  assert_says (fixture, "1 donation of goods is not valued", TRUE);
  g_assert_true (gtk_widget_has_css_class (get_lines (fixture), "pictured"));
}

static void
test_list (Fixture       *fixture,
           gconstpointer  unused)
{
  BwTable *table = bw_donations_page_get_table (fixture->page);

  g_assert_cmpuint (bw_table_count (table, "goods"), ==, 2);
  g_assert_cmpuint (bw_table_count (table, "unknown"), ==, 1);
  g_assert_cmpuint (bw_table_count (table, "cash"), ==, 0);
  assert_says (fixture, "冰袋", TRUE);
  assert_says (fixture, "Quantity not booked", TRUE);
  assert_says (fixture, "6,000 副", TRUE);
  assert_says (fixture, "A person", TRUE);
  assert_says (fixture, "Held for 14:32", TRUE);

  /* The clock runs for what is meant for a place, also while nobody has told how many. */
  assert_says (fixture, "Still to be booked · Held for 14:32", TRUE);
  g_assert_cmpuint (bw_table_count (table, "held"), ==, 2);
}

/* Of an area: what went there; funds are the city's. */
static void
test_area (Fixture       *fixture,
           gconstpointer  unused)
{
  bw_desk_set_scope (fixture->desk, "d2");
  settle (fixture);
  g_assert_cmpuint (bw_table_count (bw_donations_page_get_table (fixture->page), "goods"), ==, 1);
  assert_says (fixture, "冰袋", TRUE);
  assert_says (fixture, "6,000 副", FALSE);
  assert_says (fixture, "not by area", TRUE);
  assert_says (fixture, "Show 许昌市", FALSE);
  assert_says (fixture, "113", FALSE);
  g_assert_nonnull (strstr (get_figure (fixture, 0), "未上报"));

  /* Not what of it is the area's, but what was booked, and for whom. */
  g_assert_nonnull (strstr (get_figure (fixture, 1), "市总工会"));
  g_assert_nonnull (strstr (get_figure (fixture, 1), "未上报"));
  g_assert_nonnull (strstr (get_figure (fixture, 1), "206 万元 for 许昌市 as a whole"));
  g_assert_nonnull (strstr (get_figure (fixture, 2), "103 万元 for 许昌市 as a whole"));

  /* Where nothing was given, the way up. */
  bw_desk_set_scope (fixture->desk, "s1");
  settle (fixture);
  assert_says (fixture, "Show 甲区", TRUE);
  bw_desk_set_scope (fixture->desk, "c");
  settle (fixture);
  g_assert_cmpuint (bw_table_count (bw_donations_page_get_table (fixture->page), "goods"), ==, 2);
}

/* Parts above what was stated are told, and nothing is bent to fit. */
static void
test_contradiction (Fixture       *fixture,
                    gconstpointer  unused)
{
  desk_fixture_apply (fixture->session, "%s",
    "{'type':'tally','id':'d1/donations'," AT ",'place':'d1','subject':'donations','own':{'donations_fen':2526640001},"
    "'values':{},'seq':60}\n");
  run (400);
  assert_says (fixture, "The ledger adds up to more than was stated", TRUE);
  g_assert_nonnull (strstr (get_figure (fixture, 0), "2,526.64 万元"));
}

static void
test_truth (Fixture       *fixture,
            gconstpointer  unused)
{
  GtkWidget *card = find_type (GTK_WIDGET (fixture->page), BW_TYPE_FIGURE_CARD);

  g_signal_emit_by_name (bw_figure_card_get_button (BW_FIGURE_CARD (card), 1), "clicked");
  run (50);
  g_assert_cmpstr (bw_truth_strip_get_text (bw_figure_card_get_strip (BW_FIGURE_CARD (card)), "Not itemised"), ==,
                   "113 万元");
  g_signal_emit_by_name (bw_figure_card_get_button (BW_FIGURE_CARD (card), 0), "clicked");
  run (50);
  g_assert_cmpstr (bw_truth_strip_get_text (bw_figure_card_get_strip (BW_FIGURE_CARD (card)), "Stated total"), ==,
                   "2,526.64 万元");
}

/* A file that nobody has put a ledger into: that is said, and no empty list shown as one. */
static void
test_no_ledger (void)
{
  Fixture fixture = { .session = desk_fixture_new_session () };

  show (&fixture, 720, 560);
  assert_says (&fixture, "A saved state holds no ledger", TRUE);
  g_assert_cmpuint (bw_table_count (bw_donations_page_get_table (fixture.page), "goods"), ==, 0);
  g_assert_nonnull (strstr (get_figure (&fixture, 0), "未上报"));
  g_assert_nonnull (strstr (get_figure (&fixture, 1), "No fund has been booked"));
  tear_down (&fixture, NULL);
}

/* The clock of what was meant for a place ends when it is overdue, and not by itself; what
 * was given to the city has come where it was meant to. */
static void
test_overdue (void)
{
  Fixture fixture = { .session = desk_fixture_new_session () };
  BwTable *table;

  desk_fixture_apply (fixture.session, "%s",
    "{'type':'donation','id':'o1','at':'2021-08-07T12:32:00+08:00','source':'manual','donor':'甲','form':'goods',"
    "'goods':[{'item':'手套','quantity':5}],'to':'d1','seq':56}\n"
    "{'type':'donation','id':'o2','at':'2021-08-07T12:32:00+08:00','source':'manual','donor':'乙','form':'goods',"
    "'goods':[{'item':'帐篷','quantity':5}],'to':'c','seq':57}\n"
    "{'type':'donation','id':'o3','at':'2021-08-07T12:32:00+08:00','source':'manual','donor':'丙','form':'goods',"
    "'goods':[{'item':'雨衣'}],'to':'d1','handed_over':'2021-08-07T13:00:00+08:00','seq':58}\n");
  show (&fixture, 1080, 753);
  table = bw_donations_page_get_table (fixture.page);
  assert_says (&fixture, "Overdue: held for 26:00", TRUE);
  assert_says (&fixture, "In hand", TRUE);
  assert_says (&fixture, "Still to be booked · Handed over", TRUE);
  g_assert_cmpuint (bw_table_count (table, "goods"), ==, 3);
  g_assert_cmpuint (bw_table_count (table, "held"), ==, 1);
  tear_down (&fixture, NULL);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add ("/donations-page/city", Fixture, NULL, set_up, test_city, tear_down);
  g_test_add ("/donations-page/list", Fixture, NULL, set_up, test_list, tear_down);
  g_test_add ("/donations-page/area", Fixture, NULL, set_up, test_area, tear_down);
  g_test_add ("/donations-page/contradiction", Fixture, NULL, set_up, test_contradiction, tear_down);
  g_test_add ("/donations-page/truth", Fixture, NULL, set_up, test_truth, tear_down);
  g_test_add_func ("/donations-page/no-ledger", test_no_ledger);
  g_test_add_func ("/donations-page/overdue", test_overdue);

  return g_test_run ();
}
