/* test-bw-wall-scenes.c: what the scenes of a wall say of figures that are no plain numbers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-wall-scenes.h"

#include "bw-wall-alerts-scene.h"
#include "bw-wall-sheet.h"
#include "desk-fixture.h"

#include <adwaita.h>

#define N_AREAS 1240

typedef struct
{
  BwClientSession *session;
  BwDesk          *desk;
  GtkWidget       *window;
  BwWallSheet     *sheet;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->session = desk_fixture_new_session ();
  fixture->desk = bw_desk_new (fixture->session);
  bw_desk_set_scope (fixture->desk, "c");
  fixture->sheet = BW_WALL_SHEET (bw_wall_scenes_new (data, fixture->desk));
  fixture->window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 1920, 900);
  gtk_window_set_child (GTK_WINDOW (fixture->window), GTK_WIDGET (fixture->sheet));
  gtk_window_present (GTK_WINDOW (fixture->window));
  while (gtk_widget_get_height (GTK_WIDGET (fixture->sheet)) == 0)
    g_main_context_iteration (NULL, TRUE);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  while (g_main_context_iteration (NULL, FALSE))
    continue;
  g_object_unref (fixture->desk);
  g_object_unref (fixture->session);
}

static void
put (Fixture    *fixture,
     const char *place,
     const char *subject,
     const char *members)
{
  static guint seq = 500;

  desk_fixture_apply (fixture->session, "{'type':'tally','id':'%s/%s','at':'2021-08-08T14:31:00+08:00',"
                      "'source':'report','place':'%s','subject':'%s',%s,'seq':%u}\n", place, subject, place, subject,
                      members, seq++);
  bw_wall_sheet_update (fixture->sheet);
}

static const BwWallRow *
find_row (Fixture    *fixture,
          const char *name)
{
  GPtrArray *rows = bw_wall_sheet_get_rows (fixture->sheet);

  for (guint i = 0; rows != NULL && i < rows->len; i++)
    {
      const BwWallRow *row = g_ptr_array_index (rows, i);

      if (g_strcmp0 (row->name, name) == 0)
        return row;
    }

  g_error ("there is no row %s", name);
}

/* The first three pages, and in their last row how many more there are. */
static void
test_districts (Fixture       *fixture,
                gconstpointer  data)
{
  const BwWallRow *last;
  GPtrArray *rows;

  for (guint i = 0; i < N_AREAS; i++)
    desk_fixture_apply (fixture->session, "{'type':'area','id':'x%u','at':'2021-08-05T00:00:00+08:00',"
                        "'source':'import','parent':'c','level':'district','name':'区%u','seq':%u}\n", i, i, 600 + i);
  bw_wall_sheet_update (fixture->sheet);
  rows = bw_wall_sheet_get_rows (fixture->sheet);
  last = g_ptr_array_index (rows, rows->len - 1);
  g_assert_cmpuint (bw_wall_scene_get_n_pages (BW_WALL_SCENE (fixture->sheet)), ==, 3);
  g_assert_cmpuint (rows->len, ==, 1 + 3 * 9);
  g_assert_cmpstr (last->name, ==, "1,216 more of 1,242: see the desk");
}

/* Over, about; and parts that are more than the whole. */
static void
test_posts (Fixture       *fixture,
            gconstpointer  data)
{
  put (fixture, "c", "mobilisation", "'values':{'teams':3,'medical_lent':{'value':600,'bound':'>'}}");
  put (fixture, "d1", "mobilisation", "'values':{'teams':5,'medical_lent':{'value':200,'bound':'~'}}");
  g_assert_cmpstr (find_row (fixture, "Medical staff lent")->value, ==, "＞600");
  g_assert_cmpstr (find_row (fixture, "甲区")->value, ==, "约 200");
  g_assert_cmpstr (find_row (fixture, "The rest")->value, ==, "约 400");
  g_assert_cmpstr (find_row (fixture, "Volunteer teams")->state, ==, "parts: 5");
  g_assert_null (find_row (fixture, "Medical staff lent")->state);
}

/* Of a total that nobody knows it is not said that it is itemised. */
static void
test_funds (Fixture       *fixture,
            gconstpointer  data)
{
  const BwWallRow *row;

  put (fixture, "c", "donations", "'values':{'cash_fen':{'value':100000,'bound':'>'}}");
  row = find_row (fixture, "Cash and goods");
  g_assert_null (row->note);
  g_assert_true (g_str_has_prefix (row->value, "＞"));
  put (fixture, "c", "donations", "'values':{'cash_fen':100000,'donations_fen':100000}");
  g_assert_cmpstr (find_row (fixture, "Cash and goods")->note, ==, "itemised");
}

/* That all is well is said of what was reported alone. */
static void
test_alerts (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr (GPtrArray) alerts = g_ptr_array_new ();

  bw_wall_alerts_scene_set_alerts (BW_WALL_ALERTS_SCENE (fixture->sheet), alerts, 0);
  g_assert_cmpint (find_row (fixture, "Nothing needs attention")->symbol, ==, BW_SYMBOL_DONE);

  desk_fixture_apply (fixture->session, "{'type':'area','id':'x','at':'2021-08-05T00:00:00+08:00','source':'import',"
                      "'parent':'c','level':'district','name':'丙区','seq':600}\n");
  bw_desk_set_scope (fixture->desk, "x");
  bw_wall_sheet_update (fixture->sheet);
  g_assert_cmpint (find_row (fixture, "not reported")->symbol, ==, BW_SYMBOL_NONE);
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add ("/app/wall/scenes/districts", Fixture, "districts", set_up, test_districts, tear_down);
  g_test_add ("/app/wall/scenes/posts", Fixture, "posts", set_up, test_posts, tear_down);
  g_test_add ("/app/wall/scenes/funds", Fixture, "funds", set_up, test_funds, tear_down);
  g_test_add ("/app/wall/scenes/alerts", Fixture, "alerts", set_up, test_alerts, tear_down);
  return g_test_run ();
}
