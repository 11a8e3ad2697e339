/* bw-map-selection.c: of the map: the place that is chosen, here or in a list; several in one
 *
 * It is the desk's, so that a list beside the map marks the same one. A press on the mark
 * of a site chooses it, the arrow keys go on from there, Escape lets it go.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-map-private.h"

/* A mark so near to the edge of the view is not seen whole, pixels. */
#define EDGE 16.0

static void
on_desk_notify_selected_cb (BwMap *self)
{
  g_assert (BW_IS_MAP (self));

  bw_map_say_anew (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
on_desk_notify_together_cb (BwMap *self)
{
  g_assert (BW_IS_MAP (self));

  g_clear_pointer (&self->together, g_array_unref);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* The picture goes on beyond the view: what is chosen there is brought into it. */
static void
show_row (BwMap             *self,
          const BwMapLayout *layout,
          guint32            row)
{
  BwMapView view;
  double x;
  double y;

  if (bw_map_layer_is_fitted (self->layer))
    return;

  bw_map_layer_get_target (self->layer, &view);
  bw_map_view_to_screen (&view, layout->x[row], layout->y[row], &x, &y);
  if (x >= EDGE && x <= view.width - EDGE && y >= EDGE && y <= view.height - EDGE)
    return;

  view.x = layout->x[row];
  view.y = layout->y[row];
  bw_map_layer_show (self->layer, &view);
}

/**
 * bw_map_find_row:
 * @self: a map
 * @site: a place
 *
 * Looks through the sites once for what is hovered and what is chosen, not with each frame.
 *
 * Returns: its row in the places of the scene, -1: it has no position, or stands elsewhere
 */
gint64
bw_map_find_row (BwMap   *self,
                 BwPlace  site)
{
  const BwMapPlaces *places = bw_map_scene_get_places (self->scene);
  BwMapFound *found;

  for (guint i = 0; i < MIN (self->n_found, G_N_ELEMENTS (self->found)); i++)
    {
      if (self->found[i].site == site)
        return self->found[i].row;
    }

  found = &self->found[self->n_found++ % G_N_ELEMENTS (self->found)];
  *found = (BwMapFound) { site, -1 };
  for (guint i = 0; i < places->n_sites && found->row < 0; i++)
    {
      if (places->sites[i] == site)
        found->row = i;
    }

  return found->row;
}

/**
 * bw_map_find_together:
 * @self: a map
 * @n_rows: (out): how many
 *
 * Looks through the sites once when others are chosen, not with each frame.
 *
 * Returns: (array length=n_rows) (transfer none): rows, in the places of the scene, of the
 *   sites that are chosen together
 */
const guint32 *
bw_map_find_together (BwMap *self,
                      guint *n_rows)
{
  const BwMapPlaces *scene = bw_map_scene_get_places (self->scene);
  guint n_places;
  const BwPlace *places = bw_desk_get_together (self->desk, &n_places);

  if (self->together == NULL)
    {
      g_autoptr (GHashTable) chosen = g_hash_table_new (NULL, NULL);

      self->together = g_array_new (FALSE, FALSE, sizeof (guint32));
      for (guint i = 0; i < n_places; i++)
        g_hash_table_add (chosen, GUINT_TO_POINTER (places[i]));
      for (guint32 row = 0; n_places > 0 && row < scene->n_sites; row++)
        {
          if (g_hash_table_contains (chosen, GUINT_TO_POINTER (scene->sites[row])))
            g_array_append_val (self->together, row);
        }
    }

  *n_rows = self->together->len;
  return (const guint32 *) (gpointer) self->together->data;
}

/**
 * bw_map_forget_rows:
 * @self: a map
 *
 * To be called when the places of the scene are others.
 */
void
bw_map_forget_rows (BwMap *self)
{
  self->n_found = 0;
  g_clear_pointer (&self->together, g_array_unref);
}

/**
 * bw_map_select:
 * @self: a map
 * @place: an area or a site that is shown
 *
 * Chooses it.
 */
void
bw_map_select (BwMap   *self,
               BwPlace  place)
{
  bw_desk_set_selected (self->desk, place);
}

/**
 * bw_map_step_selection:
 * @self: a map
 * @dx: -1 west, 1 east
 * @dy: -1 north, 1 south
 *
 * From the site that is chosen to the next one in that direction.
 *
 * Returns: whether a site is chosen that has a mark; if none is next, it stays
 */
gboolean
bw_map_step_selection (BwMap  *self,
                       double  dx,
                       double  dy)
{
  const BwMapPlaces *places = bw_map_scene_get_places (self->scene);
  const BwMapLayout *layout = bw_map_layer_get_layout (self->layer);
  const BwMapMarks *marks = bw_map_layer_get_marks (self->layer);
  BwPlace selected = bw_desk_get_selected (self->desk);
  gint64 row = selected != BW_PLACE_NONE ? bw_map_find_row (self, selected) : -1;
  g_autofree char *text = NULL;

  if (row < 0 || layout == NULL || marks == NULL || layout->places != places
      || !bw_map_marks_has_row (marks, (guint32) row))
    return FALSE;

  row = bw_map_marks_find_neighbour (marks, layout, (guint32) row, dx, dy);
  if (row < 0)
    return TRUE;

  self->has_exception = FALSE;
  text = bw_map_describe_site (self, places->sites[row]);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text, -1);
  bw_map_select (self, places->sites[row]);
  show_row (self, layout, (guint32) row);
  return TRUE;
}

/**
 * bw_map_follow_selection:
 * @self: a map with a desk
 *
 * Marks what is chosen, and says it.
 */
void
bw_map_follow_selection (BwMap *self)
{
  g_signal_connect_object (self->desk, "notify::selected", G_CALLBACK (on_desk_notify_selected_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->desk, "notify::n-together", G_CALLBACK (on_desk_notify_together_cb), self,
                           G_CONNECT_SWAPPED);
}
