/* test-bw-one-piece.c: paints a widget as one piece
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-one-piece.h"

#include <adwaita.h>

static void
wait_for_paint (GtkWidget *widget)
{
  while (!gtk_widget_get_mapped (widget) || gtk_widget_get_width (widget) == 0)
    g_main_context_iteration (NULL, TRUE);
}

static GskRenderNode *
paint (GtkWidget *widget,
       GtkWidget *around,
       gboolean  *is_odd)
{
  GtkSnapshot *snapshot = gtk_snapshot_new ();

  bw_one_piece_snapshot (widget, snapshot, around, is_odd);
  return gtk_snapshot_free_to_node (snapshot);
}

/* All that is in @box, held by a clip that is not that of the last time, and as high
 * as @piece, every time. */
static void
check_pieces (GtkWidget             *box,
              GtkWidget             *around,
              const graphene_rect_t *piece)
{
  graphene_rect_t last = GRAPHENE_RECT_INIT (0, 0, 0, 0);
  gboolean is_odd = FALSE;

  for (guint i = 0; i < 4; i++)
    {
      g_autoptr (GskRenderNode) node = paint (box, around, &is_odd);
      GskRenderNode *content;
      const graphene_rect_t *clip;
      graphene_rect_t bounds;

      g_assert_nonnull (node);
      g_assert_cmpint (gsk_render_node_get_node_type (node), ==, GSK_CLIP_NODE);
      clip = gsk_clip_node_get_clip (node);
      g_assert_false (graphene_rect_equal (clip, &last));
      last = *clip;
      g_assert_true (graphene_rect_contains_rect (clip, piece));
      gsk_render_node_get_bounds (node, &bounds);
      g_assert_true (graphene_rect_contains_rect (&bounds, piece));
      g_assert_cmpfloat (bounds.size.height, ==, piece->size.height);

      content = gsk_clip_node_get_child (node);
      g_assert_cmpint (gsk_render_node_get_node_type (content), ==, GSK_CONTAINER_NODE);
      g_assert_cmpuint (gsk_container_node_get_n_children (content), ==, 3);
    }
}

static void
test_piece (void)
{
  GtkWidget *window = gtk_window_new ();
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);
  graphene_rect_t piece;

  gtk_box_append (GTK_BOX (box), gtk_label_new ("one"));
  gtk_box_append (GTK_BOX (box), gtk_label_new ("two"));
  gtk_widget_set_margin_top (box, 4);
  gtk_widget_set_margin_start (box, 6);
  gtk_box_append (GTK_BOX (row), box);
  gtk_window_set_child (GTK_WINDOW (window), row);
  gtk_window_present (GTK_WINDOW (window));
  wait_for_paint (box);

  graphene_rect_init (&piece, 0, 0, (float) gtk_widget_get_width (box), (float) gtk_widget_get_height (box));
  check_pieces (box, NULL, &piece);
  graphene_rect_init (&piece, -6, -4, (float) gtk_widget_get_width (row), (float) gtk_widget_get_height (row));
  check_pieces (box, row, &piece);
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/app/one-piece/piece", test_piece);
  return g_test_run ();
}
