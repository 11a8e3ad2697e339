/* test-bw-room-layout.c: a room is not asked how high it would be, and gives what it has
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-room-layout.h"

#include <adwaita.h>

#define TEXT "several words that are broken into several lines where there is little room"

static GtkWidget *
make_room (void)
{
  GtkWidget *room = g_object_ref_sink (adw_bin_new ());
  GtkWidget *text = gtk_label_new (TEXT);

  gtk_label_set_wrap (GTK_LABEL (text), TRUE);
  gtk_widget_set_layout_manager (room, bw_room_layout_new ());
  adw_bin_set_child (ADW_BIN (room), text);
  return room;
}

static void
test_measure (void)
{
  GtkWidget *room = make_room ();
  GtkWidget *text = adw_bin_get_child (ADW_BIN (room));
  int minimum;
  int natural;
  int expected;

  gtk_widget_measure (text, GTK_ORIENTATION_HORIZONTAL, -1, &expected, NULL, NULL, NULL);
  gtk_widget_measure (room, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, &natural, NULL, NULL);
  g_assert_cmpint (minimum, ==, expected);
  g_assert_cmpint (natural, >, minimum);
  gtk_widget_measure (room, GTK_ORIENTATION_VERTICAL, minimum, &minimum, &natural, NULL, NULL);
  g_assert_cmpint (minimum, ==, 0);
  g_assert_cmpint (natural, ==, 0);

  /* What is not there needs no room. */
  gtk_widget_set_visible (text, FALSE);
  gtk_widget_measure (room, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  g_assert_cmpint (minimum, ==, 0);
  g_assert_finalize_object (room);
}

/* All of the room is given; who needs more gets it, beyond the end. */
static void
test_allocate (void)
{
  GtkWidget *room = make_room ();
  GtkWidget *text = adw_bin_get_child (ADW_BIN (room));
  int width;
  int height;

  gtk_widget_measure (room, GTK_ORIENTATION_HORIZONTAL, -1, &width, NULL, NULL, NULL);
  gtk_widget_size_allocate (room, &(GtkAllocation) { 0, 0, width + 20, 400 }, -1);
  g_assert_cmpint (gtk_widget_get_width (text), ==, width + 20);
  g_assert_cmpint (gtk_widget_get_height (text), ==, 400);

  gtk_widget_measure (text, GTK_ORIENTATION_VERTICAL, width, &height, NULL, NULL, NULL);
  g_assert_cmpint (height, >, 10);
  gtk_widget_size_allocate (room, &(GtkAllocation) { 0, 0, width, 10 }, -1);
  g_assert_cmpint (gtk_widget_get_height (text), ==, height);
  g_assert_finalize_object (room);
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);

  g_test_add_func ("/room-layout/measure", test_measure);
  g_test_add_func ("/room-layout/allocate", test_allocate);
  return g_test_run ();
}
