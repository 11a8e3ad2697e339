/* bw-one-piece.c: paints a widget as one piece
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-one-piece.h"

/* Nothing to see, but as large as the piece is to be. */
static void
append_extents (GtkWidget       *widget,
                GtkWidget       *around,
                GtkSnapshot     *snapshot,
                graphene_rect_t *extents)
{
  g_autoptr (GskRenderNode) node = NULL;

  if (around == NULL || !gtk_widget_compute_bounds (around, widget, extents))
    graphene_rect_init (extents, 0, 0, (float) gtk_widget_get_width (widget), (float) gtk_widget_get_height (widget));

  node = gsk_color_node_new (&(GdkRGBA) { 0 }, extents);
  gtk_snapshot_append_node (snapshot, node);
}

/**
 * bw_one_piece_snapshot:
 * @widget: what is painted anew: something in it has changed
 * @snapshot: where to
 * @around: (nullable): as large as this, above @widget, is the piece: what meets makes one
 *   patch; %NULL: as large as @widget
 * @is_odd: (inout): kept with @widget, %FALSE at first
 *
 * To be called in place of `GtkWidgetClass.snapshot`. The children are held by a clip that
 * leaves all of the piece, and is another one each time: nodes that differ are not searched
 * for what in them does.
 */
void
bw_one_piece_snapshot (GtkWidget   *widget,
                       GtkSnapshot *snapshot,
                       GtkWidget   *around,
                       gboolean    *is_odd)
{
  g_autoptr (GskRenderNode) content = NULL;
  g_autoptr (GskRenderNode) piece = NULL;
  GtkSnapshot *children;
  graphene_rect_t clip;

  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (GTK_IS_SNAPSHOT (snapshot));
  g_return_if_fail (is_odd != NULL);

  children = gtk_snapshot_new ();
  append_extents (widget, around, children, &clip);
  for (GtkWidget *child = gtk_widget_get_first_child (widget);
       child != NULL;
       child = gtk_widget_get_next_sibling (child))
    gtk_widget_snapshot_child (widget, child, children);

  content = gtk_snapshot_free_to_node (children);
  *is_odd = !*is_odd;
  if (*is_odd)
    graphene_rect_inset (&clip, -1, 0);

  piece = gsk_clip_node_new (content, &clip);
  gtk_snapshot_append_node (snapshot, piece);
}
