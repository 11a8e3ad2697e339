/* bw-stage.c: a page comes upon the screen part by part, a part a frame
 *
 *   mapped ──► first part ──frame──► second ──frame──► third … ──► nothing more is done
 *   unmapped ──► all wait again
 *
 * To paint a whole page at once takes longer than a frame may, and nobody who presses a
 * key meanwhile is heard. Places and sizes of all parts are given at once: nothing moves.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-stage.h"

#define STAGE_KEY "bw-stage-tick"

static GtkWidget *
find_waiting (GtkWidget *page)
{
  for (GtkWidget *part = gtk_widget_get_first_child (page); part != NULL; part = gtk_widget_get_next_sibling (part))
    {
      if (!gtk_widget_get_child_visible (part))
        return part;
    }

  return NULL;
}

/* What is not visible at all costs no frame. */
static gboolean
show_next (GtkWidget *page)
{
  GtkWidget *part;

  while ((part = find_waiting (page)) != NULL)
    {
      gtk_widget_set_child_visible (part, TRUE);
      gtk_widget_queue_draw (page);
      if (gtk_widget_get_visible (part))
        return G_SOURCE_CONTINUE;
    }

  return G_SOURCE_REMOVE;
}

static gboolean
on_page_tick_cb (GtkWidget     *page,
                 GdkFrameClock *clock,
                 gpointer       user_data)
{
  if (show_next (page) == G_SOURCE_CONTINUE)
    return G_SOURCE_CONTINUE;

  g_object_set_data (G_OBJECT (page), STAGE_KEY, NULL);
  return G_SOURCE_REMOVE;
}

static void
stop (GtkWidget *page)
{
  guint tick = GPOINTER_TO_UINT (g_object_steal_data (G_OBJECT (page), STAGE_KEY));

  if (tick != 0)
    gtk_widget_remove_tick_callback (page, tick);
}

static void
on_page_map_cb (GtkWidget *page,
                gpointer   user_data)
{
  guint tick;

  /* Into the first part a stack moves the focus, which else would stay on a page that is
   * not to be seen any more. */
  stop (page);
  show_next (page);
  tick = gtk_widget_add_tick_callback (page, on_page_tick_cb, NULL, NULL);
  g_object_set_data (G_OBJECT (page), STAGE_KEY, GUINT_TO_POINTER (tick));
}

static void
hide_all (GtkWidget *page)
{
  for (GtkWidget *part = gtk_widget_get_first_child (page); part != NULL; part = gtk_widget_get_next_sibling (part))
    gtk_widget_set_child_visible (part, FALSE);
}

static void
on_page_unmap_cb (GtkWidget *page,
                  gpointer   user_data)
{
  stop (page);
  hide_all (page);
}

/**
 * bw_stage_attach:
 * @page: a widget that is not mapped yet, with its children
 *
 * From now on the children of @page are drawn one a frame, in their order, whenever it is
 * mapped. Children that come later are not waited for.
 *
 * Not for a widget that decides itself which of its children are drawn, such as a
 * #GtkStack or a #GtkPaned.
 */
void
bw_stage_attach (GtkWidget *page)
{
  g_return_if_fail (GTK_IS_WIDGET (page));
  g_return_if_fail (!gtk_widget_get_mapped (page));

  hide_all (page);
  g_signal_connect (page, "map", G_CALLBACK (on_page_map_cb), NULL);
  g_signal_connect (page, "unmap", G_CALLBACK (on_page_unmap_cb), NULL);
}

/**
 * bw_stage_is_settled:
 * @root: a widget
 *
 * Returns: whether all parts of @root, and of what stands in it, are drawn that ever will
 */
gboolean
bw_stage_is_settled (GtkWidget *root)
{
  g_return_val_if_fail (GTK_IS_WIDGET (root), TRUE);

  if (!gtk_widget_get_mapped (root))
    return TRUE;
  if (g_object_get_data (G_OBJECT (root), STAGE_KEY) != NULL)
    return FALSE;

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      if (!bw_stage_is_settled (child))
        return FALSE;
    }

  return TRUE;
}
