/* bw-map-list.c: the sites that are seen at one place, to choose from
 *
 * Where many sites fall together, in one mark or in several that lie over each other,
 * nobody can say which one was meant: they are listed. Choosing one narrows the scope to
 * where it stands.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-accessible.h"
#include "bw-format-text.h"
#include "bw-map-private.h"

#include <glib/gi18n.h>

/* Longer lists than this nobody reads; the number that is left out is said. */
#define MOST_ROWS 200

#define LIST_WIDTH  280
#define LIST_HEIGHT 320

static const char place_key[] = "bw-place";

static void
on_list_row_activated_cb (BwMap         *self,
                          GtkListBoxRow *row)
{
  BwPlace site = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (row), place_key));
  BwDesk *desk = self->desk;

  g_assert (BW_IS_MAP (self));

  gtk_popover_popdown (GTK_POPOVER (self->popover));
  bw_desk_set_scope_place (desk, site);
  bw_desk_set_hovered (desk, site);
  bw_desk_set_selected (desk, site);
}

static GtkWidget *
create_row (BwMap   *self,
            BwPlace  site)
{
  g_autofree char *text = bw_map_describe_site (self, site);
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_tooltip_text (label, text);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), label);
  g_object_set_data (G_OBJECT (row), place_key, GUINT_TO_POINTER (site));
  return row;
}

static GtkWidget *
create_list (BwMap  *self,
             GArray *rows)
{
  const BwMapPlaces *places = bw_map_layer_get_layout (self->layer)->places;
  GtkWidget *list = gtk_list_box_new ();
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  bw_accessible_set_label (GTK_ACCESSIBLE (list), _("Places"));
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  for (guint i = 0; i < MIN (rows->len, MOST_ROWS); i++)
    gtk_list_box_append (GTK_LIST_BOX (list), create_row (self, places->sites[g_array_index (rows, guint32, i)]));
  g_signal_connect_object (list, "row-activated", G_CALLBACK (on_list_row_activated_cb), self,
                           G_CONNECT_SWAPPED);

  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scrolled), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scrolled), LIST_HEIGHT);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), list);
  return scrolled;
}

static GtkWidget *
create_content (BwMap           *self,
                const BwMapMark *mark,
                GArray          *rows)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  g_autofree char *title = NULL;
  GtkWidget *label;

  gtk_widget_set_size_request (box, LIST_WIDTH, -1);
  if (rows->len > 1)
    {
      title = bw_map_describe_mark (self, mark, rows->len);
      label = gtk_label_new (title);
      gtk_widget_add_css_class (label, "heading");
      gtk_box_append (GTK_BOX (box), label);
    }
  gtk_box_append (GTK_BOX (box), create_list (self, rows));
  if (rows->len > MOST_ROWS)
    {
      g_autofree char *rest = NULL;

      /* Translators: sites beyond those that are listed */
      rest = bw_format_text (ngettext ("and %u more", "and %u more", rows->len - MOST_ROWS), rows->len - MOST_ROWS);
      label = gtk_label_new (rest);
      gtk_widget_add_css_class (label, "caption");
      gtk_box_append (GTK_BOX (box), label);
    }

  return box;
}

/**
 * bw_map_show_list:
 * @self: a map
 * @mark: of the picture that is shown
 * @rows: (element-type guint32): the sites that are seen where it is, itself and below it
 *
 * Opens the list beside the mark.
 */
void
bw_map_show_list (BwMap           *self,
                  const BwMapMark *mark,
                  GArray          *rows)
{
  BwMapView view;
  double x;
  double y;

  if (self->popover == NULL)
    {
      self->popover = gtk_popover_new ();
      gtk_widget_set_parent (self->popover, GTK_WIDGET (self));
    }

  bw_map_layer_get_view (self->layer, &view);
  bw_map_view_to_screen (&view, mark->x, mark->y, &x, &y);
  gtk_popover_set_child (GTK_POPOVER (self->popover), create_content (self, mark, rows));
  gtk_popover_set_pointing_to (GTK_POPOVER (self->popover),
                               &(GdkRectangle) { (int) (x - mark->radius), (int) (y - mark->radius),
                                                 (int) (2 * mark->radius), (int) (2 * mark->radius) });
  gtk_popover_popup (GTK_POPOVER (self->popover));
}
