/* test-bw-shift-grid.c: rows with gaps first, one stop of Tab, arrows between cells
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-shift-grid.h"

#include "bw-symbol-icon.h"
#include "desk-fixture.h"
#include "teams-fixture.h"

typedef struct
{
  BwClientSession *session;
  BwDesk          *desk;
  BwShiftGrid     *grid;
  GtkWidget       *beside;
  GtkWindow       *window;
} Fixture;

static BwRoster *
read_roster (Fixture *fixture)
{
  BwRoster *roster = bw_roster_new (bw_desk_get_picture (fixture->desk), bw_desk_get_time_zone (fixture->desk),
                                    bw_desk_get_now (fixture->desk), NULL);

  g_assert_true (bw_roster_step (roster, G_MAXINT64));
  return roster;
}

static void
update (Fixture    *fixture,
        const char *scope)
{
  g_autoptr (BwRoster) roster = read_roster (fixture);

  bw_shift_grid_update (fixture->grid, fixture->desk, roster, desk_fixture_place (fixture->session, scope));
}

static void
set_up (Fixture       *fixture,
        gconstpointer  unused)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  fixture->session = teams_fixture_new_session ();
  fixture->desk = bw_desk_new (fixture->session);
  fixture->grid = BW_SHIFT_GRID (bw_shift_grid_new ());
  fixture->beside = gtk_button_new_with_label ("beside");
  gtk_widget_set_vexpand (GTK_WIDGET (fixture->grid), TRUE);
  gtk_box_append (GTK_BOX (box), fixture->beside);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (fixture->grid));
  fixture->window = teams_fixture_present (box, 800, 600);
  update (fixture, "c");
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  unused)
{
  gtk_window_destroy (fixture->window);
  teams_fixture_run (20);
  g_assert_finalize_object (fixture->desk);
  g_clear_object (&fixture->session);
}

static const char *
get_text (Fixture *fixture,
          guint    row,
          guint    shift)
{
  return bw_shift_cell_get_text (bw_shift_grid_get_cell (fixture->grid, row, shift));
}

static void
test_cells (Fixture       *fixture,
            gconstpointer  unused)
{
  BwShiftCell *cell;

  g_assert_cmpuint (bw_shift_grid_get_n_rows (fixture->grid), ==, 2);
  g_assert_cmpstr (get_text (fixture, 0, 0), ==, "缺 2");
  g_assert_cmpstr (get_text (fixture, 0, 1), ==, "缺 1");
  g_assert_cmpstr (get_text (fixture, 0, 5), ==, "–");
  g_assert_cmpstr (get_text (fixture, 1, 0), ==, "缺 1");
  g_assert_cmpstr (get_text (fixture, 1, 5), ==, "缺 1");

  cell = bw_shift_grid_find_cell (fixture->grid, desk_fixture_place (fixture->session, "d1"), 0);
  g_assert_true (cell == bw_shift_grid_get_cell (fixture->grid, 0, 0));
  g_assert_cmpstr (bw_shift_cell_get_description (cell), ==, "甲区，今天早班，缺 2");
  g_assert_true (gtk_widget_has_css_class (GTK_WIDGET (cell), "gap"));
  gtk_test_accessible_assert_role (cell, GTK_ACCESSIBLE_ROLE_BUTTON);
  gtk_test_accessible_assert_property (cell, GTK_ACCESSIBLE_PROPERTY_LABEL, "甲区，今天早班，缺 2");
  g_assert_null (bw_shift_grid_find_cell (fixture->grid, desk_fixture_place (fixture->session, "s1"), 0));
}

static void
test_scope (Fixture       *fixture,
            gconstpointer  unused)
{
  /* The parts of a street are its points. */
  update (fixture, "s1");
  g_assert_cmpuint (bw_shift_grid_get_n_rows (fixture->grid), ==, 2);
  g_assert_cmpstr (get_text (fixture, 0, 0), ==, "缺 1");
  update (fixture, "c");
  g_assert_cmpstr (get_text (fixture, 0, 0), ==, "缺 2");
}

static gboolean
has_focus (Fixture *fixture,
           guint    row,
           guint    shift)
{
  return gtk_window_get_focus (fixture->window)
         == GTK_WIDGET (bw_shift_grid_get_cell (fixture->grid, row, shift));
}

static void
move (Fixture          *fixture,
      GtkDirectionType  direction)
{
  gtk_widget_child_focus (GTK_WIDGET (fixture->window), direction);
}

static void
test_keys (Fixture       *fixture,
           gconstpointer  unused)
{
  gtk_widget_grab_focus (fixture->beside);
  move (fixture, GTK_DIR_TAB_FORWARD);
  g_assert_true (has_focus (fixture, 0, 0));
  move (fixture, GTK_DIR_RIGHT);
  g_assert_true (has_focus (fixture, 0, 1));
  move (fixture, GTK_DIR_DOWN);
  g_assert_true (has_focus (fixture, 1, 1));

  /* Not over the edge. */
  move (fixture, GTK_DIR_DOWN);
  g_assert_true (has_focus (fixture, 1, 1));
  move (fixture, GTK_DIR_LEFT);
  move (fixture, GTK_DIR_LEFT);
  g_assert_true (has_focus (fixture, 1, 0));

  /* Out at once, and back to where it was. */
  move (fixture, GTK_DIR_TAB_BACKWARD);
  g_assert_true (gtk_window_get_focus (fixture->window) == fixture->beside);
  move (fixture, GTK_DIR_TAB_FORWARD);
  g_assert_true (has_focus (fixture, 1, 0));
}

static void
on_grid_cell_activated_cb (BwShiftGrid *grid,
                           guint        place,
                           guint        shift,
                           guint       *told)
{
  *told = place * 10 + shift;
}

