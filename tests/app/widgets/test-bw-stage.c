/* test-bw-stage.c: a page comes upon the screen part by part
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-stage.h"

#include <adwaita.h>

#define N_PARTS 4

/* The third part is not visible at all. */
static GtkWidget *
make_page (void)
{
  GtkWidget *page = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  for (guint i = 0; i < N_PARTS; i++)
    {
      GtkWidget *part = gtk_label_new ("part");

      gtk_widget_set_visible (part, i != 2);
      gtk_box_append (GTK_BOX (page), part);
    }

  bw_stage_attach (page);
  return page;
}

static guint
count_mapped (GtkWidget *page)
{
  guint n_mapped = 0;

  for (GtkWidget *part = gtk_widget_get_first_child (page); part != NULL; part = gtk_widget_get_next_sibling (part))
    n_mapped += gtk_widget_get_mapped (part) ? 1 : 0;
  return n_mapped;
}

/* No frame shows two parts that the one before did not. */
static void
wait_for_all (GtkWidget *page)
{
  guint before = count_mapped (page);

  g_assert_false (bw_stage_is_settled (page));
  while (!bw_stage_is_settled (page))
    {
      guint now;

      g_main_context_iteration (NULL, TRUE);
      now = count_mapped (page);
      g_assert_cmpuint (now, >=, before);
      g_assert_cmpuint (now - before, <=, 1);
      before = now;
    }

  g_assert_cmpuint (before, ==, N_PARTS - 1);
}

/* All have their places at once: nothing moves when a part comes. */
static void
test_parts (void)
{
  GtkWidget *window = gtk_window_new ();
  GtkWidget *page = make_page ();
  GtkWidget *stack = gtk_stack_new ();
  int height;

  gtk_widget_measure (page, GTK_ORIENTATION_VERTICAL, -1, &height, NULL, NULL, NULL);
  gtk_stack_add_named (GTK_STACK (stack), page, "page");
  gtk_stack_add_named (GTK_STACK (stack), gtk_label_new ("other"), "other");
  gtk_window_set_child (GTK_WINDOW (window), stack);
  g_assert_cmpuint (count_mapped (page), ==, 0);
  g_assert_true (bw_stage_is_settled (page));

  gtk_window_present (GTK_WINDOW (window));
  g_assert_cmpuint (count_mapped (page), ==, 1);
  wait_for_all (page);
  g_assert_cmpint (gtk_widget_get_height (page), >=, height);

  /* Each time that it is shown. */
  gtk_stack_set_visible_child_name (GTK_STACK (stack), "other");
  g_assert_cmpuint (count_mapped (page), ==, 0);
  gtk_stack_set_visible_child_name (GTK_STACK (stack), "page");
  wait_for_all (page);

  gtk_window_destroy (GTK_WINDOW (window));
}

/* The keyboard goes along: nothing is pressed on a page that is not to be seen. */
static void
test_focus (void)
{
  GtkWidget *window = gtk_window_new ();
  GtkWidget *stack = gtk_stack_new ();
  GtkWidget *page = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *button = gtk_button_new_with_label ("other");

  gtk_box_append (GTK_BOX (page), gtk_button_new_with_label ("first"));
  gtk_box_append (GTK_BOX (page), gtk_button_new_with_label ("second"));
  bw_stage_attach (page);
  gtk_stack_add_named (GTK_STACK (stack), button, "other");
  gtk_stack_add_named (GTK_STACK (stack), page, "page");
  gtk_window_set_child (GTK_WINDOW (window), stack);
  gtk_window_present (GTK_WINDOW (window));
  gtk_widget_grab_focus (button);

  gtk_stack_set_visible_child_name (GTK_STACK (stack), "page");
  while (!bw_stage_is_settled (page))
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (window)), page));
  gtk_window_destroy (GTK_WINDOW (window));
}

/* What is left while its parts come does not go on. */
static void
test_left (void)
{
  GtkWidget *window = gtk_window_new ();
  GtkWidget *page = g_object_ref_sink (make_page ());

  gtk_window_set_child (GTK_WINDOW (window), page);
  gtk_window_present (GTK_WINDOW (window));
  gtk_window_destroy (GTK_WINDOW (window));
  g_assert_true (bw_stage_is_settled (page));
  g_assert_cmpuint (count_mapped (page), ==, 0);
  g_assert_finalize_object (page);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/app/stage/parts", test_parts);
  g_test_add_func ("/app/stage/focus", test_focus);
  g_test_add_func ("/app/stage/left", test_left);
  return g_test_run ();
}
