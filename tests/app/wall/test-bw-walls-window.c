/* test-bw-walls-window.c: which walls there are, and which of them are silent
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-walls-window.h"

#include "desk-fixture.h"

typedef struct
{
  BwClientSession *session;
  BwDesk          *desk;
  GtkWidget       *window;
  BwTable         *table;
} Fixture;

static void
put_wall (Fixture    *fixture,
          const char *id,
          const char *at,
          const char *more)
{
  static guint seq = 500;

  desk_fixture_apply (fixture->session, "{'type':'display','id':'%s','at':'2021-08-08T14:%s+08:00','source':'report',"
                      "'name':'hall','area':'c','seq':%u%s}\n", id, at, seq++, more);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->session = desk_fixture_new_session ();
  fixture->desk = bw_desk_new (fixture->session);
  put_wall (fixture, "hall-1", "31:50", ",'scene':'map','data_age_s':0.5");
  put_wall (fixture, "hall-2", "20:00", ",'scene':'alerts','data_age_s':1.5");
  put_wall (fixture, "hall-3", "31:55", ",'scene':'','data_age_s':700");
  fixture->window = bw_walls_window_new (NULL, fixture->desk);
  fixture->table = bw_walls_window_get_table (BW_WALLS_WINDOW (fixture->window));
  gtk_window_present (GTK_WINDOW (fixture->window));
  while (!bw_table_is_settled (fixture->table) || bw_table_get_n_listed (fixture->table) != 3)
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
assert_cell (Fixture    *fixture,
             const char *id,
             const char *column,
             const char *wanted)
{
  for (guint i = 0; i < bw_table_get_n_listed (fixture->table); i++)
    {
      if (g_strcmp0 (bw_table_get_row (fixture->table, i), id) != 0)
        continue;

      g_assert_cmpstr (bw_table_get_text (fixture->table, i, column), ==, wanted);
      return;
    }

  g_assert_not_reached ();
}

static void
test_states (Fixture       *fixture,
             gconstpointer  data)
{
  assert_cell (fixture, "hall-1", "wall", "hall (hall-1)");
  assert_cell (fixture, "hall-1", "scene", "Map");
  assert_cell (fixture, "hall-1", "state", "Live");
  assert_cell (fixture, "hall-1", "heard", "10 秒 ago");
  assert_cell (fixture, "hall-2", "state", "Silent");
  assert_cell (fixture, "hall-3", "scene", "No picture");

  /* As old as it was, and the time since. */
  assert_cell (fixture, "hall-1", "age", "10 秒");
  assert_cell (fixture, "hall-2", "age", "12 分 01 秒");
  assert_cell (fixture, "hall-3", "age", "11 分 45 秒");
  assert_cell (fixture, "hall-3", "state", "Shows old data");
}

/* One that comes, one that is heard of again, one that goes. */
static void
test_follows (Fixture       *fixture,
              gconstpointer  data)
{
  put_wall (fixture, "hall-4", "31:58", "");
  put_wall (fixture, "hall-2", "31:59", ",'scene':'funds','data_age_s':0.1");
  while (bw_table_get_n_listed (fixture->table) != 4 || !bw_table_is_settled (fixture->table))
    g_main_context_iteration (NULL, TRUE);
  assert_cell (fixture, "hall-2", "state", "Live");
  assert_cell (fixture, "hall-2", "scene", "Funds and donations");
  assert_cell (fixture, "hall-4", "age", "未上报");
  assert_cell (fixture, "hall-4", "state", "Age not told");

  /* It speaks, and its screen has drawn nothing for long. */
  put_wall (fixture, "hall-4", "31:59", ",'scene':'funds','data_age_s':0.1,'frame_age_s':700");
  bw_picture_remove (bw_desk_get_picture (fixture->desk), BW_DOCUMENT_TYPE_DISPLAY, "hall-1");
  bw_picture_commit (bw_desk_get_picture (fixture->desk));
  while (bw_table_get_n_listed (fixture->table) != 3)
    g_main_context_iteration (NULL, TRUE);
  assert_cell (fixture, "hall-4", "age", "11 分 41 秒");
  assert_cell (fixture, "hall-4", "state", "Shows old data");
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add ("/app/wall/walls-window/states", Fixture, NULL, set_up, test_states, tear_down);
  g_test_add ("/app/wall/walls-window/follows", Fixture, NULL, set_up, test_follows, tear_down);
  return g_test_run ();
}