static void
test_activate (Fixture       *fixture,
               gconstpointer  unused)
{
  guint told = 0;

  g_signal_connect (fixture->grid, "cell-activated", G_CALLBACK (on_grid_cell_activated_cb), &told);
  g_signal_emit_by_name (bw_shift_grid_get_cell (fixture->grid, 1, 2), "clicked");
  g_assert_cmpuint (told, ==, desk_fixture_place (fixture->session, "d2") * 10 + 2);
}

static void
assign (Fixture    *fixture,
        const char *id,
        const char *site)
{
  desk_fixture_apply (fixture->session, "{'type':'assignment','id':'%s','team':'t9','site':'%s','state':'on_duty',"
                      "'from':'2021-08-08T07:00:00+08:00','to':'2021-08-08T15:00:00+08:00',"
                      "'at':'2021-08-08T00:00:00+08:00'}", id, site);
}

/* d1 has no gap in this shift any more, so d2 comes first: but not while somebody is
 * in the grid. */
static void
test_order (Fixture       *fixture,
            gconstpointer  unused)
{
  gtk_widget_grab_focus (GTK_WIDGET (bw_shift_grid_get_cell (fixture->grid, 0, 0)));
  assign (fixture, "b1", "p1");
  assign (fixture, "b2", "p2");
  update (fixture, "c");
  g_assert_cmpstr (get_text (fixture, 0, 0), ==, "2 / 2");
  g_assert_true (has_focus (fixture, 0, 0));

  gtk_widget_grab_focus (fixture->beside);
  update (fixture, "c");
  g_assert_cmpstr (get_text (fixture, 0, 0), ==, "缺 1");
  g_assert_cmpstr (get_text (fixture, 1, 0), ==, "2 / 2");
}

/* The second area refuses the team. */
static char *
judge (BwPlace     place,
       guint       shift,
       const char *team,
       gpointer    user_data)
{
  Fixture *fixture = user_data;

  g_assert_cmpstr (team, ==, "t1");
  return place == desk_fixture_place (fixture->session, "d2") ? g_strdup ("no") : NULL;
}

static void
test_drag (Fixture       *fixture,
           gconstpointer  unused)
{
  GtkWidget *first = GTK_WIDGET (bw_shift_grid_get_cell (fixture->grid, 0, 0));
  GtkWidget *second = GTK_WIDGET (bw_shift_grid_get_cell (fixture->grid, 1, 0));

  bw_shift_grid_set_judge (fixture->grid, judge, fixture);
  bw_shift_grid_begin_drag (fixture->grid, "t1");
  g_assert_true (gtk_widget_has_css_class (first, "can-drop"));
  g_assert_true (gtk_widget_has_css_class (second, "no-drop"));
  bw_shift_grid_end_drag (fixture->grid);
  g_assert_false (gtk_widget_has_css_class (first, "can-drop"));
  g_assert_false (gtk_widget_has_css_class (second, "no-drop"));
}

static guint
get_symbol (GtkWidget        *cell,
            const BwCoverage *coverage)
{
  guint symbol = 0;

  bw_shift_cell_set (BW_SHIFT_CELL (cell), 0, "x", coverage, FALSE, FALSE);
  g_object_get (teams_fixture_find (cell, BW_TYPE_SYMBOL_ICON), "symbol", &symbol, NULL);
  return symbol;
}

/* Who is on the way to one place is no help to another that has nobody. */
static void
test_symbol (void)
{
  GtkWidget *cell = g_object_ref_sink (bw_shift_cell_new (0));
  const BwCoverage elsewhere = { .needed = 2, .covered = 1, .missing = 1, .thin = 1, .pending = 1 };
  const BwCoverage there = { .needed = 2, .covered = 1, .missing = 1, .thin = 1, .pending = 1, .pending_missing = 1 };

  g_assert_cmpuint (get_symbol (cell, &elsewhere), ==, BW_SYMBOL_LATE);
  g_assert_cmpuint (get_symbol (cell, &there), ==, BW_SYMBOL_TIGHT);
  g_object_unref (cell);
}

/* Its menu opens from within it: it stays one stop of Tab. */
static void
test_picture (Fixture       *fixture,
              gconstpointer  unused)
{
  GtkWidget *cell = GTK_WIDGET (bw_shift_grid_get_cell (fixture->grid, 0, 0));
  GtkWidget *menu;

  g_assert_false (gtk_widget_get_focusable (GTK_WIDGET (fixture->grid)));
  g_assert_true (gtk_widget_activate_action (cell, "picture.menu", NULL));
  menu = gtk_widget_get_last_child (GTK_WIDGET (fixture->grid));
  g_assert_true (GTK_IS_POPOVER_MENU (menu));
  g_assert_true (gtk_widget_get_visible (menu));
}

int
main (int    argc,
      char **argv)
{
  teams_fixture_init (&argc, &argv);

  g_test_add ("/shift-grid/cells", Fixture, NULL, set_up, test_cells, tear_down);
  g_test_add ("/shift-grid/scope", Fixture, NULL, set_up, test_scope, tear_down);
  g_test_add ("/shift-grid/keys", Fixture, NULL, set_up, test_keys, tear_down);
  g_test_add ("/shift-grid/activate", Fixture, NULL, set_up, test_activate, tear_down);
  g_test_add ("/shift-grid/order", Fixture, NULL, set_up, test_order, tear_down);
  g_test_add ("/shift-grid/drag", Fixture, NULL, set_up, test_drag, tear_down);
  g_test_add_func ("/shift-grid/symbol", test_symbol);
  g_test_add ("/shift-grid/picture", Fixture, NULL, set_up, test_picture, tear_down);

  return g_test_run ();
}
