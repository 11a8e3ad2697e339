/* test-bw-call-window.c: a figure is of the measure that it was typed for, wherever it is put
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-call-window.h"

#include "bw-call-choice.h"
#include "desk-fixture.h"

static gpointer
get_part (GtkWidget  *window,
          const char *name)
{
  return gtk_widget_get_template_child (window, BW_TYPE_CALL_WINDOW, name);
}

/* Where the measure stands among those of a place; the test is over if it does not. */
static guint
find_choice (BwDesk     *desk,
             const char *place,
             const char *id)
{
  g_autoptr (GPtrArray) choices = bw_call_choice_list (desk, bw_place_tree_lookup (bw_desk_get_places (desk), place));

  for (guint i = 0; i < choices->len; i++)
    {
      if (g_str_equal (((const BwCallChoice *) g_ptr_array_index (choices, i))->measure->id, id))
        return i;
    }

  g_assert_not_reached ();
}

static void
choose_place (GtkWidget  *window,
              const char *place)
{
  g_signal_emit_by_name (gtk_menu_button_get_popover (get_part (window, "choose")), "place-chosen", place);
}

/* A number of tubes stays one of tubes, and is none of anything else. */
static void
test_other_place (void)
{
  g_autoptr (BwClientSession) session = desk_fixture_new_session ();
  g_autoptr (BwDesk) desk = bw_desk_new (session);
  GtkWidget *window;

  while (bw_desk_get_round (desk) == NULL)
    g_main_context_iteration (NULL, TRUE);

  window = bw_call_window_new (NULL, desk, "p1", NULL);
  g_assert_cmpuint (adw_combo_row_get_selected (get_part (window, "measure")), ==, find_choice (desk, "p1", "sampled"));
  adw_combo_row_set_selected (get_part (window, "measure"), find_choice (desk, "p1", "tubes"));
  gtk_editable_set_text (get_part (window, "value"), "35");
  gtk_editable_set_text (get_part (window, "said_by"), "watch officer");

  choose_place (window, "d1");
  g_assert_cmpuint (adw_combo_row_get_selected (get_part (window, "measure")), ==, find_choice (desk, "d1", "tubes"));
  g_assert_cmpstr (gtk_editable_get_text (get_part (window, "value")), ==, "35");

  choose_place (window, "k1");
  g_assert_cmpstr (gtk_editable_get_text (get_part (window, "value")), ==, "");
  g_assert_cmpstr (gtk_editable_get_text (get_part (window, "said_by")), ==, "watch officer");

  gtk_window_destroy (GTK_WINDOW (window));
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add_func ("/call-window/other-place", test_other_place);

  return g_test_run ();
}
