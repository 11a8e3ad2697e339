/* test-bw-fold-layout.c: beside each other where there is room, else below each other
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-fold-layout.h"

#include <adwaita.h>

#define SPACING 6

static GtkWidget *
make_part (int width)
{
  GtkWidget *part = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_set_size_request (part, width, 20);
  return part;
}

static GtkWidget *
make_pair (void)
{
  GtkWidget *pair = g_object_ref_sink (gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0));

  gtk_widget_set_layout_manager (pair, bw_fold_layout_new (SPACING));
  gtk_box_append (GTK_BOX (pair), make_part (100));
  gtk_box_append (GTK_BOX (pair), make_part (40));
  gtk_widget_set_hexpand (gtk_widget_get_first_child (pair), TRUE);
  return pair;
}

static graphene_rect_t
find_last (GtkWidget *pair,
           int        width)
{
  graphene_rect_t bounds;
  int height;

  gtk_widget_measure (pair, GTK_ORIENTATION_VERTICAL, width, &height, NULL, NULL, NULL);
  gtk_widget_size_allocate (pair, &(GtkAllocation) { 0, 0, width, height }, -1);
  g_assert_true (gtk_widget_compute_bounds (gtk_widget_get_last_child (pair), pair, &bounds));
  return bounds;
}

static void
test_measure (void)
{
  GtkWidget *pair = make_pair ();
  int minimum;
  int natural;

  gtk_widget_measure (pair, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, &natural, NULL, NULL);
  g_assert_cmpint (minimum, ==, 100);
  g_assert_cmpint (natural, ==, 100 + SPACING + 40);
  gtk_widget_measure (pair, GTK_ORIENTATION_VERTICAL, natural, &minimum, NULL, NULL, NULL);
  g_assert_cmpint (minimum, ==, 20);
  gtk_widget_measure (pair, GTK_ORIENTATION_VERTICAL, natural - 1, &minimum, NULL, NULL, NULL);
  g_assert_cmpint (minimum, ==, 40);
  g_assert_finalize_object (pair);
}

static void
test_allocate (void)
{
  GtkWidget *pair = make_pair ();
  graphene_rect_t last = find_last (pair, 200);

  g_assert_cmpfloat (last.origin.x, ==, 160);
  g_assert_cmpfloat (last.origin.y, ==, 0);
  g_assert_cmpfloat (last.size.width, ==, 40);
  last = find_last (pair, 120);
  g_assert_cmpfloat (last.origin.x, ==, 0);
  g_assert_cmpfloat (last.origin.y, ==, 20);
  g_assert_cmpfloat (last.size.width, ==, 120);
  g_assert_finalize_object (pair);
}

/* What is hidden takes no part. */
static void
test_hidden (void)
{
  GtkWidget *pair = make_pair ();
  int natural;

  gtk_widget_set_visible (gtk_widget_get_first_child (pair), FALSE);
  gtk_widget_measure (pair, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &natural, NULL, NULL);
  g_assert_cmpint (natural, ==, 40);
  gtk_widget_set_visible (gtk_widget_get_last_child (pair), FALSE);
  gtk_widget_measure (pair, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &natural, NULL, NULL);
  g_assert_cmpint (natural, ==, 0);
  g_assert_finalize_object (pair);
}

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add_func ("/fold-layout/measure", test_measure);
  g_test_add_func ("/fold-layout/allocate", test_allocate);
  g_test_add_func ("/fold-layout/hidden", test_hidden);

  return g_test_run ();
}
